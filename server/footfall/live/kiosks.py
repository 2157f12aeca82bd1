"""The namespace /kiosk: settings and orders at the start, then whatever of them changes, and how full the zone is."""

from dataclasses import dataclass
from typing import Any

from flask import request
from flask_socketio import SocketIO

from footfall.domain.errors import InvalidInput
from footfall.domain.kiosk import KioskOrders
from footfall.domain.roles import Principal
from footfall.live.acks import Ack, Recognize, acknowledged, present, recognized
from footfall.live.namespace import GuardedNamespace
from footfall.live.rights import Rights, cut_off
from footfall.live.source import Clock
from footfall.live.watch import Document, Rows, Watch
from footfall.services import badging, events, kiosks
from footfall.store import Stores
from footfall.wire.events import event_document
from footfall.wire.kiosks import (
    Heartbeat,
    Hello,
    command_document,
    orders_document,
    settings_document,
    shown_of_zone,
    zone_document,
)

NAMESPACE = "/kiosk"


def room(event_id: str, zone: str | None = None) -> str:
    return event_id if zone is None else f"{event_id}/{zone}"


def own_room(event_id: str, kiosk_id: str) -> str:
    return f"{event_id}/kiosk/{kiosk_id}"


@dataclass(frozen=True)
class Connected:
    """A kiosk at the other end: who it is, and after `hello` where it stands and what it was told there."""

    who: Principal
    event: str | None = None
    kiosk_id: str = ""
    welcome: KioskOrders | None = None


class KioskNamespace(GuardedNamespace):
    """What kiosks send: `hello` once, `heartbeat` every ten seconds."""

    def __init__(
        self, watch: Watch, stores: Stores, recognize: Recognize, rights: Rights, clock: Clock
    ) -> None:
        super().__init__(NAMESPACE, rights)
        self._watch, self._stores = watch, stores
        self._recognize, self._clock = recognize, clock
        self._connected: dict[str, Connected] = {}

    def on_connect(self, auth: Any = None) -> None:
        who = recognized(self._recognize, auth)
        sid = request.sid  # type: ignore[attr-defined]
        self._connected[sid] = Connected(who)
        self._rights.add(sid, who, auth, self.turn_away)

    def on_disconnect(self, reason: Any = None) -> None:
        sid = request.sid  # type: ignore[attr-defined]
        self._watch.unfollow(sid)
        self._connected.pop(sid, None)
        self._rights.drop(sid)

    def turn_away(self, sid: str) -> None:
        """Whoever lost their right is told so, and disconnected."""
        self.emit("rejected", {"code": "not_authenticated", "message": "This key is over."}, room=sid)
        cut_off(self, sid)

    def welcomes(self, event_id: str) -> dict[str, KioskOrders]:
        """What the kiosks that are connected here were told when they came."""
        there = [kiosk for kiosk in list(self._connected.values()) if kiosk.event == event_id]
        return {kiosk.kiosk_id: kiosk.welcome for kiosk in there if kiosk.welcome}

    @acknowledged(Hello)
    def on_hello(self, hello: Hello) -> Ack:
        sid = request.sid  # type: ignore[attr-defined]
        kiosk = present(self._connected, sid)
        allowed = kiosks.allowed_door(self._stores, kiosk.who, hello.event, hello.zone, hello.direction)
        kiosk_id = hello.kiosk_id or kiosk.who.id
        said = hello.model_dump(exclude={"event", "kiosk_id"})
        orders = kiosks.introduced(self._stores, hello.event, kiosk_id, kiosk.who, said, self._clock())
        if sid in self._connected:  # it may have gone meanwhile
            self._connected[sid] = Connected(kiosk.who, hello.event, kiosk_id, orders.standing)
        version = events.event_version(self._stores, hello.event)
        answer: Ack = {"settings": settings_document(allowed, version, orders, self._clock())}

        def welcome(document: Document) -> None:
            for old in self.server.rooms(sid, NAMESPACE):
                if old != sid:
                    self.server.leave_room(sid, old, NAMESPACE)
            answer["zone"] = zone_document(document, hello.zone)
            self.server.enter_room(sid, room(hello.event), NAMESPACE)
            self.server.enter_room(sid, room(hello.event, hello.zone), NAMESPACE)
            self.server.enter_room(sid, own_room(hello.event, kiosk_id), NAMESPACE)

        self._watch.follow(hello.event, sid, welcome)
        if sid not in self._connected:
            self._watch.unfollow(sid)
        revoked = badging.revoked_badges(self._stores, hello.event)
        self.emit("revoked", {"revoked": revoked}, room=sid)
        return answer

    @acknowledged(Heartbeat)
    def on_heartbeat(self, heartbeat: Heartbeat) -> Ack:
        kiosk = present(self._connected, request.sid)  # type: ignore[attr-defined]
        if kiosk.event is None:
            raise InvalidInput("hello_first", "Send hello before the first heartbeat.")
        said = heartbeat.model_dump()
        now = self._clock()
        kiosks.heard_from(self._stores, kiosk.event, kiosk.kiosk_id, kiosk.who, said, now)
        return {"server_time": self._clock()}


