"""The log as it stands, kept on disk in the order of the paths, so that no reader ever holds all of it.

A path is whole only at the log's end, and a fact or a void may speak of a scan from long before. So the log is put,
in one go from its start, into a temporary SQLite file that holds each scan's last word by visitor, time and id.
"""

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, NamedTuple

from footfall.domain.log import EntryKind, LogEntry, TakenBack
from footfall.domain.scan import Direction, PathScan

#: SQLite keeps at most so much in memory and the rest in its file; a small log never touches the disk.
CACHE_KIB = 16 * 1024

_SCHEMA = """
CREATE TABLE scan (
  visitor TEXT, at INTEGER, scan_id TEXT, seq INTEGER, zone TEXT, direction TEXT,
  fate TEXT, conflict INTEGER, offline INTEGER, voided INTEGER,
  PRIMARY KEY (visitor, at, scan_id)
) WITHOUT ROWID;
CREATE TABLE word (
  scan_id TEXT PRIMARY KEY, visitor TEXT, at INTEGER, seq INTEGER, offline INTEGER,
  void_at INTEGER, void_by TEXT, void_reason TEXT
) WITHOUT ROWID;
CREATE TABLE dispute (scan_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


_INSERT_WORD = """
INSERT INTO word (scan_id, visitor, at, seq, offline) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""


class LastWord(NamedTuple):
    """A scan as it stands. `fate` is `admitted` or `refused:REASON`, `seq` the number of the entry that stands."""

    visitor: str
    at: int
    scan_id: str
    seq: int
    zone: str
    direction: str
    fate: str
    conflict: int
    offline: int
    voided: int

    @property
    def is_on_path(self) -> bool:
        return self.fate == "admitted" and not self.voided

    def path_scan(self) -> PathScan:
        return PathScan(self.at, self.scan_id, self.zone, Direction(self.direction))


class Word(NamedTuple):
    """What is found by a scan's id."""

    visitor: str
    seq: int
    offline: int
    void: TakenBack | None


class SortedLog:
    """Takes entries in the order of the log; `domain.log.Ledger` says the same of a log held as a whole.

    `seq` is the number of the last entry taken, `entries` and `scans` how many there are, `closings` instants in ms.
    It is a context manager: the file goes with it. Raises OSError where the disk is full.
    """

    def __init__(self) -> None:
        self.seq = self.entries = self.scans = 0
        self.closings: set[int] = set()
        self._pending: list[LastWord] = []
        # Without a name SQLite makes a file that has none either: it is gone with the process, however that ends.
        # It lies in SQLITE_TMPDIR, TMPDIR, /var/tmp or /tmp. A web server may close it from another thread.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in (
            f"cache_size = -{CACHE_KIB}",
            "journal_mode = OFF",
            "synchronous = OFF",
            "secure_delete = OFF",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")  # and never commit: nobody is to read it after us

    def __enter__(self) -> "SortedLog":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, entries: Sequence[LogEntry]) -> None:
        """Takes the next entries. A few hundred at a time take a few milliseconds."""
        try:
            for entry in entries:
                if entry.kind is EntryKind.CLOSING:
                    self.closings.add(entry.scanned_at)
                elif entry.kind is EntryKind.VOID:
                    self._void(entry)
                elif entry.kind is EntryKind.DISPUTED:
                    self._db.execute("INSERT OR IGNORE INTO dispute VALUES (?)", (entry.scan_id,))
                else:
                    self._stand(entry)
                self.seq, self.entries = entry.seq, self.entries + 1
            self._flush()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                raise
            raise OSError(errno.ENOSPC, "no room for the sorted log; TMPDIR can name another disk") from error

    def last_words(self) -> Iterator[LastWord]:
        """Every scan that stands, by visitor (empty for unknown badges), time and id. Add nothing meanwhile."""
        rows = self._db.execute("SELECT * FROM scan ORDER BY visitor, at, scan_id")
        return map(LastWord._make, rows)

    def path(self, visitor: str) -> list[PathScan]:
        """A visitor's admitted scans in order."""
        rows = self._db.execute("SELECT * FROM scan WHERE visitor = ? ORDER BY at, scan_id", (visitor,))
        return [word.path_scan() for word in map(LastWord._make, rows) if word.is_on_path]

    def knows(self, visitor: str) -> bool:
        scan = self._db.execute("SELECT 1 FROM scan WHERE visitor = ? LIMIT 1", (visitor,)).fetchone()
        return scan is not None

    def word(self, scan_id: str) -> Word | None:
        """How a scan stands, None if it was never sent."""
        query = (
            "SELECT visitor, seq, offline, void_at, void_by, void_reason FROM word "
            "WHERE scan_id = ? AND seq IS NOT NULL"
        )
        row = self._db.execute(query, (scan_id,)).fetchone()
        if row is None:
            return None
        visitor, seq, offline, *void = row
        return Word(visitor, seq, offline, None if void[0] is None else TakenBack(*void))

    def is_disputed(self, scan_id: str) -> bool:
        found = self._db.execute("SELECT 1 FROM dispute WHERE scan_id = ?", (scan_id,)).fetchone()
        return found is not None

    def _stand(self, entry: LogEntry) -> None:
        fate = "admitted" if entry.admitted else f"refused:{entry.reason}"
        offline, conflict, voided = int(entry.offline), int(entry.conflict != ""), 0
        sent = (entry.scan_id, entry.visitor, entry.scanned_at, entry.seq, offline)
        added = self._db.execute(_INSERT_WORD, sent)
        if added.rowcount:
            self.scans += 1
        else:
            voided = self._replace(sent)
        where = (entry.visitor, entry.scanned_at, entry.scan_id, entry.seq, entry.zone, entry.direction)
        self._pending.append(LastWord(*where, fate, conflict, offline, voided))

    def _replace(self, sent: tuple[Any, ...]) -> int:
        """Forgets what a scan was before; the answer is whether it stays voided."""
        self._flush()
        scan_id = sent[0]
        visitor, at, seq, *void = self._db.execute(
            "SELECT visitor, at, seq, void_at, void_by, void_reason FROM word WHERE scan_id = ?", (scan_id,)
        ).fetchone()
        if seq is None:
            self.scans += 1
        else:
            self._db.execute(
                "DELETE FROM scan WHERE visitor = ? AND at = ? AND scan_id = ?", (visitor, at, scan_id)
            )
        self._db.execute("REPLACE INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*sent, *void))
        return int(void[0] is not None)

    def _void(self, entry: LogEntry) -> None:
        self._flush()
        self._db.execute(
            "INSERT INTO word (scan_id, void_at, void_by, void_reason) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET (void_at, void_by, void_reason) = "
            "(excluded.void_at, excluded.void_by, excluded.void_reason)",
            (entry.scan_id, *entry.taken_back()),
        )
        self._db.execute(
            "UPDATE scan SET voided = 1 WHERE (visitor, at, scan_id) = "
            "(SELECT visitor, at, scan_id FROM word WHERE scan_id = ?)",
            (entry.scan_id,),
        )

    def _flush(self) -> None:
        self._pending.sort()
        self._db.executemany("INSERT INTO scan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._pending)
        self._pending.clear()
