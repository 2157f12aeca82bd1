"""The running form of the counting rule (Lua in a real Valkey) against the specification (plain Python)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from footfall.domain.counting import AWAY, CounterName, walk
from footfall.domain.errors import Conflict, NotFound
from footfall.domain.log import Ledger, LogEntry
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.services import events, reconcile, register, scanning
from footfall.store import Stores
from footfall.wire.state import closing_document
from tests.by_hand import by_hand
from tests.store.venue import (
    CONFIG,
    EVENT,
    LAYOUT,
    START,
    VISITORS,
    Closing,
    Step,
    Void,
    all_day,
    as_fact,
    entry_of,
    scan_rows,
    steps,
)

NOW = START + 3 * 24 * 3_600_000
STAFF = Principal("test", Role.STAFF, "test")
ZONES = [zone.id for zone in EVENT.zones]


def begin(stores: Stores) -> list[str]:
    """A fresh event; the visitors' badge ids."""
    by_hand(stores).flushall()
    events.create_event(stores, CONFIG)
    rows = [{"name": f"Visitor {n}", "category": "visitor"} for n in range(VISITORS)]
    return [row.badge.id for row in register.register_visitors(stores, EVENT.id, rows)]


def send(stores: Stores, badges: list[str], rows: list[ScanRow]) -> list[Outcome]:
    ready = [replace(row, badge_id=badges[int(row.badge_id or 0)]) for row in rows]
    return [r.outcome for r in scanning.record_scans(stores, EVENT.id, ready, STAFF, NOW)]


def counters(stores: Stores) -> Counter[CounterName]:
    return stores.counters.everything(EVENT.id, ZONES)


class Model:
    """What should stand after each step, by the words of the design alone."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.facts: set[str] = set()

    def scan(self, row: ScanRow) -> None:
        seen = self.ledger.scans.get(row.scan_id)
        if seen is not None and not is_same_reading(seen, row):
            return  # another reading under an id that is taken
        wanted = row.verdict or Outcome.ADMITTED
        if seen is None:
            self._stand(row, wanted)
        elif row.offline and row.scan_id not in self.facts | self.ledger.voided and seen.outcome != wanted:
            self._stand(row, wanted)  # the first fact replaces a decision that differs
        if row.offline:
            self.facts.add(row.scan_id)

    def _stand(self, row: ScanRow, outcome: Outcome) -> None:
        self.ledger.scans[row.scan_id] = entry_of(row, row.badge_id or "", outcome, 0)

    def void(self, scan_id: str) -> bool:
        seen = self.ledger.scans.get(scan_id)
        if seen is None or (not seen.admitted and scan_id not in self.ledger.voided):
            return False
        self.ledger.voided.add(scan_id)
        return True

    def inside(self) -> set[str]:
        closings, paths = sorted(self.ledger.closings), self.ledger.paths()
        return {who for who, path in paths.items() if walk(path, closings, LAYOUT).position != AWAY}

    def counters(self) -> Counter[CounterName]:
        return self.ledger.counters(LAYOUT)


def is_same_reading(seen: LogEntry, row: ScanRow) -> bool:
    told = (row.badge_id, row.zone, row.direction.value, row.scanned_at)
    return told == (seen.visitor, seen.zone, seen.direction, seen.scanned_at)


def mostly_repeats(history: Sequence[Step]) -> list[Step]:
    """Whoever sends an id again mostly means the same reading; the last visitor's badge comes as another one."""
    first: dict[str, ScanRow] = {}

    def told(row: ScanRow) -> ScanRow:
        reading = first.setdefault(row.scan_id, row)
        if row.badge_id == str(VISITORS - 1):
            return row
        return replace(
            row,
            badge_id=reading.badge_id,
            zone=reading.zone,
            direction=reading.direction,
            scanned_at=reading.scanned_at,
        )

    return [[told(row) for row in step] if isinstance(step, list) else step for step in history]


