"""The log sorted on disk says what the log held as a whole says."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footfall.domain.counting import CounterName
from footfall.domain.log import EntryKind, LogEntry, read_ledger
from footfall.domain.scan import Outcome
from footfall.services import sorted_log
from footfall.services.sorted_log import SortedLog

VISITORS = ["", "v1", "v2", "v10"]
IDS = [f"s{n}" for n in range(8)]


def entry(kind: str, scan_id: str, visitor: str, at: int, refused: str, offline: bool, note: str) -> LogEntry:
    return LogEntry(
        seq=0,
        kind=EntryKind(kind),
        received_at=0,
        scan_id=scan_id,
        visitor=visitor,
        zone="hall",
        direction="in",
        scanned_at=at,
        outcome=Outcome.REFUSED if refused else Outcome.ADMITTED,
        reason=refused,
        offline=offline,
        conflict="" if refused else note,
        note=note,
    )


#: Also what no right store writes: a scan with two first entries, a void before its scan.
entries = st.lists(
    st.builds(
        entry,
        kind=st.sampled_from(["scan"] * 5 + ["fact"] * 2 + ["void", "closing"]),
        scan_id=st.sampled_from(IDS),
        visitor=st.sampled_from(VISITORS),
        at=st.integers(0, 3),
        refused=st.sampled_from(["", "", "zone_full", "unknown_badge"]),
        offline=st.booleans(),
        note=st.sampled_from(["", "wrong_day"]),
    ),
    max_size=30,
)


@given(log=entries, sizes=st.lists(st.integers(1, 9), min_size=30, max_size=30))
def test_it_stands_as_the_ledger_does(log: list[LogEntry], sizes: list[int]) -> None:
    numbered = [LogEntry(**vars(each) | {"seq": n + 1}) for n, each in enumerate(log)]
    ledger = read_ledger(numbered)
    with SortedLog() as kept:
        rest = numbered
        for size in sizes:
            kept.add(rest[:size])
            rest = rest[size:]
        assert kept.closings == ledger.closings
        assert (kept.scans, kept.entries, kept.seq) == (len(ledger.scans), len(log), len(log))
        assert {v: path for v in VISITORS if (path := kept.path(v))} == ledger.paths()

        words = list(kept.last_words())
        assert [(w.visitor, w.at, w.scan_id) for w in words] == sorted(
            (scan.visitor, scan.scanned_at, scan_id) for scan_id, scan in ledger.scans.items()
        )
        totals: Counter[CounterName] = Counter()
        for word in words:
            totals["totals", "voided" if word.voided else word.fate] += 1
            totals["totals", "conflicts"] += bool(word.conflict and not word.voided)
        assert +totals == ledger.totals()

        for scan_id in IDS:
            found, stands = kept.word(scan_id), ledger.scans.get(scan_id)
            assert (found and (found.visitor, found.seq, bool(found.offline))) == (
                stands and (stands.visitor, stands.seq, stands.offline)
            )
            assert (found is not None and found.void is not None) == (
                stands is not None and scan_id in ledger.voided
            )
        assert {v for v in VISITORS if kept.knows(v)} == {scan.visitor for scan in ledger.scans.values()}


def _many(n: int) -> list[LogEntry]:
    return [entry("scan", f"{n * 7919 % 10007:08}-{n}", f"v{n % 97}", n, "", False, "") for n in range(n)]


@pytest.fixture
def small_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[Path]]:
    """Makes SQLite use its file, in a folder of the test's own; the answer lists what lies there."""
    monkeypatch.setattr(sorted_log, "CACHE_KIB", 64)
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    return lambda: list(tmp_path.iterdir())


def test_what_does_not_fit_into_memory_comes_back_from_the_disk(
    small_cache: Callable[[], list[Path]],
) -> None:
    log = _many(5000)
    with SortedLog() as kept:
        for first in range(0, len(log), 100):
            kept.add(log[first : first + 100])
        assert {v: kept.path(v) for v in ("v3", "v96")} == {
            v: path for v, path in read_ledger(log).paths().items() if v in ("v3", "v96")
        }


def test_its_file_has_no_name_while_it_is_used_so_that_none_is_left_behind(
    small_cache: Callable[[], list[Path]],
) -> None:
    with SortedLog() as kept:
        kept.add(_many(5000))
        assert small_cache() == []
