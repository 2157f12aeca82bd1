"""What organizers leave with: the scans, the visits, the attendance and the flow, as rows to stream.

A row's keys are those of the HTTP interface, in the order of COLUMNS; what is absent is left out. Times are
RFC 3339 with the event's offset, durations seconds. Each export is taken at one sequence number, that of the
moment it was asked for: scans that come in meanwhile are not in it, so its sums are the counters' of then.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from footfall.domain.counting import AWAY, Stay, walk
from footfall.domain.errors import NotFound
from footfall.domain.event import Event
from footfall.domain.log import LogEntry
from footfall.domain.scan import Direction, PathScan
from footfall.domain.times import local_day, rfc3339
from footfall.domain.visitor import Visitor
from footfall.services.snapshot import READ_AT_ONCE, VISITORS_AT_ONCE, LogSnapshot
from footfall.store import Stores

Row = dict[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "attendance": (
        *("visitor", "external_id", "name", "organization", "category", "group", "attended"),
        *("days_attended", "first_seen", "last_seen", "zones_visited", "booths_visited"),
        *("visits", "time_on_site_seconds"),
    ),
    "scans": (
        *("seq", "scan_id", "scanned_at", "received_at", "zone", "direction", "outcome", "reason"),
        *("visitor", "name", "organization", "category", "group", "badge_id", "kiosk"),
        *("offline", "forced", "conflict", "already_inside", "voided", "note"),
    ),
    "visits": (
        *("visitor", "name", "organization", "category", "group", "zone", "kind"),
        *("entered_at", "left_at", "dwell_seconds", "ended"),
    ),
    "flow": ("from", "to", "count"),
}


def rows(stores: Stores, event_id: str, kind: str) -> Iterator[Row]:
    """The rows of `attendance`, `scans`, `visits` or `flow`.

    Raises NotFound `unknown_event`, `unknown_export` at once, before the first row is asked for.
    """
    exports = {"attendance": attendance, "scans": scans, "visits": visits, "flow": flow}
    if kind not in exports:
        raise NotFound("unknown_export", f"There is no export {kind[:80]!r}: ask for {', '.join(exports)}.")
    return exports[kind](stores, event_id)


def scans(stores: Stores, event_id: str) -> Iterator[Row]:
    """One row a scan with its last word, where that stands in the log: a decision that the door replaced is not shown.

    `forced` is the refusal that staff overrode, `conflict` the one that a kiosk's own verdict went against;
    `already_inside` is what the door was told then. A voided scan keeps its outcome and is `voided`: the
    scans that count are those admitted and not voided. Names and categories are the register's of today.
    """
    return _scans(stores, LogSnapshot.now(stores, event_id))


def visits(stores: Stores, event_id: str) -> Iterator[Row]:
    """One row a stay for each visitor and zone, and one a touch of a booth, in the order of registration.

    A touch has no end; neither has a stay that lasts. `ended` tells how surely its end is known: `scanned`,
    `inferred` (the visitor was next seen elsewhere) or `closing`. The rows of a zone are its `visits`.
    """
    return _visits(stores, LogSnapshot.now(stores, event_id))


def attendance(stores: Stores, event_id: str) -> Iterator[Row]:
    """One row a registered visitor, also those who never came.

    `attended` is any counted scan, `days_attended` the event's local dates of those, `first_seen` and
    `last_seen` the times of the first and the last. `visits` and `time_on_site_seconds` are the entries into
    root zones and the length of the stays there that have ended; `zones_visited` are areas and sessions.
    """
    return _attendance(stores, LogSnapshot.now(stores, event_id))


def flow(stores: Stores, event_id: str) -> Iterator[Row]:
    """How many times a position changed directly `from` one place `to` another, `away` first, then as configured."""
    event = stores.events.get(event_id).event
    order = {place: n for n, place in enumerate((AWAY, *event.chains))}
    counted: list[Row] = []
    for pair, n in stores.counters.numbers(event_id).flow.items():
        start, end = pair.split(">")
        counted.append({"from": start, "to": end, "count": n})
    return iter(sorted(counted, key=lambda row: (order[row["from"]], order[row["to"]])))


def _scans(stores: Stores, log: LogSnapshot) -> Iterator[Row]:
    with log.sorted() as by_id:
        words = log.last_words(by_id)
        while batch := list(islice(words, READ_AT_ONCE)):
            ids = list(dict.fromkeys(entry.visitor for entry, _ in batch if entry.visitor))
            visitors = {row.visitor.id: row.visitor for row in stores.visitors.get_many(log.event.id, ids)}
            for entry, void_note in batch:
                yield _scan_row(log.event, entry, void_note, visitors.get(entry.visitor))


def _scan_row(event: Event, entry: LogEntry, void_note: str | None, visitor: Visitor | None) -> Row:
    texts = {
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "badge_id": entry.badge,
        "kiosk": entry.kiosk,
        "forced": entry.forced,
        "conflict": entry.conflict,
        "note": "; ".join(filter(None, (entry.note, void_note))),
    }
    return {
        "seq": entry.seq,
        "scan_id": entry.scan_id,
        "scanned_at": rfc3339(entry.scanned_at, event.tz),
        "received_at": rfc3339(entry.received_at, event.tz),
        **(_who(visitor) if visitor else {}),
        **{key: text for key, text in texts.items() if text},
        "offline": entry.offline,
        "already_inside": entry.already_since is not None,
        "voided": void_note is not None,
    }


def _visits(stores: Stores, log: LogSnapshot) -> Iterator[Row]:
    event = log.event
    with log.sorted() as paths:
        closings = sorted(paths.closings)
        for registered in stores.visitors.all(event.id, chunk=VISITORS_AT_ONCE):
            path = paths.path(registered.visitor.id)
            walked = walk(path, closings, event.layout)
            touches = (Stay(scan.zone, scan.at) for scan in path if scan.direction is Direction.TOUCH)
            stays = [*walked.stays, *walked.open_stays(), *touches]
            stays.sort(key=lambda stay: (stay.since, len(event.chains[stay.zone])))
            who = _who(registered.visitor)
            yield from (who | _stay_row(event, stay) for stay in stays)


def _stay_row(event: Event, stay: Stay) -> Row:
    row: Row = {
        "zone": stay.zone,
        "kind": event.zone(stay.zone).kind.value,
        "entered_at": rfc3339(stay.since, event.tz),
    }
    if stay.until is not None and stay.end is not None:
        row["left_at"] = rfc3339(stay.until, event.tz)
        row["dwell_seconds"] = _seconds(stay.until - stay.since)
        row["ended"] = stay.end.value
    return row


def _attendance(stores: Stores, log: LogSnapshot) -> Iterator[Row]:
    event = log.event
    with log.sorted() as paths:
        closings = sorted(paths.closings)
        for registered in stores.visitors.all(event.id, chunk=VISITORS_AT_ONCE):
            visitor = registered.visitor
            yield _attendance_row(event, visitor, paths.path(visitor.id), closings)


def _attendance_row(event: Event, visitor: Visitor, path: list[PathScan], closings: list[int]) -> Row:
    row = _who(visitor)
    if visitor.details.external_id:
        row["external_id"] = visitor.details.external_id
    row["attended"] = bool(path)
    row["days_attended"] = sorted({local_day(scan.at, event.tz).isoformat() for scan in path})
    if path:
        row["first_seen"] = rfc3339(path[0].at, event.tz)
        row["last_seen"] = rfc3339(path[-1].at, event.tz)
    return row | _presence(event, path, closings)


def _presence(event: Event, path: list[PathScan], closings: list[int]) -> Row:
    """What one visitor's walk adds up to."""
    walked = walk(path, closings, event.layout)
    stays = [*walked.stays, *walked.open_stays()]
    roots = [stay for stay in stays if len(event.chains[stay.zone]) == 1]
    return {
        "zones_visited": len({stay.zone for stay in stays}),
        "booths_visited": len({scan.zone for scan in path if scan.direction is Direction.TOUCH}),
        "visits": len(roots),
        "time_on_site_seconds": _seconds(
            sum(stay.until - stay.since for stay in roots if stay.until is not None)
        ),
    }


def _who(visitor: Visitor) -> Row:
    details = visitor.details
    who: Row = {"visitor": visitor.id, "name": details.name, "category": details.category}
    for key in ("organization", "group"):
        if value := getattr(details, key):
            who[key] = value
    return who


def _seconds(ms: int) -> int | float:
    """Whole where it is whole; never rounded, so that sums agree with `dwell_ms`."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