def happen(stores: Stores, badges: list[str], model: Model, history: Sequence[Step]) -> None:
    """Lets it all happen, to the event and to the model, and compares after each step."""
    for step in mostly_repeats(history):
        if isinstance(step, Closing):
            inside, is_known = model.inside(), step.at in model.ledger.closings
            model.ledger.closings.add(step.at)
            closed = closing_document(scanning.close_and_sweep(stores, EVENT.id, step.at, STAFF, NOW), EVENT)
            assert closed["replayed"] == is_known
            assert closed["swept"] == len(inside - model.inside())
        elif isinstance(step, Void):
            could = model.void(step.scan_id)
            try:
                scanning.void_scan(stores, EVENT.id, step.scan_id, STAFF, NOW)
                assert could
            except (NotFound, Conflict):
                assert not could
        else:
            send(stores, badges, step)
            for row in step:
                model.scan(row)
        assert counters(stores) == model.counters()
    found = reconcile.recount(stores, EVENT.id)
    assert found.differences == []
    for table in ("zones", "flow", "totals"):  # a counter at zero is not kept
        assert "0" not in by_hand(stores).hvals(f"footfall:{{{EVENT.id}}}:{table}")


@settings(max_examples=800)
@given(history=st.lists(steps(), max_size=14))
def test_any_history_ends_in_the_counters_of_the_rule(stores: Stores, history: list[Step]) -> None:
    happen(stores, begin(stores), Model(), history)


@settings(max_examples=300)
@given(
    path=st.lists(scan_rows(ids=st.uuids().map(str), at=all_day), min_size=15, max_size=40),
    changes=st.lists(steps(at=all_day), min_size=1, max_size=6),
    data=st.data(),
)
def test_what_changes_within_a_long_path_ends_so_too(
    stores: Stores, path: list[ScanRow], changes: list[Step], data: st.DataObject
) -> None:
    """A late scan is walked from its own place on, as far as it makes a difference; here that is far from the ends."""
    mine = [replace(row, badge_id="0") for row in path]
    voids: list[Step] = [Void(data.draw(st.sampled_from(mine)).scan_id) for _ in range(2)]
    happen(stores, begin(stores), Model(), [mine, *data.draw(st.permutations([*changes, *voids]))])


unique_rows = st.lists(
    scan_rows(ids=st.uuids().map(str)), min_size=1, max_size=25, unique_by=lambda row: row.scan_id
)


@settings(max_examples=600)
@given(rows=unique_rows, data=st.data())
def test_order_batches_and_repeats_do_not_matter(
    stores: Stores, rows: list[ScanRow], data: st.DataObject
) -> None:
    facts = [as_fact(row, data.draw(st.booleans())) for row in rows]
    badges = begin(stores)
    for fact in sorted(facts, key=lambda row: (row.scanned_at or 0, row.scan_id)):
        send(stores, badges, [fact])
    in_order = counters(stores)

    badges = begin(stores)
    shuffled = data.draw(st.permutations(facts + data.draw(st.lists(st.sampled_from(facts), max_size=5))))
    while shuffled:
        size = data.draw(st.integers(1, 8))
        send(stores, badges, shuffled[:size])
        shuffled = shuffled[size:]
    assert counters(stores) == in_order


@settings(max_examples=300)
@given(rows=unique_rows, data=st.data())
def test_a_live_request_and_its_fact_end_as_the_door_did_in_either_order(
    stores: Stores, rows: list[ScanRow], data: st.DataObject
) -> None:
    """The kiosk's fact may come before or after the live request that it gave up waiting for."""
    facts = [as_fact(row, data.draw(st.booleans())) for row in rows]
    badges = begin(stores)
    send(stores, badges, facts)
    facts_alone = counters(stores)

    badges = begin(stores)
    send(stores, badges, data.draw(st.permutations(rows + facts)))
    assert counters(stores) == facts_alone


def test_a_repair_sets_broken_counters_right(stores: Stores) -> None:
    badges = begin(stores)
    rows = [
        ScanRow(f"s{n}", "hall-1", Direction.IN, badge_id=str(n % VISITORS), scanned_at=START + n)
        for n in range(9)
    ]
    send(stores, badges, rows)
    right = counters(stores)
    stores.redis.hincrby(f"footfall:{{{EVENT.id}}}:zones", "hall-1:occupancy", 7)
    stores.redis.delete(f"footfall:{{{EVENT.id}}}:inside:hall-1")
    found = reconcile.recount(stores, EVENT.id)
    assert any(d.counter == "zones hall-1:occupancy" and d.stored == 10 for d in found.differences)
    assert reconcile.recount(stores, EVENT.id, repair=True).repaired
    assert counters(stores) == right
    assert reconcile.recount(stores, EVENT.id).differences == []
