"""What does not stand as the log says is named, and set right while scans go on."""

import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import pytest

from footfall.domain.errors import Conflict, NotFound
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.domain.times import MINUTE_MS
from footfall.services import audit, reconcile, register, scanning, snapshot
from footfall.services.audit import Difference
from footfall.services.reconcile import recount
from footfall.store import Stores
from tests.services.breakage import BROKEN, NOW, PLACES, STAFF, Break, Venue, break_much
from tests.store.venue import EVENT, START


@pytest.fixture
def venue(stores: Stores) -> Venue:
    return Venue(stores).day()


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_named_and_set_right(venue: Venue, what: str) -> None:
    right = venue.standing()
    break_it, expected = BROKEN[what]
    break_it(venue)
    assert venue.standing() != right or "walk" in what

    found = recount(venue.stores, EVENT.id)
    assert not found.repaired
    named = {(each.counter, each.stored, each.recounted) for each in found.differences}
    assert set(expected) <= named
    assert recount(venue.stores, EVENT.id).differences == found.differences  # looking changes nothing

    mended = recount(venue.stores, EVENT.id, repair=True)
    assert mended.repaired
    assert set(expected) <= {(each.counter, each.stored, each.recounted) for each in mended.differences}
    assert venue.standing() == right
    venue.assert_right()
    venue.move(*venue.badges)  # and the next scans build on it
    venue.assert_right()


def test_a_right_event_has_no_differences_and_is_left_alone(venue: Venue) -> None:
    seq = venue.stores.counters.seq(EVENT.id)
    found = recount(venue.stores, EVENT.id, repair=True)
    assert (found.differences, found.repaired) == ([], False)
    assert (found.entries, found.scans, found.seq) == (len(list(venue.stores.scans.log(EVENT.id))), 26, seq)
    assert venue.stores.counters.seq(EVENT.id) == seq


def test_a_repair_tells_whoever_watches_and_scans_go_on_after_it(venue: Venue) -> None:
    seq = venue.stores.counters.seq(EVENT.id)
    venue.stores.redis.hincrby(venue.key("totals"), "admitted", 5)
    recount(venue.stores, EVENT.id, repair=True)
    assert venue.stores.counters.seq(EVENT.id) == seq + 1
    venue.move("v1")
    venue.assert_right()


def test_a_lost_sequence_number_is_found_again(venue: Venue) -> None:
    last = venue.stores.counters.seq(EVENT.id)
    venue.stores.redis.delete(venue.key("seq"))
    found = recount(venue.stores, EVENT.id, repair=True)
    assert found.differences == [Difference("seq", 0, last)]
    venue.move("v1")
    venue.assert_right()


def all_at_once(venue: Venue) -> None:
    venue.move(*venue.badges)
    n = next(venue.later)
    at = START + n * MINUTE_MS
    scanning.close_and_sweep(venue.stores, EVENT.id, at, STAFF, NOW)
    scanning.close_and_sweep(venue.stores, EVENT.id, START + (n - 100) * MINUTE_MS, STAFF, NOW)  # late
    venue.scan(f"mistake-{n}", "v2", "hall-1", n + 1)
    scanning.void_scan(venue.stores, EVENT.id, f"mistake-{n}", STAFF, NOW)
    venue.scan(f"refused-{n}", "v3", "hall-2", n + 1)
    refused: dict[str, Any] = {"offline": True, "verdict": Outcome.REFUSED, "reason": "zone_full"}
    venue.scan(f"refused-{n}", "v3", "hall-2", n + 1, **refused)


def take_back(venue: Venue, *scan_ids: str) -> None:
    for scan_id in scan_ids:
        with suppress(NotFound):  # where the index lost it
            scanning.void_scan(venue.stores, EVENT.id, scan_id, STAFF, NOW)


MEANWHILE: dict[str, Break] = {
    "visitors that are right": lambda v: v.move("v5", "v6"),
    "visitors that are broken": lambda v: v.move("v1", "v2", "v3", "v4"),
    "a repetition of a scan that the index lost": lambda v: v.scan("s0-0", "v1", "hall-1", 0),
    "a closing": lambda v: scanning.close_and_sweep(
        v.stores, EVENT.id, START + next(v.later) * MINUTE_MS, STAFF, NOW
    ),
    "a void of a scan that the index or a path lost": lambda v: take_back(v, "s0-0", "s1-0"),
    "everything": all_at_once,
}
THAT_SCANS_BEAR = [*(what for what in BROKEN if "nonsense" not in what), "much"]


