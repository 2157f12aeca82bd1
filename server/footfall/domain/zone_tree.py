"""The order in which zones are told, wherever they are listed: as the venue nests them."""

from collections import defaultdict
from collections.abc import Iterable

from footfall.domain.zone import Zone


def in_tree_order(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Each zone directly after the one it lies in, or after its elder siblings and what lies in those.

    Siblings keep their order. Every parent must be one of the zones, and none may lie within itself.
    """
    within: defaultdict[str | None, list[Zone]] = defaultdict(list)
    for zone in zones:
        within[zone.parent].append(zone)
    told: list[Zone] = []
    waiting = within[None][::-1]
    while waiting:
        zone = waiting.pop()
        told.append(zone)
        waiting += within[zone.id][::-1]
    return tuple(told)
