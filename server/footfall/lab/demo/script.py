"""What the demo plays: the event, moved to today, and each day's crowd, worked out in the background."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from footfall.domain.event import Event
from footfall.domain.event_config import parse_event
from footfall.domain.times import start_of_day
from footfall.lab.crowd.day import plan_day
from footfall.lab.crowd.habits import OUTAGES, Outage
from footfall.lab.crowd.outings import left_out, lost_badge
from footfall.lab.crowd.plan import MINUTE, PlannedScan
from footfall.lab.crowd.register import SEED, Person, people


@dataclass(frozen=True)
class Day:
    """One planned day. `midnight` in ms since the epoch; scans in the order in which they are sent."""

    date: str
    midnight: int
    scans: Sequence[PlannedScan]

    def sent_at(self, number: int) -> int:
        """When the scan with that number reaches the server, ms since the epoch."""
        return self.midnight + self.scans[number].sent_at


#: The kiosk that has no network when the demo starts, so that it is seen how a door without one is told and repaired.
CUT_OFF = ("future-cities", "future-cities-in-2")
#: How long it has had none by then, and will have none, ms.
CUT_OFF_BEFORE, CUT_OFF_AFTER = 12 * MINUTE, 12 * MINUTE


class Script:
    """Planning begins at once, in a thread: a server that starts or counts leaves us time."""

    def __init__(self, config: dict[str, Any], crowd: int, cut_off_at: int | None = None) -> None:
        """`cut_off_at`: an instant of the last day, ms, around which one kiosk has no network; None: all have."""
        self.config = config
        self.crowd = crowd
        self.event = parse_event(config)
        self._outages = OUTAGES if cut_off_at is None else (*OUTAGES, _cut_off(self.event, cut_off_at))
        with_time = ThreadPoolExecutor(1, "plan")
        self._people = with_time.submit(people)
        self._days = [with_time.submit(self._plan, day) for day in self.event.days]
        with_time.shutdown(wait=False)

    @property
    def people(self) -> list[Person]:
        return self._people.result()

    @property
    def days(self) -> int:
        return len(self._days)

    def day(self, number: int) -> Day:
        return self._days[number].result()

    @cached_property
    def at_home(self) -> list[int]:
        """Ten people whom the crowd leaves out: their badges are on the sheet, for you to walk in with."""
        first: dict[str, int] = {}
        for index, person in enumerate(self.people):
            if person.group is None and not lost_badge(index):
                first.setdefault(person.category, index)
        delegates = [i for i, person in enumerate(self.people) if person.category == "delegate"]
        visitors = [first["visitor"] + 1, first["visitor"] + 2]
        return sorted({*first.values(), *delegates[:2], *visitors})[:10]

    def _plan(self, day: date) -> Day:
        away = left_out(len(self.people), self.crowd, SEED).union(self.at_home)
        scans = plan_day(self.event, day, self.people, at_home=away, outages=self._outages)
        return Day(day.isoformat(), start_of_day(day, self.event.tz), scans)


def _cut_off(event: Event, now: int) -> Outage:
    last = len(event.days) - 1
    at = now - start_of_day(event.days[last], event.tz)
    zone, kiosk = CUT_OFF
    return Outage(last, zone, at - CUT_OFF_BEFORE, at + CUT_OFF_AFTER, kiosk)
