"""The latest scans, with who was scanned where that is known."""

from dataclasses import dataclass

from footfall.domain.event import Event
from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.visitor import VisitorDetails
from footfall.store import Stores


@dataclass(frozen=True)
class LatestScan:
    """An entry of the log; `visitor` is None for nobody of the register, `voided` whether it was taken back."""

    event: Event
    entry: LogEntry
    visitor: VisitorDetails | None
    voided: bool


def latest_scans(stores: Stores, event_id: str, limit: int, after_seq: int = 0) -> list[LatestScan]:
    """The newest scans after `after_seq`, newest first. Raises NotFound `unknown_event`."""
    event = stores.events.cached(event_id).event
    entries = [
        entry
        for entry in stores.scans.latest(event_id, limit, after_seq)
        if entry.kind in (EntryKind.SCAN, EntryKind.FACT)
    ]
    ids = list(dict.fromkeys(entry.visitor for entry in entries if entry.visitor))
    details = {row.visitor.id: row.visitor.details for row in stores.visitors.get_many(event_id, ids)}
    voided = stores.scans.voided(event_id, [entry.scan_id for entry in entries])
    return [
        LatestScan(event, entry, details.get(entry.visitor), entry.scan_id in voided) for entry in entries
    ]
