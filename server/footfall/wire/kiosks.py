"""Kiosks: what they say of themselves, what they are ordered, and what is known of them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import Field

from footfall.domain.event import Event
from footfall.domain.kiosk import DoorDirection, GivenCommand, KioskCommand, KioskMode, KioskOrders
from footfall.domain.kiosk_needs import KioskNeed, need_somebody
from footfall.services.kiosks import ListedKiosk
from footfall.wire.base import TEXT_PATTERN, Answer, Id, KioskId, Moment, Request
from footfall.wire.events import EventDocument, event_document
from footfall.wire.times import rfc3339

ErrorCode = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
Milliseconds = Annotated[int, Field(ge=0, le=253_402_300_800_000)]
Name = Annotated[str, Field(max_length=100, pattern=TEXT_PATTERN)]


class OrderedDoor(Answer):
    zone: str | None = None
    direction: DoorDirection | None = None


class KioskDocument(Answer):
    """As it last said it was. `ordered` is there while it has not taken up the door that it was ordered."""

    id: str
    name: str
    zone: str | None = None
    direction: DoorDirection | None = None
    mode: KioskMode | None = None
    last_seen: Moment
    online: bool
    put_away: Moment | None = Field(
        None,
        description="When it was put away; absent while it stands at a door. It is not silent, whoever hears nothing.",
    )
    locked: bool
    needs: list[KioskNeed] = Field(
        description="What somebody is needed for, the most urgent first; empty where all is well."
    )
    needs_somebody: bool = Field(description="Whether somebody should go there for one of `needs`.")
    ordered: OrderedDoor | None = None
    queue: int | None = Field(None, description="Scans that wait in the kiosk.")
    aside: int | None = Field(None, description="Scans that the server would not take.")
    oldest_unsent: Moment | None = None
    battery: float | None = Field(None, description="0 to 1.")
    charging: bool | None = None
    version: str | None = None
    clock_offset_ms: int | None = Field(None, description="How far its clock is ahead of the server's.")
    clock_jump_ms: int | None = Field(None, description="By how much somebody set its clock lately.")
    lost: int | None = Field(
        None, description="Scans that are gone from its queue, and that nobody received."
    )
    errors: list[str] | None = None
    recent_scans: int | None = Field(None, description="In the last ten minutes.")
    recent_refused: int | None = None
    last_command: str | None = None


class KioskList(Answer):
    kiosks: list[KioskDocument]


class KioskChanges(Request):
    """What a kiosk is ordered; what is left out stays."""

    name: Name | None = None
    zone: Id | None = None
    direction: DoorDirection | None = None
    locked: bool | None = Field(None, strict=True)


class KiosksAway(Request):
    """Which kiosks are to be put away, in one step."""

    kiosks: list[KioskId] = Field(min_length=1, max_length=500)


class KioskOrder(Request):
    command: KioskCommand


class KioskOrdered(Answer):
    id: str


class Orders(Answer):
    """What the dashboard ordered a kiosk. Zone and direction are taken up once a version, the rest always.

    `name` is what it is called, told from all others of the same name.
    """

    version: int
    name: str | None = None
    zone: str | None = None
    direction: DoorDirection | None = None
    locked: bool


class Command(Answer):
    id: str
    command: KioskCommand


class Hello(Request):
    """What a kiosk says when it connects. `kiosk_id` is its own, kept on the device."""

    event: Id
    zone: Id
    direction: DoorDirection
    name: str | None = Field(None, max_length=100)
    kiosk_id: KioskId | None = None
    version: str | None = Field(None, max_length=50)
    mode: KioskMode | None = None
    put_away: bool | None = Field(None, strict=True, description="It comes to say that staff put it away.")


class Heartbeat(Request):
    """How a kiosk is. `oldest_unsent` in milliseconds since the epoch; `recent_…` of the last ten minutes.

    `lost`: scans that it had written down, that are gone from its disk, and that it has no receipt for.
    """

    queue: int = Field(ge=0, le=10_000_000)
    aside: int | None = Field(None, ge=0, le=10_000_000)
    oldest_unsent: Milliseconds | None = None
    battery: float | None = Field(None, ge=0, le=1)
    charging: bool | None = Field(None, strict=True)
    version: str | None = Field(None, max_length=50)
    mode: KioskMode | None = None
    clock_offset_ms: int | None = Field(None, ge=-(10**14), le=10**14)
    clock_jump_ms: int | None = Field(None, ge=-(10**14), le=10**14)
    lost: int | None = Field(None, ge=0, le=10_000_000)
    errors: list[ErrorCode] | None = Field(None, max_length=20)
    recent_scans: int | None = Field(None, ge=0, le=1_000_000)
    recent_refused: int | None = Field(None, ge=0, le=1_000_000)
    last_command: KioskId | None = None
    orders_version: int | None = Field(None, ge=0, le=10**9)
    put_away: bool | None = Field(None, strict=True)


class KioskBeat(Heartbeat):
    """`hello` and `heartbeat` in one, for a kiosk whose WebSocket does not come about."""

    zone: Id
    direction: DoorDirection
    name: str | None = Field(None, max_length=100)


class KioskZone(Answer):
    """How full the kiosk's zone is; `visits` for a booth."""

    zone: str
    seq: int
    occupancy: int | None = None
    visits: int | None = None
    capacity: int | None = None


