"""The crowd of one day: every person's walk, driven in order of time through the venue's doors."""

import heapq
from collections.abc import Collection, Sequence
from datetime import date
from random import Random

from footfall.domain.event import Event
from footfall.lab.crowd.habits import OUTAGES, Outage
from footfall.lab.crowd.outings import outings
from footfall.lab.crowd.plan import PlannedScan, Show, Wait, Walk
from footfall.lab.crowd.register import SEED, Person
from footfall.lab.crowd.venue import Venue
from footfall.lab.crowd.walk import Walker

ADMITTED = "admitted"
#: Between two readings of one badge, ms: nobody is at two doors in the same instant.
AT_LEAST = 1000


def plan_day(
    event: Event,
    day: date,
    register: Sequence[Person],
    seed: int = SEED,
    at_home: Collection[int] = (),
    outages: Sequence[Outage] = OUTAGES,
) -> list[PlannedScan]:
    """All scans of the day in the order in which they reach the server; the same from the same seed.

    People in `at_home` (indexes into the register) do not come. The walks are tied together by the
    doors: a full room refuses, a busy kiosk makes people wait.
    """
    index = event.days.index(day)
    random = Random(seed * 31 + index)
    venue = Venue(event, day, random)
    coming = [o for o in outings(event, day, register, random) if o.person not in at_home]
    crowd = [Walker(outing, venue, random) for outing in coming]
    here = [outage for outage in outages if outage.day == index]
    scans = [_reached(scan, here) for scan in _drive(crowd, venue)]
    return sorted(scans, key=lambda scan: (scan.sent_at, scan.at))


def _drive(crowd: Sequence[Walker], venue: Venue) -> list[PlannedScan]:
    """A discrete-event simulation: the next thing that happens anywhere is always taken first."""
    walks: list[Walk] = [walker.walk() for walker in crowd]
    waiting: list[tuple[int, int, tuple[str, Show] | None]] = []  # when, who, reading at a kiosk
    scans: list[PlannedScan] = []

    def resume(who: int, answer: bool | None) -> None:
        walker = crowd[who]
        try:
            step = next(walks[who]) if answer is None else walks[who].send(answer)
        except StopIteration:
            return
        if isinstance(step, Wait):
            heapq.heappush(waiting, (max(step.until, walker.now), who, None))
        else:
            kiosk, at = venue.queue(step, walker.now + AT_LEAST)
            heapq.heappush(waiting, (at, who, (kiosk, step)))

    for who in range(len(crowd)):
        resume(who, None)
    while waiting:
        at, who, reading = heapq.heappop(waiting)
        crowd[who].now = at
        if reading is None:
            resume(who, True)
            continue
        kiosk, show = reading
        outing = crowd[who].outing
        expected = venue.decide(outing.person, outing.category, show, at)
        scans.append(PlannedScan(outing.person, show.zone, show.direction, at, kiosk, show.shown, expected))
        resume(who, expected == ADMITTED)
    return scans


def _reached(scan: PlannedScan, outages: Sequence[Outage]) -> PlannedScan:
    """The scan with the time at which the server hears of it."""
    for outage in outages:
        down = outage.zone == scan.zone and outage.kiosk in (None, scan.kiosk)
        if down and outage.start <= scan.at < outage.end:
            sent_at = outage.end + (scan.at - outage.start) // 1000
            return _with(scan, sent_at, offline=True)
    return _with(scan, scan.at, offline=False)


def _with(scan: PlannedScan, sent_at: int, *, offline: bool) -> PlannedScan:
    values = vars(scan) | {"sent_at": sent_at, "offline": offline}
    return PlannedScan(**values)
