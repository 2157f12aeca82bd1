"""The latest scans, with who was scanned where that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.log import EntryKind, LogEntry, TakenBack
from footfall.domain.visitor import VisitorDetails
from footfall.services.kiosks import kiosk_names
from footfall.store import Stores

#: Entries read at a time, and at most for one page: a worker answers the doors between two reads.
READ_AT_ONCE = 500
LOOK_AT_MOST = 20_000


@dataclass(frozen=True)
class LatestScan:
    """An entry of the log; `visitor` is None for nobody of the register, `voided` whether it was taken back.

    `void` tells more of that where the entry that says it is at hand.
    """

    event: Event
    entry: LogEntry
    visitor: VisitorDetails | None
    voided: bool
    void: TakenBack | None = None


@dataclass(frozen=True)
class Wanted:
    """Which scans are listed; None is any. `since`: read at the door at that time (ms) or later. `kiosk`: a device by
    its id or by the name that it has now, or what a key or user was called.
    """

    zone: str | None = None
    kiosk: str | None = None
    outcome: str | None = None
    reason: str | None = None
    visitor: str | None = None
    since: int | None = None

    def takes(self, entry: LogEntry, names: Mapping[str, str]) -> bool:
        said = (
            (self.zone, entry.zone),
            (self.outcome, entry.outcome),
            (self.reason, entry.reason),
            (self.visitor, entry.visitor),
        )
        is_one = entry.kind in (EntryKind.SCAN, EntryKind.FACT, EntryKind.DISPUTED)
        in_time = self.since is None or entry.scanned_at >= self.since
        kiosk = (None, entry.kiosk, entry.kiosk_id or None, names.get(entry.kiosk_id))
        return (
            is_one
            and in_time
            and self.kiosk in kiosk
            and all(want is None or want == got for want, got in said)
        )


@dataclass(frozen=True)
class ScanPage:
    """`next` is the cursor of the page before in time, None where the log begins.

    A page may hold fewer scans than were asked for although there is a next one: so many entries were looked at.
    """

    scans: list[LatestScan]
    next: str | None


def scan_page(stores: Stores, event_id: str, wanted: Wanted, limit: int, cursor: str | None) -> ScanPage:
    """Scans, newest first; `limit` counts what is listed.

    Raises NotFound `unknown_event`, InvalidInput `invalid_cursor`.
    """
    before = _before(cursor)
    names = kiosk_names(stores, event_id)
    found: list[LogEntry] = []
    looked_at = 0
    while looked_at < LOOK_AT_MOST:
        entries = stores.scans.latest(event_id, READ_AT_ONCE, before=before)
        for entry in entries:
            if wanted.takes(entry, names):
                found.append(entry.named(names))
            if len(found) == limit:
                return ScanPage(_with_visitors(stores, event_id, found), f"s{entry.seq}")
        if len(entries) < READ_AT_ONCE:
            return ScanPage(_with_visitors(stores, event_id, found), None)
        looked_at += len(entries)
        before = entries[-1].seq
    return ScanPage(_with_visitors(stores, event_id, found), f"s{before}")


def changes_after(stores: Stores, event_id: str, seq: int, limit: int) -> list[LatestScan]:
    """What the newest entries after `seq` say of scans, newest first: new ones, and those that were taken back.

    What is disputed says nothing of how a scan stands.
    """
    told: dict[str, tuple[LogEntry, TakenBack | None]] = {}
    latest = stores.scans.latest(event_id, limit, after=seq)
    names = kiosk_names(stores, event_id) if latest else {}
    for entry in (each.named(names) for each in latest):
        if entry.kind is EntryKind.VOID:
            scan = stores.scans.find(event_id, entry.scan_id)
            if scan is not None:
                told.setdefault(entry.scan_id, (scan.named(names), entry.taken_back()))
        elif entry.kind in (EntryKind.SCAN, EntryKind.FACT):
            told.setdefault(entry.scan_id, (entry, None))
    voids = {scan_id: void for scan_id, (_, void) in told.items()}
    return _with_visitors(stores, event_id, [entry for entry, _ in told.values()], voids)


def _with_visitors(
    stores: Stores,
    event_id: str,
    entries: Iterable[LogEntry],
    voids: dict[str, TakenBack | None] | None = None,
) -> list[LatestScan]:
    event = stores.events.cached(event_id).event
    listed = list(entries)
    ids = list(dict.fromkeys(entry.visitor for entry in listed if entry.visitor))
    details = {row.visitor.id: row.visitor.details for row in stores.visitors.get_many(event_id, ids)}
    voided = stores.scans.voided(event_id, [entry.scan_id for entry in listed])
    return [
        LatestScan(
            event,
            entry,
            details.get(entry.visitor),
            entry.scan_id in voided and entry.kind is not EntryKind.DISPUTED,
            (voids or {}).get(entry.scan_id),
        )
        for entry in listed
    ]


def _before(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    digits = cursor[1:]
    if cursor[:1] != "s" or not digits.isascii() or not digits.isdigit() or len(digits) > 15:
        raise InvalidInput("invalid_cursor", "Use what the page before gave as `next`.")
    return int(digits)
