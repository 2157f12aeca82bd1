"""The log as it stood at one sequence number, read in passes that hold little."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from footfall.domain.event import Event
from footfall.domain.log import EntryKind, StandingScan
from footfall.services.kiosks import kiosk_names
from footfall.services.sorted_log import SortedLog
from footfall.store import Stores

#: Entries read from the store at a time: a worker answers the doors between two reads, so they are short.
READ_AT_ONCE = 200
#: Visitors, each with a whole path to walk.
VISITORS_AT_ONCE = 20


def read_on(
    stores: Stores,
    event_id: str,
    log: SortedLog,
    until: int | None = None,
    chunk: int = READ_AT_ONCE,
    told: Callable[[], None] | None = None,
    kiosks: Mapping[str, str] | None = None,
) -> None:
    """Goes on reading the log where `log` ends, up to the sequence number `until` or as far as there is anything.

    `told` is called after each chunk; `kiosks` are the devices' own names, by their ids.
    """
    entries = stores.scans.log(event_id, after=log.seq, until=until, chunk=chunk)
    while batch := list(islice(entries, chunk)):
        log.add([entry.named(kiosks) for entry in batch] if kiosks else batch)
        if told:
            told()


@dataclass(frozen=True)
class LogSnapshot:
    """Scans that come in after the entry `until` are not in it. `kiosks` are the devices' own names, by their ids."""

    stores: Stores
    event: Event
    until: int
    kiosks: Mapping[str, str]

    @classmethod
    def now(cls, stores: Stores, event_id: str) -> "LogSnapshot":
        """Raises NotFound `unknown_event`."""
        event = stores.events.get(event_id).event
        return cls(stores, event, stores.counters.seq(event_id), kiosk_names(stores, event_id))

    @contextmanager
    def sorted(self) -> Iterator[SortedLog]:
        """All of it, by visitor, on disk."""
        with SortedLog() as log:
            read_on(self.stores, self.event.id, log, self.until, READ_AT_ONCE, kiosks=self.kiosks)
            yield log

    def last_words(self, log: SortedLog) -> Iterator[StandingScan]:
        """Each scan's last word, in the order of the log."""
        for entry in self.stores.scans.log(self.event.id, until=self.until, chunk=READ_AT_ONCE):
            if entry.kind in (EntryKind.SCAN, EntryKind.FACT):
                word = log.word(entry.scan_id)
                if word and word.seq == entry.seq:
                    yield StandingScan(entry.named(self.kiosks), word.void, log.is_disputed(entry.scan_id))
