"""What the counters did, minute by minute, and every visit: by the counting rule, and by no other.

A `Record` is filled from the log, a visitor's path at a time. It is what `/changes` and `/breakdown` are made of.
docs/changes.md tells what the numbers mean.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from footfall.domain.counting import CounterName, Layout, Stay, Walk, go
from footfall.domain.scan import Direction, PathScan
from footfall.domain.times import minute_of

#: Counters of a minute or of many, nested as the interface has them; whole numbers at its leaves.
Row = dict[str, Any]
#: The whole site, which is all root zones together; no zone can have this name.
SITE = ""
LASTS = -1


class DatedWalk(Walk):
    """A walk that also tells in which minute each count was made: it keeps a tally for each."""

    def __init__(self, layout: Layout, minutes: defaultdict[int, Counter[CounterName]]) -> None:
        super().__init__(layout)
        self._minutes = minutes

    def scan(self, scan: PathScan) -> None:
        self.tally = self._minutes[minute_of(scan.at)]
        super().scan(scan)

    def close(self, at: int) -> None:
        self.tally = self._minutes[minute_of(at)]
        super().close(at)


class Visit(NamedTuple):
    """One entry into a zone's subtree, or one touch of a booth. Times in ms; `until` is LASTS where it has no end."""

    visitor: int
    since: int
    until: int
    is_first: bool


class Visits:
    """All visits to one zone in columns, since there may be a hundred thousand; each visitor's together, in order."""

    def __init__(self) -> None:
        self._visitor, self._since, self._until = array("l"), array("q"), array("q")

    def add(self, visitor: int, stay: Stay) -> None:
        self._visitor.append(visitor)
        self._since.append(stay.since)
        self._until.append(LASTS if stay.until is None else stay.until)

    def __iter__(self) -> Iterator[Visit]:
        last = -1
        for visitor, since, until in zip(self._visitor, self._since, self._until, strict=True):
            yield Visit(visitor, since, until, visitor != last)
            last = visitor


class Record:
    """Fill it with `add` and `count`, then `finish`. Minutes are those since the epoch."""

    def __init__(self, layout: Layout, closings: Sequence[int]) -> None:
        self.layout, self.closings = layout, sorted(closings)
        #: By zone; those of the whole site under SITE.
        self.visits: defaultdict[str, Visits] = defaultdict(Visits)
        #: The minutes with a change, in order, and what changed in each.
        self.minutes: list[int] = []
        self.rows: list[Row] = []
        self._roots = frozenset(
            z for z, chain in layout.chains.items() if len(chain) == 1 and z not in layout.booths
        )
        self._tallies: defaultdict[int, Counter[CounterName]] = defaultdict(Counter)

    def count(self, at: int, name: str) -> None:
        """A scan of that instant ended as `name`, a field of the counters' table `totals`."""
        self._tallies[minute_of(at)]["totals", name] += 1

    def add(self, visitor: int, path: Sequence[PathScan]) -> None:
        """Another visitor's path in order; `visitor` is a number of the caller's own."""
        walked = go(DatedWalk(self.layout, self._tallies), path, self.closings)
        touches = (Stay(scan.zone, scan.at) for scan in path if scan.direction is Direction.TOUCH)
        stays = sorted([*walked.stays, *walked.open_stays(), *touches], key=lambda stay: stay.since)
        came = False
        for stay in stays:
            self.visits[stay.zone].add(visitor, stay)
            if stay.zone in self._roots:
                self.visits[SITE].add(visitor, stay)
                tally = self._tallies[minute_of(stay.since)]
                tally["site", "visits"] += 1
                tally["site", "unique"] += not came
                came = True

    def finish(self) -> Iterator[None]:
        """Makes `minutes` and `rows`; it pauses after each minute, so that others may have their turn."""
        for minute in sorted(self._tallies):
            row = row_of(self._tallies.pop(minute).items())
            if row:
                self.minutes.append(minute)
                self.rows.append(row)
            yield

    def between(self, first: int, last: int) -> Iterator[tuple[int, Row]]:
        """The changes of the minutes from `first` to `last`, both included."""
        start, end = bisect_left(self.minutes, first), bisect_right(self.minutes, last)
        return zip(self.minutes[start:end], self.rows[start:end], strict=True)


def row_of(counts: Iterable[tuple[CounterName, int]]) -> Row:
    """Counters by their names as a nested row; zeros, and what follows from the rest by the minute, are left out."""
    row: Row = {}
    for (table, name), n in counts:
        if not n:
            continue
        if table == "zones":
            zone, what = name.split(":")
            of_zone = row.setdefault("zones", {}).setdefault(zone, {})
            if what.startswith("dwell_") and what != "dwell_ms":
                of_zone.setdefault("dwell", {})[what.removeprefix("dwell_")] = n
            else:
                of_zone[what] = n
        elif table == "flow":
            start, end = name.split(">")
            row.setdefault("flow", {}).setdefault(start, {})[end] = n
        elif table == "site":
            row.setdefault("site", {})[name] = n
        elif table == "totals":
            kind, _, reason = name.partition(":")
            totals = row.setdefault("totals", {})
            if reason:
                totals.setdefault(kind, {})[reason] = n
            else:
                totals[kind] = n
    return row


def add_row(into: Row, row: Row) -> None:
    """Adds number to number; `row` stays as it is."""
    for key, value in row.items():
        if isinstance(value, dict):
            add_row(into.setdefault(key, {}), value)
        else:
            into[key] = into.get(key, 0) + value


def without_zeros(row: Row) -> Row:
    """What really changed: counts that cancelled each other out are left out."""
    kept = {key: without_zeros(value) if isinstance(value, dict) else value for key, value in row.items()}
    return {key: value for key, value in kept.items() if value}


class Share(NamedTuple):
    """One group's part in the visits to a zone. `inside`, `stays` and `dwell_ms` are 0 for a booth.

    `new`: visits of those who had never been there before. `unique`: visitors with a visit. `dwell_ms`: the total of
    the `stays` that ended.
    """

    inside: int = 0
    visits: int = 0
    unique: int = 0
    new: int = 0
    stays: int = 0
    dwell_ms: int = 0


def shares(visits: Visits, keys: Sequence[str], first: int, last: int) -> dict[str, Share]:
    """The visits of the minutes from `first` to `last` by key; `keys` has one for each visitor's number.

    `inside` is as of the end of `last`. Keys without any of it are left out.
    """
    tallies: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(Share._fields))
    seen = -1  # whoever was counted as unique already; each visitor's visits come together
    for visitor, since, until, is_first in visits:
        began = minute_of(since)
        if began > last:
            continue
        share = tallies[keys[visitor]]
        if began >= first:
            share[1] += 1
            share[2] += visitor != seen
            share[3] += is_first
            seen = visitor
        if until == LASTS or minute_of(until) > last:
            share[0] += 1
        elif minute_of(until) >= first:
            share[4] += 1
            share[5] += until - since
    return {key: Share(*share) for key, share in tallies.items() if any(share)}
