"""The counting rule, as a specification to read: all counters are one function of the log.

    counters(event) = sum over visitors of contribution(path(visitor), closings)

The running form is `store/lua/walk.lua`, kept equal to this one by a property test; `reconcile` recounts
with this one. docs/counting.md explains the rule with examples.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from footfall.domain.scan import Direction, PathScan
from footfall.domain.times import minute_of

AWAY = "away"

#: A counter's name: its table and its field in that table, as the store keeps them.
CounterName = tuple[str, str]

#: Upper ends of the dwell histogram's buckets, in minutes, each included; longer stays are in the last bucket.
DWELL_BUCKETS = (1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480)


class StayEnd(StrEnum):
    """How a stay ended, from the surest to the least sure."""

    SCANNED = "scanned"
    INFERRED = "inferred"
    CLOSING = "closing"


@dataclass(frozen=True)
class Layout:
    """What counting needs to know of the zones. `chains`: each zone's ids from itself up to its root."""

    chains: dict[str, tuple[str, ...]]
    booths: frozenset[str]

    def chain(self, position: str) -> tuple[str, ...]:
        """The zones whose subtree holds the position, innermost first; none for `away`."""
        return () if position == AWAY else self.chains[position]

    def parent(self, zone: str) -> str:
        chain = self.chains[zone]
        return chain[1] if len(chain) > 1 else AWAY


@dataclass(frozen=True)
class Stay:
    """One unbroken time inside a zone's subtree. `until` and `end` are None while it lasts. Times in ms."""

    zone: str
    since: int
    until: int | None = None
    end: StayEnd | None = None


def dwell_bucket(dwell_ms: int) -> str:
    """The name of the histogram's bucket: `dwell_5` holds stays of more than 2 and at most 5 minutes."""
    index = bisect_left(DWELL_BUCKETS, dwell_ms / 60_000)
    return f"dwell_{DWELL_BUCKETS[index]}" if index < len(DWELL_BUCKETS) else "dwell_more"


class Walk:
    """Walks one visitor's path from `away` and counts on the way.

    `position` is where the visitor is, `since` when each zone around the position was entered, `tally`
    what the path contributes to the counters, `stays` the stays that have ended.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.position = AWAY
        self.since: dict[str, int] = {}
        self.tally: Counter[CounterName] = Counter()
        self.stays: list[Stay] = []
        self._visited: set[str] = set()

    def scan(self, scan: PathScan) -> None:
        if scan.direction is Direction.IN:
            self._move(scan.zone, scan.at)
        elif scan.direction is Direction.OUT:
            # Whoever leaves a zone was in it, wherever we thought they were.
            self._move(self.layout.parent(scan.zone), scan.at, left=scan.zone)
        else:
            self._visit(scan.zone, scan.at)
            parent = self.layout.parent(scan.zone)
            if parent != AWAY and parent not in self.layout.chain(self.position):
                self._move(parent, scan.at)

    def close(self, at: int) -> None:
        """The venue was closed and swept."""
        self._move(AWAY, at, closing=True)

    def open_stays(self) -> list[Stay]:
        return [Stay(zone, since) for zone, since in self.since.items()]

    def _move(self, to: str, at: int, left: str | None = None, closing: bool = False) -> None:
        came_from = self.position
        if to == came_from:
            return
        before, after = self.layout.chain(came_from), self.layout.chain(to)
        for zone in before:
            if zone not in after:
                scanned = left is not None and left in self.layout.chains[zone]
                how = StayEnd.CLOSING if closing else StayEnd.SCANNED if scanned else StayEnd.INFERRED
                self._end_stay(zone, at, how)
        for zone in after:
            if zone not in before:
                self.since[zone] = at
                self._visit(zone, at)
                self._count_zone(zone, "occupancy", 1)
                self.tally[f"net:{zone}", str(minute_of(at))] += 1
        if came_from != AWAY:
            self._count_zone(came_from, "direct", -1)
        if to != AWAY:
            self._count_zone(to, "direct", 1)
        self.tally["flow", f"{came_from}>{to}"] += 1
        self.position = to

    def _visit(self, zone: str, at: int) -> None:
        self._count_zone(zone, "visits", 1)
        self.tally[f"arrivals:{zone}", str(minute_of(at))] += 1
        if zone not in self._visited:
            self._visited.add(zone)
            self._count_zone(zone, "unique", 1)

    def _end_stay(self, zone: str, at: int, how: StayEnd) -> None:
        since = self.since.pop(zone)
        self.stays.append(Stay(zone, since, at, how))
        self._count_zone(zone, "stays", 1)
        self._count_zone(zone, "dwell_ms", at - since)
        self._count_zone(zone, dwell_bucket(at - since), 1)
        if how is not StayEnd.SCANNED:
            self._count_zone(zone, how.value, 1)
        self._count_zone(zone, "occupancy", -1)
        self.tally[f"net:{zone}", str(minute_of(at))] -= 1

    def _count_zone(self, zone: str, what: str, n: int) -> None:
        self.tally["zones", f"{zone}:{what}"] += n


AnyWalk = TypeVar("AnyWalk", bound=Walk)


def walk(path: Iterable[PathScan], closings: Sequence[int], layout: Layout) -> Walk:
    """The whole walk of a path in order. A closing comes before any scan of the same instant."""
    return go(Walk(layout), path, closings)


def go(walked: AnyWalk, path: Iterable[PathScan], closings: Sequence[int]) -> AnyWalk:
    """Takes a walk that stands at its start all the way; the answer is that walk."""
    pending = iter(sorted(closings))
    closing = next(pending, None)
    for scan in sorted(path):
        while closing is not None and closing <= scan.at:
            walked.close(closing)
            closing = next(pending, None)
        walked.scan(scan)
    while closing is not None:
        walked.close(closing)
        closing = next(pending, None)
    return walked


def contribution(path: Iterable[PathScan], closings: Sequence[int], layout: Layout) -> Counter[CounterName]:
    """What one visitor adds to the counters; counters of zero are left out."""
    tally = walk(path, closings, layout).tally
    return Counter({name: n for name, n in tally.items() if n})
