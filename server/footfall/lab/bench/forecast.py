"""Forecasts of full zones, held against what then happened on simulated days of the example event.

The simulated zones hardly ever reach their capacities. So each zone is given, one after the other, some smaller ones:
parts of the most people that it held on that day. What the crowd does stays the same.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from footfall.domain.counting import Walk
from footfall.domain.event import Event
from footfall.domain.forecast import HORIZON, WINDOW, forecast
from footfall.domain.scan import PathScan
from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.table import number, table
from footfall.lab.crowd.day import plan_day
from footfall.lab.crowd.register import SEED, Person, people

#: The capacities that are tried, as parts of the day's peak in percent.
PARTS_OF_PEAK = (60, 70, 80, 90)
#: A zone that never held so many is left out.
LEAST_PEAK = 20
OPENS, CLOSES = 8 * 60, 18 * 60
DAY_MINUTES = 24 * 60
#: What fills later than this did not fill because of what was foreseen.
CAME_WITHIN = 120
NEAR_MINUTES, NEAR_PART = 3, 0.3

#: zone -> the change of its occupancy in each minute of the day.
Nets = dict[str, list[int]]


@dataclass(frozen=True)
class Told:
    """One forecast, and after how many minutes the zone was full; None if it was not."""

    zone: str
    foreseen: int
    came: int | None


def measure(conditions: Conditions, event: Event, seeds: int) -> Figures:
    """`seeds` is how many crowds are drawn for each day of the event."""
    register = people()
    told: list[Told] = []
    could = 0
    for seed in range(SEED, SEED + seeds):
        for day in event.days:
            conditions.say(f"{day}, crowd {seed - SEED + 1} of {seeds}")
            for zone, net in net_by_minute(event, day, register, seed).items():
                for capacity in capacities(net):
                    told += forecasts(zone, net, capacity)
                    could += sum(1 for _ in filling_minutes(net, capacity))
    zones = sorted({one.zone for one in told})
    return {
        "machine": machine(),
        "days": len(event.days) * seeds,
        "capacities_percent_of_peak": list(PARTS_OF_PEAK),
        **errors(told),
        "told_of_minutes_before_full": share(
            sum(1 for one in told if one.came and one.came <= HORIZON), could
        ),
        "zones": {zone: errors([one for one in told if one.zone == zone]) for zone in zones},
    }


def net_by_minute(event: Event, day: date, register: list[Person], seed: int) -> Nets:
    """What the counters would hold at the end of the day, by the counting rule."""
    walks: dict[int, Walk] = {}
    for scan in sorted(plan_day(event, day, register, seed), key=lambda scan: scan.at):
        if scan.expected == "admitted":
            walk = walks.setdefault(scan.person, Walk(event.layout))
            walk.scan(PathScan(scan.at, "", scan.zone, scan.direction))
    tally: Counter[tuple[str, str]] = Counter()
    for walk in walks.values():
        tally.update(walk.tally)
    limited = [zone.id for zone in event.zones if zone.capacity is not None and not zone.is_booth]
    return {
        zone: [tally.get((f"net:{zone}", str(minute)), 0) for minute in range(DAY_MINUTES)]
        for zone in limited
    }


def running(net: list[int]) -> list[int]:
    """The occupancy at the start of each minute."""
    occupancy, sums = 0, []
    for change in net:
        sums.append(occupancy)
        occupancy += change
    return sums


def capacities(net: list[int]) -> list[int]:
    peak = max(running(net))
    return [round(peak * part / 100) for part in PARTS_OF_PEAK] if peak >= LEAST_PEAK else []


def forecasts(zone: str, net: list[int], capacity: int) -> Iterator[Told]:
    """What was said in each minute in which anything was."""
    occupancies, full = running(net), full_after(net, capacity)
    for minute in range(OPENS, CLOSES):
        found = forecast(net[minute - WINDOW : minute], occupancies[minute], capacity)
        if found is not None:
            yield Told(zone, found.full_in_minutes, full[minute])


def filling_minutes(net: list[int], capacity: int) -> Iterator[int]:
    """The minutes in which a forecast was due: not full yet, and full within the horizon."""
    for minute, came in enumerate(full_after(net, capacity)):
        if OPENS <= minute < CLOSES and came is not None and 0 < came <= HORIZON:
            yield minute


def full_after(net: list[int], capacity: int) -> list[int | None]:
    """For each minute, how many minutes later the zone was full."""
    next_full: int | None = None
    after: list[int | None] = []
    for minute, occupancy in reversed(list(enumerate(running(net)))):
        if occupancy >= capacity:
            next_full = minute
        came = None if next_full is None else next_full - minute
        after.append(came if came is not None and came <= CAME_WITHIN else None)
    return after[::-1]


def errors(told: list[Told]) -> Figures:
    """How far off they were. The shares are parts of all forecasts, those that never came true included."""
    off = [(abs(one.foreseen - one.came), one.came) for one in told if one.came is not None]
    return {
        "forecasts": len(told),
        "median_error_minutes": statistics.median(error for error, _ in off) if off else None,
        "within_3_minutes": share(sum(error <= NEAR_MINUTES for error, _ in off), len(told)),
        "within_30_percent": share(sum(error <= NEAR_PART * came for error, came in off), len(told)),
        "never_full": share(len(told) - len(off), len(told)),
    }


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def as_table(figures: Figures) -> str:
    headings = ("zone", "forecasts", "median error, min", "within 3 min", "within 30 %", "never full")
    rows = [_row(zone, found) for zone, found in figures["zones"].items()]
    parts = ", ".join(str(part) for part in figures["capacities_percent_of_peak"])
    told = figures["told_of_minutes_before_full"]
    return "\n".join(
        [
            table(headings, [*rows, _row("all", figures)]),
            "",
            f"{figures['days']} simulated days; capacities lowered to {parts} % of each zone's peak of the day",
            f"of the minutes in which a zone was at most {HORIZON} minutes from full, "
            f"{_percent(told)} had a forecast",
        ]
    )


def _row(name: str, found: Figures) -> tuple[str, ...]:
    return (
        name,
        number(found["forecasts"]),
        number(found["median_error_minutes"], 1),
        *(_percent(found[key]) for key in ("within_3_minutes", "within_30_percent", "never_full")),
    )


def _percent(part: float | None) -> str:
    return number(None if part is None else 100 * part) + (" %" if part is not None else "")
