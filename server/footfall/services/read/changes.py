"""What the counters did, minute by minute, read from the log in one pass; and a keeper of what was read.

A pass costs time that grows with the log (docs/changes.md), so a worker keeps the last `Account` of an event for a
while, and whoever asks while it is being made waits for that one.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter

from footfall.domain.changes import Record, Row, add_row, without_zeros
from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.scan import PathScan
from footfall.domain.times import MINUTE_MS, minute_of
from footfall.domain.zone import Zone
from footfall.services.read.series import day_around
from footfall.services.snapshot import READ_AT_ONCE, VISITORS_AT_ONCE, LogSnapshot
from footfall.services.sorted_log import LastWord
from footfall.store import Stores
from footfall.store.events import StoredEvent

AREA_COUNTERS = ("occupancy", "direct", "visits", "unique", "stays", "inferred", "closing", "dwell_ms")
BOOTH_COUNTERS = ("visits", "unique")

#: While scans come in, an account is used until it is so many seconds old; one that was made quickly, until it is
#: so many times older than it took. So nobody waits long for the truth.
MOST_AGE_S = 15.0
TIMES_AS_OLD = 10
#: A log that takes longer than that to read is read at most half of the time: the doors need the worker, too.
LEAST_TIMES_AS_OLD = 2
#: Without a new scan only the register may have changed: a visitor may be of another category now.
QUIET_AGE_S = 60.0
EVENTS_KEPT = 8

Clock = Callable[[], float]  # seconds, from any start


@dataclass(frozen=True)
class Account:
    """The log up to the entry `seq`, as it was at `at` (ms). A visitor's number is a place in the lists of keys."""

    event: Event
    seq: int
    at: int
    record: Record
    categories: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    @property
    def last_minute(self) -> int:
        return self.record.minutes[-1] if self.record.minutes else 0

    def window(self, start: int | None, end: int | None, now: int) -> tuple[int, int]:
        """The window in ms, both ends included; without them the event's day of `now`, as for the curves.

        A kiosk's clock may be a little ahead: the day that is now goes on to its last scan.
        Raises InvalidInput `invalid_range`.
        """
        midnight, until = day_around(self.event, now)
        if until == now:
            until = max(until, min(self.last_minute, minute_of(midnight) + 1439) * MINUTE_MS)
        first = midnight if start is None else start
        last = until if end is None else end
        if last < first:
            raise InvalidInput("invalid_range", "Ask for a range that ends after its start.")
        return first, last


def account(stores: Stores, event_id: str, now: int) -> Account:
    """Reads the whole log. Raises NotFound `unknown_event`; OSError where there is no room for the sorted log."""
    log = LogSnapshot.now(stores, event_id)
    with log.sorted() as words:
        made = Account(log.event, log.until, now, Record(log.event.layout, list(words.closings)))
        paths = groupby(_counted(words.last_words(), made.record), attrgetter("visitor"))
        people = ((visitor, _path(of_visitor)) for visitor, of_visitor in paths)
        while batch := list(islice(people, VISITORS_AT_ONCE)):
            _add(stores, made, [(visitor, path) for visitor, path in batch if path])
    for _ in made.record.finish():
        time.sleep(0)  # the doors come first
    return made


def _counted(words: Iterable[LastWord], record: Record) -> Iterator[LastWord]:
    """All scans that stand, counted by what became of them; a voided one counts as nothing."""
    for number, word in enumerate(words):
        if number % READ_AT_ONCE == 0:
            time.sleep(0)
        if not word.voided:
            record.count(word.at, word.fate)
        yield word


def _path(words: Iterable[LastWord]) -> list[PathScan]:
    return [word.path_scan() for word in words if word.is_on_path]


def _add(stores: Stores, made: Account, people: list[tuple[str, list[PathScan]]]) -> None:
    rows = stores.visitors.get_many(made.event.id, [visitor for visitor, _ in people])
    registered = {row.visitor.id: row.visitor.details for row in rows}
    for visitor, path in people:
        details = registered.get(visitor)
        made.record.add(len(made.groups), path)
        made.categories.append(details.category if details else "")
        made.groups.append((details.group if details else None) or "")


@dataclass(frozen=True)
class Changes:
    """What stood `before` the minute `first`, and what changed in each `step` minutes from then to `until` (ms)."""

    account: Account
    first: int
    until: int
    step: int
    before: Row
    minutes: list[tuple[int, Row]]


def changes(made: Account, start: int | None, end: int | None, step: int, now: int) -> Changes:
    """Raises InvalidInput `invalid_range`."""
    begin, until = made.window(start, end, now)
    first, last = minute_of(begin), minute_of(until)
    before = _before(made.event, made.record.between(0, first - 1))
    minutes = list(_stepped(made.record.between(first, last), first, step))
    return Changes(made, first, until, step, before, minutes)


def _before(event: Event, rows: Iterable[tuple[int, Row]]) -> Row:
    """The sum of the rows, with every counter of every zone, also those at zero."""
    summed: Row = {
        "site": dict.fromkeys(BOOTH_COUNTERS, 0),
        "zones": {zone.id: _nothing(zone) for zone in event.zones},
        "flow": {},
        "totals": {"admitted": 0, "refused": {}},
    }
    for _, row in rows:
        add_row(summed, row)
    return summed


def _nothing(zone: Zone) -> Row:
    counters = dict.fromkeys(BOOTH_COUNTERS if zone.is_booth else AREA_COUNTERS, 0)
    return counters if zone.is_booth else {**counters, "dwell": {}}


def _stepped(rows: Iterable[tuple[int, Row]], first: int, step: int) -> Iterator[tuple[int, Row]]:
    """Rows of `step` minutes each, counted from `first`; those in which nothing changed are left out."""
    if step == 1:
        yield from rows
        return
    for number, together in groupby(rows, lambda row: (row[0] - first) // step):
        summed: Row = {}
        for _, row in together:
            add_row(summed, row)
        if kept := without_zeros(summed):
            yield first + number * step, kept


class Accounts:
    """The latest account of each of a few events, made anew when it is too old. One for each worker."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Place] = OrderedDict()

    def of(self, stores: Stores, event_id: str, now: int) -> Account:
        """Raises NotFound `unknown_event`."""
        stores.events.get(event_id)  # before there is a place for what does not exist
        place = self._kept.setdefault(event_id, _Place())
        self._kept.move_to_end(event_id)
        while len(self._kept) > EVENTS_KEPT:
            self._kept.popitem(last=False)
        with place.lock:
            stored, seq = stores.events.get(event_id), stores.counters.seq(event_id)
            if place.made is None or not place.serves(stored, seq, self._clock()):
                began = self._clock()
                place.made = account(stores, event_id, now)
                place.event, place.began, place.took = stored, began, self._clock() - began
            return place.made


@dataclass
class _Place:
    """`event` is the config that `made` was counted by; `began` and `took` in seconds."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: Account | None = None
    event: StoredEvent | None = None
    began: float = 0
    took: float = 0

    def serves(self, event: StoredEvent, seq: int, clock: float) -> bool:
        """Whether the account may still be told; another event under the same name has another key."""
        if self.made is None or self.event is None or self.made.seq > seq:
            return False
        if (self.event.key_id, self.event.version) != (event.key_id, event.version):
            return False
        most = QUIET_AGE_S if self.made.seq == seq else min(MOST_AGE_S, TIMES_AS_OLD * self.took)
        return clock - self.began <= max(most, LEAST_TIMES_AS_OLD * self.took)
