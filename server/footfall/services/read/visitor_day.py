"""A visitor's day: where they are, how they came there, and every scan of theirs that is in the log."""

from collections.abc import Iterable
from dataclasses import dataclass

from footfall.domain.counting import Stay, walk
from footfall.domain.event import Event
from footfall.domain.log import EntryKind, Ledger, LogEntry, StandingScan, read_ledger
from footfall.services.kiosks import kiosk_names
from footfall.store import Stores


@dataclass(frozen=True)
class VisitorDay:
    """As of the sequence number `seq`: scans by time, each with its last word, and stays by the counting rule.

    `position` is a zone or `away`, `since` (ms) when they came into that zone. A stay that lasts has no end.
    """

    event: Event
    seq: int
    visitor_id: str
    position: str
    since: int | None
    scans: tuple[StandingScan, ...]
    stays: tuple[Stay, ...]


def visitor_day(stores: Stores, event_id: str, visitor_id: str) -> VisitorDay:
    """Raises NotFound `unknown_event`, `unknown_visitor`."""
    event = stores.events.get(event_id).event
    stores.visitors.get(event_id, visitor_id)
    seq = stores.counters.seq(event_id)
    names = kiosk_names(stores, event_id)
    entries = [entry.named(names) for entry in stores.visitor_log.read(event_id, visitor_id, seq)]
    ledger = read_ledger(entries)
    voids = {entry.scan_id: entry.taken_back() for entry in entries if entry.kind is EntryKind.VOID}
    disputed = {entry.scan_id for entry in entries if entry.kind is EntryKind.DISPUTED}
    walked = walk(ledger.paths().get(visitor_id, []), sorted(ledger.closings), event.layout)
    stays = sorted(
        [*walked.stays, *walked.open_stays()], key=lambda stay: (stay.since, len(event.chains[stay.zone]))
    )
    return VisitorDay(
        event=event,
        seq=seq,
        visitor_id=visitor_id,
        position=walked.position,
        since=walked.since.get(walked.position),
        scans=tuple(
            StandingScan(entry, voids.get(entry.scan_id), entry.scan_id in disputed)
            for entry in _in_order(ledger, visitor_id)
        ),
        stays=tuple(stays),
    )


def _in_order(ledger: Ledger, visitor_id: str) -> Iterable[LogEntry]:
    # A log of before a scan_id was one badge's may say later that a scan was somebody else's.
    own = (entry for entry in ledger.scans.values() if entry.visitor == visitor_id)
    return sorted(own, key=lambda entry: (entry.scanned_at, entry.scan_id))
