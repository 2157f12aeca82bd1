"""Whether those who are connected may still be: at any moment a token is revoked, a session ended, a user disabled."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from footfall.domain.errors import StoreUnavailable
from footfall.domain.roles import Principal
from footfall.live.source import Clock
from footfall.services import access, sessions
from footfall.store import Stores

log = logging.getLogger(__name__)

#: Whoever lost their right is gone within two seconds, whatever a look itself takes.
LOOK_S = 0.5


@dataclass(frozen=True)
class Connection:
    """Who somebody was when they connected, and how they proved it: by a token, else by their session."""

    who: Principal
    token: str | None
    turn_away: Callable[[str], None]


class Rights:
    """One for all namespaces: whoever is connected is asked for, whether they joined anything or not."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        start_task: Callable[[Callable[[], None]], Any],
        sleep: Callable[[float], Any],
    ) -> None:
        self._stores, self._clock = stores, clock
        self._start_task, self._sleep = start_task, sleep
        self._connections: dict[str, Connection] = {}
        self._lock = threading.Lock()
        self._running = False

    def add(self, sid: str, who: Principal, auth: Any, turn_away: Callable[[str], None]) -> None:
        """From now on `turn_away(sid)` is called once they are not who they were; `auth` as they connected with it."""
        token = auth.get("token") if isinstance(auth, dict) else None
        token = token if isinstance(token, str) and token else None
        with self._lock:
            self._connections[sid] = Connection(who, token, turn_away)
            if not self._running:
                self._running = True
                self._start_task(self.run)

    def drop(self, sid: str) -> None:
        with self._lock:
            self._connections.pop(sid, None)

    def knows(self, sid: str) -> bool:
        """Whether that one is asked for."""
        return sid in self._connections

    def run(self) -> None:
        """The task: ends when nobody is connected. A store that cannot be reached turns nobody away."""
        while True:
            with self._lock:
                if not self._connections:
                    self._running = False
                    return
            try:
                self.look()
            except StoreUnavailable:
                pass  # the watch says so in the log
            except Exception:  # the task must outlive whatever goes wrong
                log.exception("the rights of those who are connected cannot be asked for")
            self._sleep(LOOK_S)

    def look(self) -> None:
        """Turns away whoever is not the same any more. Raises StoreUnavailable."""
        with self._lock:
            here = dict(self._connections)
        tokens = {one.token for one in here.values() if one.token}
        ids = {one.who.session for one in here.values() if not one.token and one.who.session}
        by_token = access.owners(self._stores, list(tokens), self._clock())
        by_session = sessions.owners(self._stores, list(ids), self._clock())
        for sid, one in here.items():
            stands = by_token.get(one.token) if one.token else by_session.get(one.who.session or "")
            if stands == one.who:
                continue
            try:
                one.turn_away(sid)
            except Exception:  # whoever cannot be turned away now must not keep the next one here
                log.exception("somebody without a right could not be cut off")


def cut_off(namespace: Any, sid: str) -> None:
    """Ends the connection of a Socket.IO namespace, and the WebSocket below it where it bore no other.

    A client that does not listen would else keep it open.
    """
    server = namespace.server
    below = server.manager.eio_sid_from_sid(sid, namespace.namespace)
    namespace.disconnect(sid)
    if below is not None and not any(
        server.manager.sid_from_eio_sid(below, other) for other in server.namespace_handlers
    ):
        # It waits until the last words were sent: not in the one task that looks after all.
        server.start_background_task(server.eio.disconnect, below)
