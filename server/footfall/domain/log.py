"""The log is the source of truth: entries are only ever added, and everything counted follows from them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from footfall.domain.counting import CounterName, Layout, contribution
from footfall.domain.scan import Direction, Outcome, PathScan


class EntryKind(StrEnum):
    """`scan`: a scan's first entry. `fact`: what a door said later of a scan that the server had decided.
    `disputed`: a fact that another kiosk than the one that was answered told; it changes nothing.
    `void`: a scan that staff took back. `closing`: the venue was closed and swept.
    """

    SCAN = "scan"
    FACT = "fact"
    DISPUTED = "disputed"
    VOID = "void"
    CLOSING = "closing"


@dataclass(frozen=True)
class LogEntry:
    """One entry. Times in ms; `seq` is the event's sequence number after it; empty text is absent.

    `forced` is the refusal that staff overrode, `conflict` the refusal that a kiosk's own verdict went
    against, `note` staff's words, `already_since` when the visitor had come into that very zone before. `kiosk` is
    what the key or user was called, `key` its id, `kiosk_id` the device's own. `late`: staff entered it
    when it was older than a kiosk's key may send.
    """

    seq: int
    kind: EntryKind
    received_at: int
    scan_id: str = ""
    visitor: str = ""
    badge: str = ""
    zone: str = ""
    direction: str = ""
    scanned_at: int = 0
    kiosk: str = ""
    outcome: str = ""
    reason: str = ""
    offline: bool = False
    forced: str = ""
    conflict: str = ""
    already_since: int | None = None
    note: str = ""
    key: str = ""
    kiosk_id: str = ""
    late: bool = False

    @property
    def admitted(self) -> bool:
        return self.outcome == Outcome.ADMITTED

    def named(self, kiosks: Mapping[str, str]) -> "LogEntry":
        """With the device's own name, by which it is told from others of the same key; `kiosks`: id -> name."""
        name = kiosks.get(self.kiosk_id)
        return self if name is None else replace(self, kiosk=name)

    def taken_back(self) -> "TakenBack":
        """Of a `void`: what it says of its scan."""
        return TakenBack(self.received_at, self.kiosk, self.note)

    def path_scan(self) -> PathScan:
        return PathScan(self.scanned_at, self.scan_id, self.zone, Direction(self.direction))


class TakenBack(NamedTuple):
    """That a scan was voided: when (ms), by whom, and in what words, which may be none."""

    at: int
    by: str
    reason: str


class StandingScan(NamedTuple):
    """A scan's last word: its entry that stands, how it was voided, if it was, and whether a kiosk disputes it."""

    entry: LogEntry
    void: TakenBack | None
    is_disputed: bool = False


@dataclass
class Ledger:
    """What stands after reading the log in order: each scan's last word, what was voided, the closings.

    `services/sorted_log.py` keeps the same of a log of any length, on disk; tests hold one against the other.
    """

    scans: dict[str, LogEntry] = field(default_factory=dict)
    voided: set[str] = field(default_factory=set)
    closings: set[int] = field(default_factory=set)

    def add(self, entry: LogEntry) -> None:
        if entry.kind is EntryKind.CLOSING:
            self.closings.add(entry.scanned_at)
        elif entry.kind is EntryKind.VOID:
            self.voided.add(entry.scan_id)
        elif entry.kind is not EntryKind.DISPUTED:
            self.scans[entry.scan_id] = entry

    def paths(self) -> dict[str, list[PathScan]]:
        """Each visitor's admitted scans in order."""
        paths: defaultdict[str, list[PathScan]] = defaultdict(list)
        for scan_id, entry in self.scans.items():
            if entry.admitted and scan_id not in self.voided:
                paths[entry.visitor].append(entry.path_scan())
        return {visitor: sorted(path) for visitor, path in paths.items()}

    def totals(self) -> Counter[CounterName]:
        """Scans by what became of them; a voided scan counts as nothing else."""
        totals: Counter[CounterName] = Counter()
        for scan_id, entry in self.scans.items():
            if scan_id in self.voided:
                totals["totals", "voided"] += 1
                continue
            totals["totals", "admitted" if entry.admitted else f"refused:{entry.reason}"] += 1
            if entry.conflict:
                totals["totals", "conflicts"] += 1
        return totals

    def counters(self, layout: Layout) -> Counter[CounterName]:
        """All counters of the event by the counting rule."""
        closings = sorted(self.closings)
        counted = self.totals()
        for path in self.paths().values():
            counted.update(contribution(path, closings, layout))
        return Counter({name: n for name, n in counted.items() if n})


def read_ledger(entries: Iterable[LogEntry]) -> Ledger:
    ledger = Ledger()
    for entry in entries:
        ledger.add(entry)
    return ledger
