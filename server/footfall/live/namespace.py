"""What both namespaces have in common: how they are entered and left, who may be there, what is no event of theirs."""

from threading import BoundedSemaphore
from typing import Any

from flask_socketio import Namespace

from footfall.live.acks import refusal
from footfall.live.lobby import GUEST, Guest
from footfall.live.rights import Rights, cut_off

#: Of all who join at the same moment so many are served at a time, and others get their turn in between.
AT_ONCE = 2
#: Where the store is slow nobody waits behind others for longer, in seconds; whoever asks again is served then.
PATIENCE_S = 3.0


class GuardedNamespace(Namespace):  # type: ignore[misc]
    """Whoever joins it leaves the lobby. ClientPacket lets no client say `connect` or `disconnect`.

    Each connection's events come one after the other (`async_handlers=False`), so none has two that wait.
    """

    def __init__(self, namespace: str, rights: Rights) -> None:
        super().__init__(namespace)
        self._rights = rights
        self._turns = BoundedSemaphore(AT_ONCE)

    def trigger_event(self, event: str, *args: Any) -> Any:
        if event in ("connect", "disconnect"):
            answer = super().trigger_event(event, *args)
            self._enter_or_leave(event, args[0])
            return answer
        if not hasattr(self, f"on_{event}"):
            return refusal("unknown_event", "There is no such event to be sent here.")
        if not self._turns.acquire(timeout=PATIENCE_S):
            return refusal("too_busy", "Too many ask at the same moment; try again.")
        try:
            return super().trigger_event(event, *args)
        finally:
            self._turns.release()

    def _enter_or_leave(self, event: str, sid: str) -> None:
        guest: Guest | None = (self.server.get_environ(sid, self.namespace) or {}).get(GUEST)
        if guest is not None:
            (guest.joined if event == "connect" else guest.left)()

    def turn_out(self, *rooms: str) -> None:
        """Before a push: whoever is in a room and nobody asks for any more, whatever made that so, hears nothing."""
        for room in rooms:
            for sid, _ in list(self.server.manager.get_participants(self.namespace, room)):
                if not self._rights.knows(sid):
                    cut_off(self, sid)
