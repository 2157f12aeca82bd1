"""The curves: arrivals and occupancy over an event's day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.times import minute_of, start_of_day
from footfall.services.turns import EACH, taking_turns
from footfall.store import Stores

#: Of all curves of an answer together: a month of one zone by the minute, or a day of forty.
MAX_POINTS = 60_000
#: That are looked at for them, whatever the step.
MAX_MINUTES = 2_000_000


class Point(NamedTuple):
    """The arrivals within the step that begins at `minute` (since the epoch), and the occupancy at the end of it."""

    minute: int
    arrivals: int
    occupancy: int


@dataclass(frozen=True)
class Curve:
    """`peak_minute` is None where nobody was ever inside."""

    points: Sequence[Point]
    peak: int
    peak_minute: int | None


@dataclass(frozen=True)
class Series:
    """`zone` is the one that was asked for, None for all that people can be inside. `end` in ms, `first` a minute."""

    event: Event
    zone: str | None
    first: int
    end: int
    step: int
    curves: Mapping[str, Curve]


def read_series(
    stores: Stores,
    event_id: str,
    zone_id: str | None,
    start: int | None,
    end: int | None,
    step: int,
    now: int,
) -> Series:
    """Arrivals and occupancy by `step` minutes, of one zone or of all that people can be inside.

    Without `start` and `end` (ms) it covers the event's day that `now` is in, else the last one before it, else the
    first. Raises NotFound, InvalidInput `invalid_range`, `too_many_points`.
    """
    event = stores.events.get(event_id).event
    asked = event.zones if zone_id is None else [event.zone(zone_id)]
    zones = [zone.id for zone in asked if zone_id or not zone.is_booth]
    midnight, until = day_around(event, now)
    until = until if end is None else end
    first, last = minute_of(midnight if start is None else start), minute_of(until)
    _check_size(first, last, step, len(zones))
    minutes = stores.counters.minutes(event_id, zones)
    if start is None:
        with_arrivals = [m for arrivals, _ in minutes.values() for m in arrivals if first <= m <= last]
        first = min(with_arrivals, default=last)
    curves = {zone: _curve(*minutes[zone], first, last, step) for zone in zones}
    return Series(event, zone_id, first, until, step, curves)


def _check_size(first: int, last: int, step: int, zones: int) -> None:
    if last < first:
        raise InvalidInput("invalid_range", "Ask for a range that ends after its start.")
    points, minutes = ((last - first) // step + 1) * zones, (last - first + 1) * zones
    if points > MAX_POINTS or minutes > MAX_MINUTES:
        raise InvalidInput(
            "too_many_points",
            f"That is {points} points of {minutes} minutes over all zones, and {MAX_POINTS} of {MAX_MINUTES} are the "
            "most: ask for a shorter range, a longer step or one zone.",
            points=points,
            most=MAX_POINTS,
        )


def day_around(event: Event, now: int) -> tuple[int, int]:
    """The event's day of `now`, from its midnight to now or its end."""
    day = max((d for d in event.days if start_of_day(d, event.tz) <= now), default=min(event.days))
    midnight = start_of_day(day, event.tz)
    next_midnight = start_of_day(day + timedelta(days=1), event.tz)
    return midnight, max(midnight, min(now, next_midnight - 1))


def _curve(arrivals: dict[int, int], net: dict[int, int], first: int, last: int, step: int) -> Curve:
    occupancy = sum(change for minute, change in net.items() if minute < first)
    peak, peak_minute = 0, None
    points = []
    for start in taking_turns(range(first, last + 1, step), each=max(1, EACH // step)):
        arrived = 0
        for minute in range(start, min(start + step, last + 1)):
            arrived += arrivals.get(minute, 0)
            occupancy += net.get(minute, 0)
            if occupancy > peak:
                peak, peak_minute = occupancy, minute
        points.append(Point(start, arrived, occupancy))
    return Curve(points, peak, peak_minute)
