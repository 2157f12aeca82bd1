"""Kiosks: what they say of themselves, what they are ordered, and how the event stands with them."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from footfall.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from footfall.domain.event import Event
from footfall.domain.kiosk import DoorDirection, GivenCommand, KioskOrders
from footfall.domain.kiosk_names import Called, told_apart
from footfall.domain.kiosk_needs import KioskNeed, KioskSeen, needs_of
from footfall.domain.roles import Principal, may_scan, refuse_other_zone
from footfall.domain.scan import Direction
from footfall.domain.zone import Zone
from footfall.services import events
from footfall.store import Stores
from footfall.store.kiosks import KnownKiosk

#: What a kiosk says of itself, as it says it.
Said = dict[str, Any]

#: A command that nobody has heard by then is not carried out any more.
COMMAND_MS = 60_000
#: Of an event. Each id that is made up would else be one more to look after for good.
MOST_KIOSKS = 300
#: What a kiosk says at the start, and in each heartbeat.
INTRODUCTION = ("name", "zone", "direction", "mode", "version")
HEALTH = (
    *("queue", "aside", "oldest_unsent", "battery", "charging", "version", "mode"),
    *("clock_offset_ms", "clock_jump_ms", "lost", "errors"),
    *("recent_scans", "recent_refused", "last_command", "orders_version"),
)


@dataclass(frozen=True)
class ListedKiosk:
    """A kiosk at one moment: how it is, and what it needs somebody for. `recent_…` of the last ten minutes.

    `ordered` is there while it has not taken up the door that it was ordered.
    """

    event: Event
    seen: KioskSeen
    online: bool
    needs: tuple[KioskNeed, ...]
    direction: str | None
    mode: str | None
    version: str | None
    recent_scans: int | None
    recent_refused: int | None
    last_command: str | None
    ordered: KioskOrders | None


def introduced(
    stores: Stores, event_id: str, kiosk_id: str, by: Principal, said: Said, now: int
) -> KioskOrders:
    """The kiosk's greeting, with what was ordered it as the answer, and what it is called.

    Raises Conflict `kiosk_id_taken`.
    """
    _heard(stores, event_id, kiosk_id, by, _present(said, INTRODUCTION), now)
    if said.get("put_away"):
        stores.kiosks.put_away(event_id, [kiosk_id], now)
    return told_orders(stores, event_id)[kiosk_id]


def told_orders(stores: Stores, event_id: str) -> dict[str, KioskOrders]:
    """What each kiosk was ordered, with the name by which it is told from all others."""
    known = stores.kiosks.known(event_id)
    names = _names(known)
    return {kiosk_id: replace(kiosk.orders, name=names[kiosk_id]) for kiosk_id, kiosk in known.items()}


def heard_from(stores: Stores, event_id: str, kiosk_id: str, by: Principal, said: Said, now: int) -> None:
    """A heartbeat. What it does not say is not so any more; so whoever was put away and does not say it is back.

    Raises Conflict `kiosk_id_taken`.
    """
    _heard(stores, event_id, kiosk_id, by, {"errors": [], **_present(said, HEALTH)}, now, HEALTH)
    if said.get("put_away"):
        stores.kiosks.put_away(event_id, [kiosk_id], now)


def _heard(
    stores: Stores,
    event_id: str,
    kiosk_id: str,
    by: Principal,
    news: Said,
    now: int,
    replaced: tuple[str, ...] = (),
) -> None:
    before = stores.kiosks.get(event_id, kiosk_id) or _new(stores, event_id, by, now)
    # A kiosk's id belongs to its key: nobody else gets its orders, its place in the list, or speaks for it.
    if stores.kiosks.claim(event_id, kiosk_id, by.id) != by.id:
        raise id_taken(kiosk_id)
    kept = {key: value for key, value in before.items() if key not in replaced or key == "version"}
    stores.kiosks.save(event_id, kiosk_id, kept | news | {"last_seen": now, "bound_to": by.zone})


def _new(stores: Stores, event_id: str, by: Principal, now: int) -> Said:
    if stores.kiosks.count(event_id) >= MOST_KIOSKS:
        raise Conflict(
            "too_many_kiosks",
            f"The event has {MOST_KIOSKS} kiosks already: take those off the list that are gone.",
            most=MOST_KIOSKS,
        )
    return {"name": by.name, "first_seen": now}


def id_taken(kiosk_id: str) -> Conflict:
    return Conflict(
        "kiosk_id_taken",
        f"The id {kiosk_id[:64]!r} is another key's kiosk: a device under a new key takes a new one.",
    )


def allowed_door(stores: Stores, who: Principal, event_id: str, zone_id: str, direction: str) -> Event:
    """The event at which that kiosk may stand so.

    Raises NotAllowed `not_allowed`, `wrong_kiosk_zone`, NotFound, InvalidInput `direction_does_not_fit`.
    """
    if not may_scan(who, event_id):
        raise NotAllowed("not_allowed", f"The role {who.role.value} may not scan here.")
    event = events.get_event(stores, event_id)
    zone = event.zone(zone_id)
    refuse_other_zone(who, zone_id)
    if not fits(zone, direction):
        raise InvalidInput(
            "direction_does_not_fit", "Booths are touched; areas and sessions go in, out or both ways."
        )
    return event


def fresh_command(orders: KioskOrders, now: int) -> GivenCommand | None:
    """The command that still has to be carried out."""
    command = orders.command
    return None if command is None or now - command.at > COMMAND_MS else command


def fits(zone: Zone, direction: str) -> bool:
    """Whether a kiosk may stand at the zone for that direction; `both` is for whoever may enter and leave."""
    return not zone.is_booth if direction == DoorDirection.BOTH else zone.fits(Direction(direction))


def change_kiosk(
    stores: Stores, event_id: str, kiosk_id: str, changes: dict[str, Any], now: int
) -> ListedKiosk:
    """Orders a kiosk another name, door or lock; it takes them up when it hears of them. `changes` are
    fields of KioskOrders.

    Raises NotFound `unknown_kiosk`, `unknown_zone`, InvalidInput `direction_does_not_fit`, Conflict `kiosk_bound`.
    """
    event = stores.events.get(event_id).event
    kiosk = _known(stores, event_id, kiosk_id)
    said, before = kiosk.said, kiosk.orders
    ordered = replace(before, **changes, version=before.version + 1)
    if "zone" in changes or "direction" in changes:
        zone = event.zone(str(ordered.zone or said.get("zone")))
        direction = str(ordered.direction or said.get("direction"))
        if zone.is_booth and "direction" not in changes:
            direction = Direction.TOUCH.value
            ordered = replace(ordered, direction=direction)
        if said.get("bound_to") not in (None, zone.id):
            raise Conflict("kiosk_bound", "The kiosk's token is for one zone: give it another token first.")
        if not fits(zone, direction):
            raise InvalidInput(
                "direction_does_not_fit", "Booths are touched; areas and sessions go in, out or both ways."
            )
    stores.kiosks.order(event_id, kiosk_id, ordered)
    return next(one for one in list_kiosks(stores, event_id, now) if one.seen.id == kiosk_id)


def command_kiosk(stores: Stores, event_id: str, kiosk_id: str, command: str, now: int) -> str:
    """The id of the command. Raises NotFound `unknown_kiosk`, Conflict `kiosk_offline`."""
    kiosk = _known(stores, event_id, kiosk_id)
    if not _seen(kiosk_id, kiosk, "").online(now):
        raise Conflict("kiosk_offline", "The kiosk is not connected, so it would not hear it.")
    given = GivenCommand(secrets.token_hex(8), command, now)
    stores.kiosks.order(event_id, kiosk_id, replace(kiosk.orders, command=given))
    return given.id


def put_away(stores: Stores, event_id: str, kiosk_ids: Sequence[str], now: int) -> list[ListedKiosk]:
    """Puts the devices away that are not connected, and answers how each of `kiosk_ids` is then.

    One that speaks again is back by itself. Raises NotFound `unknown_kiosk`, and then none was put away.
    """
    before = {kiosk.seen.id: kiosk for kiosk in list_kiosks(stores, event_id, now)}
    for kiosk_id in kiosk_ids:
        if kiosk_id not in before:
            raise _unknown(kiosk_id)
    if silent := [kiosk_id for kiosk_id in kiosk_ids if not before[kiosk_id].online]:
        stores.kiosks.put_away(event_id, silent, now)
    return [kiosk for kiosk in list_kiosks(stores, event_id, now) if kiosk.seen.id in kiosk_ids]


def forget_kiosk(stores: Stores, event_id: str, kiosk_id: str) -> None:
    """Takes a device that is gone from the list; it comes back by itself if it is not. Raises NotFound."""
    _known(stores, event_id, kiosk_id)
    stores.kiosks.forget(event_id, kiosk_id)


def list_kiosks(stores: Stores, event_id: str, now: int) -> list[ListedKiosk]:
    """Every kiosk that was ever heard of, as it last said it was."""
    event = stores.events.get(event_id).event
    known = stores.kiosks.known(event_id)
    names = _names(known)
    return [_listed(event, kiosk_id, kiosk, names[kiosk_id], now) for kiosk_id, kiosk in known.items()]


def seen_kiosks(stores: Stores, event_id: str) -> list[KioskSeen]:
    """The same, as far as somebody may be needed for it."""
    known = stores.kiosks.known(event_id)
    names = _names(known)
    return [_seen(kiosk_id, kiosk, names[kiosk_id]) for kiosk_id, kiosk in known.items()]


def _known(stores: Stores, event_id: str, kiosk_id: str) -> KnownKiosk:
    stores.events.get(event_id)
    kiosk = stores.kiosks.known(event_id).get(kiosk_id)
    if kiosk is None:
        raise _unknown(kiosk_id)
    return kiosk


def _unknown(kiosk_id: str) -> NotFound:
    return NotFound("unknown_kiosk", f"There is no kiosk {kiosk_id[:64]!r}.", kiosk=kiosk_id[:64])


def kiosk_names(stores: Stores, event_id: str) -> dict[str, str]:
    """Kiosk -> the name by which it is told from all others. One that was taken off the list has none."""
    return _names(stores.kiosks.known(event_id))


def _names(known: Mapping[str, KnownKiosk]) -> dict[str, str]:
    return told_apart(
        Called(
            kiosk_id, kiosk.orders.name or kiosk.said.get("name") or kiosk_id, kiosk.said.get("first_seen", 0)
        )
        for kiosk_id, kiosk in known.items()
    )


def _listed(event: Event, kiosk_id: str, kiosk: KnownKiosk, name: str, now: int) -> ListedKiosk:
    said, ordered = kiosk.said, kiosk.orders
    pending = ordered.version > said.get("orders_version", 0)
    elsewhere = any(
        wanted not in (None, said.get(key))
        for key, wanted in (("zone", ordered.zone), ("direction", ordered.direction))
    )
    seen = _seen(kiosk_id, kiosk, name)
    return ListedKiosk(
        event,
        seen,
        online=seen.online(now),
        needs=needs_of(seen, now),
        direction=said.get("direction"),
        mode=said.get("mode"),
        version=said.get("version"),
        recent_scans=said.get("recent_scans"),
        recent_refused=said.get("recent_refused"),
        last_command=said.get("last_command"),
        ordered=ordered if pending and elsewhere else None,
    )


def _seen(kiosk_id: str, kiosk: KnownKiosk, name: str) -> KioskSeen:
    said = kiosk.said
    return KioskSeen(
        id=kiosk_id,
        name=name,
        last_seen=said["last_seen"],
        put_away=kiosk.put_away if kiosk.put_away >= said["last_seen"] else None,
        locked=kiosk.orders.locked,
        zone=said.get("zone"),
        queue=said.get("queue"),
        aside=said.get("aside"),
        oldest_unsent=said.get("oldest_unsent"),
        battery=said.get("battery"),
        charging=said.get("charging"),
        clock_offset_ms=said.get("clock_offset_ms"),
        clock_jump_ms=said.get("clock_jump_ms"),
        lost=said.get("lost"),
        errors=said.get("errors"),
    )


def _present(said: Said, keys: tuple[str, ...]) -> Said:
    return {key: said[key] for key in keys if said.get(key) is not None}
