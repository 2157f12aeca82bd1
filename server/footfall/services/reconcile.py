"""Recounts the log by the rule in `domain/counting.py`, compares with what stands, and sets right what does not.

Scans go on meanwhile. Everything is compared as of one entry of the log; memory depends on the zones, the minutes and
the visitors inside, not on the length of the log.

A repair needs two steps, and neither makes a door wait. Every scan adds a difference worked out from its visitor's path
and walk, so first those are set right, each visitor in a step of its own. From then on what the counters are wrong by
does not change any more, however many scans come in: so it may be read at one time and added, all at once, at a later.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from footfall.domain.counting import AWAY, CounterName, Layout, walk
from footfall.domain.errors import Conflict
from footfall.services.audit import Audit, Difference
from footfall.services.snapshot import read_on
from footfall.services.sorted_log import SortedLog
from footfall.store import Stores
from footfall.store.recount import Standing

#: ("read", entries, of all entries), then ("recounted", scans, of all scans).
Progress = Callable[[str, int, int], None]
ENTRIES_AT_ONCE = 1000
#: How often a repair begins anew because another one was faster.
ATTEMPTS = 5


@dataclass(frozen=True)
class Recount:
    """What was found. `seq` is how far the log was read, `repaired` whether the differences were set right."""

    entries: int
    scans: int
    seq: int
    differences: list[Difference]
    repaired: bool = False


def recount(stores: Stores, event_id: str, repair: bool = False, progress: Progress | None = None) -> Recount:
    """Compares everything derived from the log with it; with `repair`, sets it right.

    Raises NotFound `unknown_event`, Conflict `still_moving` or `repaired_by_another`; then what was set right so far
    is right, and it may be done again. OSError if there is no room for the temporary file.
    """
    with SortedLog() as log:
        return _Recounting(stores, event_id, log, progress or (lambda *_: None)).run(repair)


class _Recounting:
    def __init__(self, stores: Stores, event_id: str, log: SortedLog, progress: Progress) -> None:
        self.stores, self.event_id, self.log, self.progress = stores, event_id, log, progress

    def run(self, repair: bool) -> Recount:
        standing, layout = self._read()
        entries, scans = self.log.entries, self.log.scans
        differences = _in_closings(standing, self.log.closings)
        if standing.seq < standing.last:
            differences.append(Difference("seq", standing.seq, standing.last))
        if repair and differences:
            self._mend_closings(standing)  # before the walks are looked at, which depend on them

        audit = Audit(self.stores, self.event_id, self.log)
        counted, positions = self._count(layout, audit)
        differences = _in_counters(standing.counters, counted) + differences
        audit.visitors.update(visitor for visitor, _ in standing.positions ^ positions)
        audit.finish(standing.scans)
        differences += audit.confirm(mend=repair)
        if repair and (differences or self.stores.counters.seq(self.event_id) != standing.seq):
            # Also where nothing was found: a scan since then may have counted by what it then set right itself.
            counters = {difference.counter for difference in differences}
            differences += [late for late in self._correct() if late.counter not in counters]
        return Recount(entries, scans, standing.last, differences, repaired=repair and bool(differences))

    def _read(self) -> tuple[Standing, Layout]:
        """Everything as of one instant, and the log read up to it."""
        while True:
            stored = self.stores.events.get(self.event_id)
            standing = self.stores.recount.standing(self.event_id, list(stored.event.chains))
            if standing.version == stored.version:
                break

        def told() -> None:
            self.progress("read", self.log.entries, standing.entries)

        read_on(self.stores, self.event_id, self.log, standing.last, ENTRIES_AT_ONCE, told)
        return standing, stored.event.layout

    def _count(
        self, layout: Layout, audit: Audit | None = None
    ) -> tuple[Counter[CounterName], set[tuple[str, str]]]:
        """The counters by the rule, and (visitor, zone) of everybody inside, from the log as far as it was read."""
        closings = sorted(self.log.closings)
        counted: Counter[CounterName] = Counter()
        positions: set[tuple[str, str]] = set()
        done = 0
        for visitor, words in groupby(self.log.last_words(), attrgetter("visitor")):
            path = []
            for word in words:
                done += 1
                if done % ENTRIES_AT_ONCE == 0 and done < self.log.scans:
                    self.progress("recounted", done, self.log.scans)
                counted["totals", "voided" if word.voided else word.fate] += 1
                if word.conflict and not word.voided:
                    counted["totals", "conflicts"] += 1
                if word.is_on_path:
                    path.append(word.path_scan())
                if audit:
                    audit.scan(word)
            walked = walk(path, closings, layout)
            counted.update(walked.tally)
            if walked.position != AWAY:
                positions.add((visitor, walked.position))
            if audit:
                audit.visitor(visitor, path)
        self.progress("recounted", done, done)
        return counted, positions

    def _mend_closings(self, standing: Standing) -> None:
        right = {str(at) for at in self.log.closings if standing.closings.get(str(at)) == at}
        missing = {at for at in self.log.closings if str(at) not in right}
        strange = standing.closings.keys() - {str(at) for at in self.log.closings}
        self.stores.recount.mend_closings(self.event_id, strange, missing)

    def _correct(self) -> list[Difference]:
        """Sets the counters right; all that scans build on is right already. Answers what was wrong with them."""
        for _ in range(ATTEMPTS):
            standing, layout = self._read()
            wrong = _in_counters(standing.counters, self._count(layout)[0])
            by = {_name(difference): difference.recounted - difference.stored for difference in wrong}
            if not by and standing.seq >= standing.last:
                return []
            if self.stores.recount.correct(self.event_id, by, standing.corrections):
                return wrong
        raise Conflict(
            "repaired_by_another", "Somebody else repairs the same event: see whether it is right now."
        )


def _in_counters(stored: Counter[CounterName], recounted: Counter[CounterName]) -> list[Difference]:
    return [
        Difference(" ".join(name), stored[name], recounted[name])
        for name in sorted(stored.keys() | recounted.keys())
        if stored[name] != recounted[name]
    ]


def _name(difference: Difference) -> CounterName:
    table, field = difference.counter.split(" ", 1)
    return table, field


def _in_closings(standing: Standing, closings: set[int]) -> list[Difference]:
    expected = {str(at): float(at) for at in closings}
    return [
        Difference(f"closings {at}", int(at not in expected), int(at in expected))
        for at in sorted(standing.closings.keys() | expected.keys())
        if standing.closings.get(at) != expected.get(at)
    ]
