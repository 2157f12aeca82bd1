"""What organizers leave with: who attended, every scan, every visit, the flow. Passes over the log hold little."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from footfall.domain.counting import AWAY, Stay, walk
from footfall.domain.errors import NotFound
from footfall.domain.event import Event
from footfall.domain.log import StandingScan
from footfall.domain.scan import Direction, PathScan
from footfall.domain.times import local_day
from footfall.domain.visitor import Visitor
from footfall.services.snapshot import READ_AT_ONCE, VISITORS_AT_ONCE, LogSnapshot
from footfall.store import Stores


@dataclass(frozen=True, slots=True)
class VisitorScan:
    """A scan and whose it was, None for nobody's."""

    scan: StandingScan
    visitor: Visitor | None


@dataclass(frozen=True, slots=True)
class VisitorStay:
    visitor: Visitor
    stay: Stay


@dataclass(frozen=True, slots=True)
class Attendance:
    """`days` are the event's local dates of the counted scans, `first_seen` and `last_seen` (ms) the ends of those.

    `visits` and `on_site_ms` are the entries into root zones and the length of the stays there that have ended;
    `zones_visited` are areas and sessions.
    """

    visitor: Visitor
    days: tuple[date, ...]
    first_seen: int | None
    last_seen: int | None
    zones_visited: int
    booths_visited: int
    visits: int
    on_site_ms: int


@dataclass(frozen=True, slots=True)
class FlowCount:
    """How many times a position changed directly from `start` to `end`."""

    start: str
    end: str
    count: int


Exported = VisitorScan | VisitorStay | Attendance | FlowCount


@dataclass(frozen=True)
class Export:
    """`rows` are read as they are asked for, and can be only once."""

    event: Event
    rows: Iterator[Exported]


def read_export(stores: Stores, event_id: str, kind: str) -> Export:
    """The rows of `attendance`, `scans`, `visits` or `flow`.

    Raises NotFound `unknown_event`, `unknown_export` at once, before the first row is asked for.
    """
    exports = {"attendance": attendance, "scans": scans, "visits": visits, "flow": flow}
    if kind not in exports:
        raise NotFound("unknown_export", f"There is no export {kind[:80]!r}: ask for {', '.join(exports)}.")
    return exports[kind](stores, event_id)


def scans(stores: Stores, event_id: str) -> Export:
    """One row a scan with its last word, where that stands in the log: a decision that the door replaced is not shown.

    The scans that count are those admitted and not voided. Names and categories are the register's of today.
    """
    log = LogSnapshot.now(stores, event_id)
    return Export(log.event, _scans(stores, log))


def visits(stores: Stores, event_id: str) -> Export:
    """One row a stay for each visitor and zone, and one a touch of a booth, in the order of registration.

    A touch has no end; neither has a stay that lasts. The rows of a zone are its `visits`.
    """
    log = LogSnapshot.now(stores, event_id)
    return Export(log.event, _visits(stores, log))


def attendance(stores: Stores, event_id: str) -> Export:
    """One row a registered visitor, also those who never came."""
    log = LogSnapshot.now(stores, event_id)
    return Export(log.event, _attendance(stores, log))


def flow(stores: Stores, event_id: str) -> Export:
    """One row a way from place to place, `away` first, then as configured."""
    event = stores.events.get(event_id).event
    order = {place: n for n, place in enumerate((AWAY, *event.chains))}
    counts: list[FlowCount] = []
    for pair, count in stores.counters.numbers(event_id).flow.items():
        start, end = pair.split(">")
        counts.append(FlowCount(start, end, count))
    counts.sort(key=lambda way: (order[way.start], order[way.end]))
    return Export(event, iter(counts))


def _scans(stores: Stores, log: LogSnapshot) -> Iterator[VisitorScan]:
    with log.sorted() as by_id:
        standing = log.last_words(by_id)
        while batch := list(islice(standing, READ_AT_ONCE)):
            ids = list(dict.fromkeys(scan.entry.visitor for scan in batch if scan.entry.visitor))
            visitors = {row.visitor.id: row.visitor for row in stores.visitors.get_many(log.event.id, ids)}
            for scan in batch:
                yield VisitorScan(scan, visitors.get(scan.entry.visitor))


def _visits(stores: Stores, log: LogSnapshot) -> Iterator[VisitorStay]:
    event = log.event
    with log.sorted() as paths:
        closings = sorted(paths.closings)
        for registered in stores.visitors.all(event.id, chunk=VISITORS_AT_ONCE):
            path = paths.path(registered.visitor.id)
            walked = walk(path, closings, event.layout)
            touches = (Stay(scan.zone, scan.at) for scan in path if scan.direction is Direction.TOUCH)
            stays = [*walked.stays, *walked.open_stays(), *touches]
            stays.sort(key=lambda stay: (stay.since, len(event.chains[stay.zone])))
            yield from (VisitorStay(registered.visitor, stay) for stay in stays)


def _attendance(stores: Stores, log: LogSnapshot) -> Iterator[Attendance]:
    event = log.event
    with log.sorted() as paths:
        closings = sorted(paths.closings)
        for registered in stores.visitors.all(event.id, chunk=VISITORS_AT_ONCE):
            visitor = registered.visitor
            yield _attended(event, visitor, paths.path(visitor.id), closings)


def _attended(event: Event, visitor: Visitor, path: list[PathScan], closings: list[int]) -> Attendance:
    """What one visitor's walk adds up to."""
    walked = walk(path, closings, event.layout)
    stays = [*walked.stays, *walked.open_stays()]
    roots = [stay for stay in stays if len(event.chains[stay.zone]) == 1]
    return Attendance(
        visitor=visitor,
        days=tuple(sorted({local_day(scan.at, event.tz) for scan in path})),
        first_seen=path[0].at if path else None,
        last_seen=path[-1].at if path else None,
        zones_visited=len({stay.zone for stay in stays}),
        booths_visited=len({scan.zone for scan in path if scan.direction is Direction.TOUCH}),
        visits=len(roots),
        on_site_ms=sum(stay.until - stay.since for stay in roots if stay.until is not None),
    )
