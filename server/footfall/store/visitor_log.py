"""One visitor's part of the log, the refused and the voided scans too, which no path holds."""

from collections import OrderedDict
from collections.abc import Iterator

from footfall.domain.log import EntryKind, LogEntry
from footfall.store import keys
from footfall.store.commands import Client, Script
from footfall.store.scans import log_entry

#: Entries that one call looks at: it holds up the doors for so long, see docs/performance.md.
LOOK_AT_ONCE = 500
#: Visitors whose part is kept. The log is only ever added to, so looking again need not read it again.
KEPT = 100


class VisitorLog:
    def __init__(self, redis: Client, script: Script, look_at_once: int = LOOK_AT_ONCE) -> None:
        self.redis = redis
        self._script = script
        self._look_at_once = look_at_once
        self._kept: OrderedDict[tuple[str, str], tuple[int, list[LogEntry]]] = OrderedDict()

    def read(self, event_id: str, visitor_id: str, until: int) -> list[LogEntry]:
        """In the order of the log up to the sequence number `until`: the visitor's scans, what was said of them
        later, and the closings.
        """
        whose = (event_id, visitor_id)
        after, entries = self._kept.pop(whose, (0, []))
        if after > until:
            after, entries = 0, []  # another log: the event was restored
        scans = {entry.scan_id for entry in entries}
        read = list(entries)
        for entry in self._entries(event_id, visitor_id, after, until):
            if entry.visitor == visitor_id:
                scans.add(entry.scan_id)
            if entry.kind is EntryKind.CLOSING or entry.scan_id in scans:
                read.append(entry)
        self._kept[whose] = (until, read)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return read

    def _entries(self, event_id: str, visitor_id: str, after: int, until: int) -> Iterator[LogEntry]:
        last = str(after)
        while last:
            args: list[str | int] = [visitor_id, last, until, self._look_at_once]
            last, *rows = self._script(keys=[keys.prefix(event_id)], args=args)
            for entry_id, flat in rows:
                yield log_entry(entry_id, dict(zip(flat[::2], flat[1::2], strict=True)))
