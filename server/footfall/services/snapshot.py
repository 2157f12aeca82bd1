"""The log as it stood at one sequence number, read in passes that hold little."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from footfall.domain.event import Event
from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.scan import Direction, PathScan
from footfall.store import Stores

#: Entries or visitors read from the store at a time: a worker answers the doors between two reads, so they are short.
READ_AT_ONCE = 200


@dataclass
class LogSnapshot:
    """What changes the standing of an earlier scan is rare and is held, once `last_words` has begun: `facts` is
    the number of the entry that replaced a decision, `voids` staff's words, `closings` instants in ms.

    `domain.log.Ledger` says the same of a log that is held as a whole; a test keeps them equal.
    """

    stores: Stores
    event: Event
    until: int
    facts: dict[str, int] = field(default_factory=dict)
    voids: dict[str, str] = field(default_factory=dict)
    closings: set[int] = field(default_factory=set)

    @classmethod
    def now(cls, stores: Stores, event_id: str) -> "LogSnapshot":
        """Raises NotFound `unknown_event`."""
        return cls(stores, stores.events.get(event_id).event, stores.counters.seq(event_id))

    def _entries(self) -> Iterator[LogEntry]:
        for entry in self.stores.scans.log(self.event.id, chunk=READ_AT_ONCE):
            if entry.seq > self.until:
                return
            yield entry

    def last_words(self) -> Iterator[LogEntry]:
        """Each scan's entry that stands, in the order of the log."""
        for entry in self._entries():
            if entry.kind is EntryKind.FACT:
                self.facts[entry.scan_id] = entry.seq
            elif entry.kind is EntryKind.VOID:
                self.voids[entry.scan_id] = entry.note
            elif entry.kind is EntryKind.CLOSING:
                self.closings.add(entry.scanned_at)
        for entry in self._entries():
            is_scan = entry.kind in (EntryKind.SCAN, EntryKind.FACT)
            if is_scan and self.facts.get(entry.scan_id, entry.seq) == entry.seq:
                yield entry

    def paths(self) -> dict[str, list[PathScan]]:
        """Each visitor's path, sorted. All are held, since a path is whole only at the log's end."""
        paths: defaultdict[str, list[PathScan]] = defaultdict(list)
        for entry in self.last_words():
            if entry.admitted and entry.scan_id not in self.voids:
                zone = sys.intern(entry.zone)  # one text a zone, not one a scan
                scan = PathScan(entry.scanned_at, entry.scan_id, zone, Direction(entry.direction))
                paths[entry.visitor].append(scan)
        for path in paths.values():
            path.sort()
        return paths