@dataclass
class Told:
    """What the kiosks of an event were told last."""

    version: int
    revoked: list[str]
    orders: dict[str, KioskOrders]


class KioskPublisher:
    """What kiosks get: `zone`, `revoked`, `settings`, `orders` and `command`, each when it changed."""

    def __init__(self, socketio: SocketIO, stores: Stores, doors: KioskNamespace, clock: Clock) -> None:
        self._socketio, self._stores, self._doors, self._clock = socketio, stores, doors, clock
        self._told: dict[str, Told] = {}

    def changed(self, event_id: str, before: Document, after: Document, rows: Rows) -> None:
        self._doors.turn_out(room(event_id))
        for zone in after["zones"]:
            if shown_of_zone(before, zone) != shown_of_zone(after, zone):
                self._emit("zone", zone_document(after, zone), room(event_id, zone))

    def quiet(self, event_id: str, document: Document) -> None:
        """None here: kiosks do not show the age of a number."""

    def chores(self, event_id: str) -> None:
        if not self._is_anybody_there(event_id):
            self._told.pop(event_id, None)
            return
        self._doors.turn_out(room(event_id))
        now = Told(
            events.event_version(self._stores, event_id),
            badging.revoked_badges(self._stores, event_id),
            kiosks.told_orders(self._stores, event_id),
        )
        before = self._told.get(event_id)
        self._told[event_id] = now
        if before is None or now.revoked != before.revoked:
            self._emit("revoked", {"revoked": now.revoked}, room(event_id))
        if before is not None and now.version != before.version:
            config = event_document(events.get_event(self._stores, event_id), now.version)
            self._emit("settings", {"event": config}, room(event_id))

        self._tell_orders(event_id, before.orders if before else {}, now.orders)

    def _tell_orders(
        self, event_id: str, before: dict[str, KioskOrders], after: dict[str, KioskOrders]
    ) -> None:
        told = self._doors.welcomes(event_id) | before
        for kiosk_id, orders in after.items():
            was = told.get(kiosk_id)
            if was is None or orders == was:  # it is on another worker, or knows
                continue
            to = own_room(event_id, kiosk_id)
            if orders.standing != was.standing:
                self._emit("orders", orders_document(orders), to)
            command = kiosks.fresh_command(orders, self._clock())
            if command is not None and command != was.command:
                self._emit("command", command_document(command), to)

    def _is_anybody_there(self, event_id: str) -> bool:
        participants = self._socketio.server.manager.get_participants(NAMESPACE, room(event_id))
        return any(True for _ in participants)

    def _emit(self, name: str, message: Document, to: str) -> None:
        self._socketio.emit(name, message, to=to, namespace=NAMESPACE)