class KioskSettings(Answer):
    event: EventDocument
    server_time: int | None = Field(None, description="Milliseconds since the epoch.")
    orders: Orders


class KioskBeatAnswer(Answer):
    """What a kiosk is told over `/kiosk`, in one. `command` is there for as long as it is given."""

    settings: KioskSettings
    zone: KioskZone
    command: Command | None = None


def changes_of(body: KioskChanges) -> dict[str, Any]:
    """Only what is to change."""
    return body.model_dump(exclude_none=True)


def kiosk_document(kiosk: ListedKiosk) -> dict[str, Any]:
    """How a kiosk is; what it did not say is left out."""
    seen, tz = kiosk.seen, kiosk.event.tz
    document = asdict(seen) | {
        "last_seen": rfc3339(seen.last_seen, tz),
        "put_away": None if seen.put_away is None else rfc3339(seen.put_away, tz),
        "oldest_unsent": None if seen.oldest_unsent is None else rfc3339(seen.oldest_unsent, tz),
        "online": kiosk.online,
        "needs": kiosk.needs,
        "needs_somebody": need_somebody(kiosk.needs),
        "direction": kiosk.direction,
        "mode": kiosk.mode,
        "version": kiosk.version,
        "recent_scans": kiosk.recent_scans,
        "recent_refused": kiosk.recent_refused,
        "last_command": kiosk.last_command,
        "ordered": None if kiosk.ordered is None else _door(kiosk.ordered),
    }
    return {key: value for key, value in document.items() if value is not None}


def _door(orders: KioskOrders) -> dict[str, str]:
    door = {"zone": orders.zone, "direction": orders.direction}
    return {key: value for key, value in door.items() if value is not None}


def orders_document(orders: KioskOrders) -> dict[str, Any]:
    """What a kiosk has to know of its orders."""
    name = {} if orders.name is None else {"name": orders.name}
    return {"version": orders.version, **name, **_door(orders), "locked": orders.locked}


def settings_document(event: Event, version: int, orders: KioskOrders, now: int) -> dict[str, Any]:
    """What a kiosk works by."""
    return {
        "event": event_document(event, version),
        "server_time": now,
        "orders": orders_document(orders),
    }


def zone_document(state: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """What a kiosk shows of its zone. `state` is the document of `GET /state`."""
    return {"zone": zone, "seq": state["seq"], **shown_of_zone(state, zone)}


def shown_of_zone(state: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """The numbers alone."""
    numbers = state["zones"].get(zone, {})
    how_full = "occupancy" if "occupancy" in numbers else "visits"
    return {key: numbers[key] for key in (how_full, "capacity") if key in numbers}


def command_document(given: GivenCommand) -> dict[str, Any]:
    return {"id": given.id, "command": given.command}
