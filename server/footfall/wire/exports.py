"""The tables that organizers leave with: their columns, and how a row is written."""

from collections.abc import Iterator
from typing import Any

from footfall.domain.event import Event
from footfall.domain.visitor import Visitor
from footfall.services.read.exports import Attendance, Export, Exported, FlowCount, VisitorScan, VisitorStay
from footfall.wire.scans import void_keys
from footfall.wire.times import rfc3339

Row = dict[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "attendance": (
        *("visitor", "external_id", "name", "organization", "category", "group", "attended"),
        *("days_attended", "first_seen", "last_seen", "zones_visited", "booths_visited"),
        *("visits", "time_on_site_seconds"),
    ),
    "scans": (
        *("seq", "scan_id", "scanned_at", "received_at", "zone", "direction", "outcome", "reason"),
        *("visitor", "name", "organization", "category", "group", "badge_id", "kiosk", "kiosk_id"),
        *("offline", "late", "forced", "conflict", "already_inside", "note", "disputed", "voided"),
        *("voided_at", "voided_by", "void_reason"),
    ),
    "visits": (
        *("visitor", "name", "organization", "category", "group", "zone", "kind"),
        *("entered_at", "left_at", "dwell_seconds", "ended"),
    ),
    "flow": ("from", "to", "count"),
}


def export_rows(export: Export) -> Iterator[Row]:
    """Keys are columns; what is absent is left out."""
    return (_row(row, export.event) for row in export.rows)


def _row(row: Exported, event: Event) -> Row:
    match row:
        case VisitorScan():
            return _scan(row, event)
        case VisitorStay():
            return _stay(row, event)
        case Attendance():
            return _attendance(row, event)
        case FlowCount():
            return {"from": row.start, "to": row.end, "count": row.count}


def _scan(row: VisitorScan, event: Event) -> Row:
    """`forced` is the refusal that staff overrode, `conflict` the one that a kiosk's own verdict went against;
    `already_inside` is what the door was told then. A voided scan keeps its outcome and is `voided`; of one that is
    `disputed` another kiosk told otherwise, which changed nothing.
    """
    entry = row.scan.entry
    texts = {
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "badge_id": entry.badge,
        "kiosk": entry.kiosk,
        "kiosk_id": entry.kiosk_id,
        "forced": entry.forced,
        "conflict": entry.conflict,
        "note": entry.note,
    }
    return {
        "seq": entry.seq,
        "scan_id": entry.scan_id,
        "scanned_at": rfc3339(entry.scanned_at, event.tz),
        "received_at": rfc3339(entry.received_at, event.tz),
        **(_who(row.visitor) if row.visitor else {}),
        **{key: text for key, text in texts.items() if text},
        "offline": entry.offline,
        "late": entry.late,
        "already_inside": entry.already_since is not None,
        "disputed": row.scan.is_disputed,
        "voided": row.scan.void is not None,
        **void_keys(row.scan.void, event.tz),
    }


def _stay(row: VisitorStay, event: Event) -> Row:
    """`ended` tells how surely the end is known: `scanned`, `inferred` (the visitor was next seen elsewhere) or
    `closing`.
    """
    stay = row.stay
    document = _who(row.visitor) | {
        "zone": stay.zone,
        "kind": event.zone(stay.zone).kind.value,
        "entered_at": rfc3339(stay.since, event.tz),
    }
    if stay.until is not None and stay.end is not None:
        document["left_at"] = rfc3339(stay.until, event.tz)
        document["dwell_seconds"] = _seconds(stay.until - stay.since)
        document["ended"] = stay.end.value
    return document


def _attendance(row: Attendance, event: Event) -> Row:
    """`attended` is any counted scan."""
    document = _who(row.visitor)
    if row.visitor.details.external_id:
        document["external_id"] = row.visitor.details.external_id
    document["attended"] = bool(row.days)
    document["days_attended"] = [day.isoformat() for day in row.days]
    if row.first_seen is not None and row.last_seen is not None:
        document["first_seen"] = rfc3339(row.first_seen, event.tz)
        document["last_seen"] = rfc3339(row.last_seen, event.tz)
    return document | {
        "zones_visited": row.zones_visited,
        "booths_visited": row.booths_visited,
        "visits": row.visits,
        "time_on_site_seconds": _seconds(row.on_site_ms),
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
