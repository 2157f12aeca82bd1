"""The namespace /live: a snapshot when a page joins an event, then numbered patches."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask_socketio import SocketIO

from footfall.domain.errors import NotAllowed
from footfall.domain.roles import Principal, may_read_state, may_see_names
from footfall.live.acks import Ack, Recognize, acknowledged, present, recognized
from footfall.live.namespace import GuardedNamespace
from footfall.live.patch import diff
from footfall.live.rights import Rights, cut_off
from footfall.live.watch import Document, Rows, Watch
from footfall.wire.live import Join
from footfall.wire.state import without_names

NAMESPACE = "/live"


def room(event_id: str, with_names: bool) -> str:
    return f"{event_id}/names" if with_names else event_id


class DashboardNamespace(GuardedNamespace):
    """What pages send: `join` {event}."""

    def __init__(
        self,
        watch: Watch,
        recognize: Recognize,
        rights: Rights,
        warn: Callable[[str, str, bool], None],
    ) -> None:
        """`warn(event, sid, with_names)` tells a page what is warned of."""
        super().__init__(NAMESPACE, rights)
        self._watch, self._recognize, self._warn = watch, recognize, warn
        self._people: dict[str, Principal] = {}

    def on_connect(self, auth: Any = None) -> None:
        sid = request.sid  # type: ignore[attr-defined]
        who = self._people[sid] = recognized(self._recognize, auth)
        self._rights.add(sid, who, auth, self.turn_away)

    def on_disconnect(self, reason: Any = None) -> None:
        sid = request.sid  # type: ignore[attr-defined]
        self._watch.unfollow(sid)
        self._people.pop(sid, None)
        self._rights.drop(sid)

    def turn_away(self, sid: str) -> None:
        """Whoever lost their right is disconnected; coming back they are told why."""
        cut_off(self, sid)

    @acknowledged(Join)
    def on_join(self, join: Join) -> Ack:
        sid = request.sid  # type: ignore[attr-defined]
        who = present(self._people, sid)
        if not may_read_state(who, join.event):
            raise NotAllowed("not_allowed", f"The role {who.role.value} may not read this event.")

        def welcome(document: Document) -> None:
            for old in self.server.rooms(sid, NAMESPACE):
                if old != sid:
                    self.server.leave_room(sid, old, NAMESPACE)
            self.emit("snapshot", document, room=sid)
            self.server.enter_room(sid, room(join.event, may_see_names(who, join.event)), NAMESPACE)

        self._watch.follow(join.event, sid, welcome)
        if sid not in self._people:  # it went meanwhile
            self._watch.unfollow(sid)
        self._warn(join.event, sid, may_see_names(who, join.event))
        return {}


class DashboardPublisher:
    """What pages get: `delta` on a change, `tick` while nothing changes."""

    def __init__(
        self, socketio: SocketIO, boards: DashboardNamespace, event_time: Callable[[str], str]
    ) -> None:
        self._socketio, self._boards, self._event_time = socketio, boards, event_time

    def changed(self, event_id: str, before: Document, after: Document, rows: Rows) -> None:
        self.chores(event_id)
        delta = {
            "from": before["seq"],
            "seq": after["seq"],
            "at": after["at"],
            "patch": diff(before, after),
        }
        self._emit("delta", delta | {"scans": rows}, room(event_id, with_names=True))
        self._emit("delta", delta | {"scans": without_names(rows)}, room(event_id, False))

    def quiet(self, event_id: str, document: Document) -> None:
        tick = {"seq": document["seq"], "at": self._event_time(event_id)}
        for with_names in (True, False):
            self._emit("tick", tick, room(event_id, with_names))

    def chores(self, event_id: str) -> None:
        self._boards.turn_out(room(event_id, with_names=True), room(event_id, with_names=False))

    def _emit(self, name: str, message: Document, to: str) -> None:
        self._socketio.emit(name, message, to=to, namespace=NAMESPACE)
