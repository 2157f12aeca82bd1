"""The roll call: who is inside now."""

from collections.abc import Sequence
from dataclasses import dataclass

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.store import Stores
from footfall.store.counters import Present


@dataclass(frozen=True)
class RollCall:
    """Everybody in the zone and below it, or on the whole site where `zone` is None; by name. `at` in ms."""

    event: Event
    zone: str | None
    at: int
    people: Sequence[Present]


def roll_call(stores: Stores, event_id: str, zone_id: str | None, now: int) -> RollCall:
    """Raises NotFound `unknown_event`, `unknown_zone`, InvalidInput `zone_is_booth`."""
    event = stores.events.get(event_id).event
    if zone_id is None:
        zones = [zone.id for zone in event.zones if zone.parent is None]
    elif event.zone(zone_id).is_booth:
        raise InvalidInput("zone_is_booth", "Nobody is inside a booth: ask for the zone it stands in.")
    else:
        zones = [zone_id]
    people = stores.counters.inside(event.id, zones)
    return RollCall(event, zone_id, now, sorted(people, key=lambda who: (who.name, who.visitor_id)))