@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize("what", THAT_SCANS_BEAR)
def test_scans_may_come_between_any_two_steps_of_a_repair(
    venue: Venue, monkeypatch: pytest.MonkeyPatch, what: str, meanwhile: str
) -> None:
    for at_once in ("SCANS_AT_ONCE", "VISITORS_AT_ONCE", "CONFIRMED_AT_ONCE"):
        monkeypatch.setattr(audit, at_once, 1)
    (break_much if what == "much" else BROKEN[what][0])(venue)
    told: set[str] = set()

    def go_on(phase: str, done: int, total: int) -> None:
        told.add(phase)
        MEANWHILE[meanwhile](venue)

    recount(venue.stores, EVENT.id, repair=True, progress=go_on)
    assert told == {"read", "recounted"}
    venue.assert_right()


@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize(
    "what",
    [
        *("a scan missing in a path", "a missing walk", "somebody in two places"),
        *("a scan missing in the index", "a wrong number in the index", "much"),
    ],
)
def test_scans_may_come_between_reading_the_log_and_setting_right_what_it_says(
    venue: Venue, monkeypatch: pytest.MonkeyPatch, what: str, meanwhile: str
) -> None:
    (break_much if what == "much" else BROKEN[what][0])(venue)
    times = count()

    def then_scan(*args: Any) -> None:
        snapshot.read_on(*args)
        if next(times) < 3:
            MEANWHILE[meanwhile](venue)

    monkeypatch.setattr(audit, "read_on", then_scan)
    recount(venue.stores, EVENT.id, repair=True)
    venue.assert_right()


@contextmanager
def scanning_all_the_time(venue: Venue) -> Iterator[None]:
    """Scans of everybody, with closings and voids, as fast as a thread can."""
    stop, begun = threading.Event(), threading.Event()

    def crowd() -> None:
        while not stop.is_set():
            venue.move(*venue.badges)
            n = next(venue.later)
            if n % 5 == 0:
                all_at_once(venue)
            begun.set()

    thread = threading.Thread(target=crowd)
    thread.start()
    try:
        assert begun.wait(30)
        yield
    finally:
        stop.set()
        thread.join()


def test_repairs_come_to_an_end_under_a_crowd_and_the_count_is_right(venue: Venue) -> None:
    with scanning_all_the_time(venue):
        for _ in range(3):
            break_much(venue)
            assert recount(venue.stores, EVENT.id, repair=True).repaired
    venue.assert_right()


def test_a_recount_under_a_crowd_finds_a_right_event_right(venue: Venue) -> None:
    with scanning_all_the_time(venue):
        for _ in range(10):
            assert recount(venue.stores, EVENT.id).differences == []


def test_two_repairs_at_once_correct_once(venue: Venue) -> None:
    venue.stores.redis.hincrby(venue.key("zones"), "hall-1:visits", 7)
    recounts = count()

    def be_faster(phase: str, done: int, total: int) -> None:
        if phase == "recounted" and next(recounts) == 1:  # just before the first one corrects
            assert recount(venue.stores, EVENT.id, repair=True).repaired

    assert recount(venue.stores, EVENT.id, repair=True, progress=be_faster).repaired
    venue.assert_right()


def test_whoever_is_scanned_too_fast_is_an_error_with_a_code(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then_scan(*args: Any) -> None:
        snapshot.read_on(*args)
        venue.move("v3")

    monkeypatch.setattr(audit, "read_on", then_scan)
    monkeypatch.setattr(audit, "ROUNDS", 3)
    BROKEN["a missing walk"][0](venue)
    with pytest.raises(Conflict) as error:
        recount(venue.stores, EVENT.id, repair=True)
    assert error.value.code == "still_moving"


def _peak(venue: Venue) -> int:
    tracemalloc.start()
    try:
        assert recount(venue.stores, EVENT.id).differences == []
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_log(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconcile, "ENTRIES_AT_ONCE", 100)
    monkeypatch.setattr(audit, "SCANS_AT_ONCE", 100)
    people = [{"name": f"Visitor {n}", "category": "visitor"} for n in range(300)]
    badges = [row.badge.id for row in register.register_visitors(venue.stores, EVENT.id, people)]

    def send(first: int, last: int) -> None:
        for start in range(first, last, 500):
            rows = [
                ScanRow(
                    f"many-{n}", PLACES[n % 5], Direction.IN, badge_id=badges[n % 300], scanned_at=START + n
                )
                for n in range(start, start + 500)
            ]
            scanning.record_scans(venue.stores, EVENT.id, rows, STAFF, NOW)

    send(0, 1000)
    few = _peak(venue)
    send(1000, 8000)
    assert _peak(venue) < 1.5 * few  # eight times the scans
