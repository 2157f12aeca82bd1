"""A visitor's day: where they are, how they came there, and every scan of theirs that is in the log."""

from collections.abc import Iterable
from typing import Any

from footfall.domain.counting import AWAY, Stay, walk
from footfall.domain.event import Event
from footfall.domain.log import EntryKind, Ledger, LogEntry, read_ledger
from footfall.domain.times import rfc3339
from footfall.store import Stores


def visitor_path(stores: Stores, event_id: str, visitor_id: str) -> dict[str, Any]:
    """As of the sequence number `seq`: scans by time, each with its last word, and stays by the counting rule.

    A stay that lasts has no end. Raises NotFound `unknown_event`, `unknown_visitor`.
    """
    event = stores.events.get(event_id).event
    stores.visitors.get(event_id, visitor_id)
    seq = stores.counters.seq(event_id)
    entries = stores.visitor_log.read(event_id, visitor_id, seq)
    ledger = read_ledger(entries)
    notes = {entry.scan_id: entry.note for entry in entries if entry.kind is EntryKind.VOID}
    walked = walk(ledger.paths().get(visitor_id, []), sorted(ledger.closings), event.layout)
    stays = sorted(
        [*walked.stays, *walked.open_stays()], key=lambda stay: (stay.since, len(event.chains[stay.zone]))
    )
    path: dict[str, Any] = {"seq": seq, "visitor": visitor_id, "position": walked.position}
    if walked.position != AWAY:
        path["since"] = rfc3339(walked.since[walked.position], event.tz)
    return path | {
        "scans": [_scan(event, entry, notes) for entry in _in_order(ledger, visitor_id)],
        "stays": [_stay(event, stay) for stay in stays],
    }


def _in_order(ledger: Ledger, visitor_id: str) -> Iterable[LogEntry]:
    # A door may have said later that a scan was somebody else's badge: then it is no scan of this visitor.
    own = (entry for entry in ledger.scans.values() if entry.visitor == visitor_id)
    return sorted(own, key=lambda entry: (entry.scanned_at, entry.scan_id))


def _scan(event: Event, entry: LogEntry, void_notes: dict[str, str]) -> dict[str, Any]:
    voided = entry.scan_id in void_notes
    told: dict[str, Any] = {
        "reason": entry.reason,
        "conflict": entry.conflict,
        "forced": entry.forced,
        "offline": entry.offline,
        "voided": voided,
        "already_inside": entry.already_since is not None,
        "kiosk": entry.kiosk,
        "note": "; ".join(filter(None, (entry.note, void_notes.get(entry.scan_id)))),
    }
    return {
        "scan_id": entry.scan_id,
        "seq": entry.seq,
        "scanned_at": rfc3339(entry.scanned_at, event.tz),
        "received_at": rfc3339(entry.received_at, event.tz),
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
        **{key: value for key, value in told.items() if value},
    }


def _stay(event: Event, stay: Stay) -> dict[str, Any]:
    row: dict[str, Any] = {"zone": stay.zone, "since": rfc3339(stay.since, event.tz)}
    if stay.until is not None and stay.end is not None:
        row |= {"until": rfc3339(stay.until, event.tz), "ended": stay.end.value}
    return row
