"""The changes add up to the state, whatever happened, and each of them stands in its own minute."""

import contextlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footfall.domain.changes import add_row, row_of, without_zeros
from footfall.domain.errors import Conflict, InvalidInput, NotFound
from footfall.domain.times import MINUTE_MS
from footfall.services import events, scanning
from footfall.services.read import changes
from footfall.services.read.changes import Account, account
from footfall.services.read.state import read_state
from footfall.store import Stores
from footfall.wire.changes import changes_document
from footfall.wire.state import state_document
from footfall.wire.times import rfc3339
from tests.factories import event_config
from tests.services.test_exporting import Expo
from tests.store.test_counting_property import NOW, STAFF, begin, send
from tests.store.venue import EVENT, START, Closing, Step, Void, steps

#: After every scan that there may be.
FOREVER = 9_999_999_999_999


def whole(made: Account) -> dict[str, Any]:
    """`before` and the changes of all minutes added up."""
    document = changes_document(changes.changes(made, 0, FOREVER, 1, NOW))
    summed: dict[str, Any] = document["before"]
    for minute in document["minutes"]:
        add_row(summed, {key: part for key, part in minute.items() if key != "at"})
    return summed


def counters(stores: Stores) -> dict[str, Any]:
    """Every counter of the event, as a row."""
    counted = row_of(stores.counters.everything(EVENT.id, [zone.id for zone in EVENT.zones]).items())
    counted["totals"] = without(counted.get("totals", {}), "voided", "conflicts")
    return without_zeros(counted)


def expect_the_state(stores: Stores, summed: dict[str, Any]) -> None:
    """Zones, flow and totals of `/state` are exactly those."""
    said = state_document(read_state(stores, EVENT.id, NOW))
    zones = {
        zone: {name: numbers[name] for name in said["zones"][zone]}
        for zone, numbers in summed["zones"].items()
    }
    assert (zones, summed["flow"]) == (said["zones"], said["flow"])
    assert summed["totals"] == {name: said["totals"][name] for name in ("admitted", "refused")}


def without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def let_happen(stores: Stores, history: Sequence[Step]) -> None:
    badges = begin(stores)
    for step in history:
        if isinstance(step, Closing):
            scanning.close_and_sweep(stores, EVENT.id, step.at, STAFF, NOW)
        elif isinstance(step, Void):
            with contextlib.suppress(NotFound, Conflict):  # never sent, or refused
                scanning.void_scan(stores, EVENT.id, step.scan_id, STAFF, NOW)
        else:
            send(stores, badges, step)


def minutes_in(stores: Stores, zone: str) -> dict[int, tuple[int, int]]:
    """minute -> (arrivals, change of the occupancy), as the store keeps them; zeros left out."""
    arrivals, net = stores.counters.minutes(EVENT.id, [zone])[zone]
    both = {minute: (arrivals.get(minute, 0), net.get(minute, 0)) for minute in arrivals | net}
    return {minute: pair for minute, pair in both.items() if pair != (0, 0)}


@settings(max_examples=200)
@given(history=st.lists(steps(), max_size=14), step=st.sampled_from([1, 7, 60]), cut=st.integers(0, 1600))
def test_whatever_happened_the_changes_add_up_to_the_state(
    stores: Stores, history: list[Step], step: int, cut: int
) -> None:
    """Late scans, facts that overrule, voids and closings; whole, from any minute on, and in steps."""
    let_happen(stores, history)
    made = account(stores, EVENT.id, NOW)
    summed = whole(made)
    expect_the_state(stores, summed)
    assert without(without_zeros(summed), "site") == counters(stores)

    for zone in (zone.id for zone in EVENT.zones):
        dated = {
            minute: (row.get("visits", 0), row.get("occupancy", 0))
            for minute, all_rows in zip(made.record.minutes, made.record.rows, strict=True)
            if (row := all_rows.get("zones", {}).get(zone))
        }
        assert {m: pair for m, pair in dated.items() if pair != (0, 0)} == minutes_in(stores, zone)

    part = changes_document(changes.changes(made, START + cut * MINUTE_MS, FOREVER, step, NOW))
    for row in part["minutes"]:
        assert row == {"zones": {}, "flow": {}, "totals": {}, **without_zeros(row)}
        add_row(part["before"], without(row, "at"))
    assert without_zeros(part["before"]) == without_zeros(summed)


@pytest.fixture
def expo(stores: Stores) -> Expo:
    return Expo(stores, events.create_event(stores, event_config()))


def read(expo: Expo, start: float, end: float, step: int = 1) -> dict[str, Any]:
    made = account(expo.stores, "expo", expo.nine)
    first, last = expo.nine + int(start * MINUTE_MS), expo.nine + int(end * MINUTE_MS)
    return changes_document(changes.changes(made, first, last, step, 0))


def test_each_change_stands_in_its_own_minute(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0.5)
    expo.scan("s2", badge, "booth-1", "touch", 2)
    expo.scan("s3", badge, "hall", "out", 9.25)
    assert read(expo, 0, 60)["minutes"] == [
        {
            "at": expo.at(0),
            "site": {"visits": 1, "unique": 1},
            "zones": {
                "site": {"visits": 1, "unique": 1, "occupancy": 1},
                "hall": {"visits": 1, "unique": 1, "occupancy": 1, "direct": 1},
            },
            "flow": {"away": {"hall": 1}},
            "totals": {"admitted": 1},
        },
        {
            "at": expo.at(2),
            "zones": {"booth-1": {"visits": 1, "unique": 1}},
            "flow": {},
            "totals": {"admitted": 1},
        },
        {
            "at": expo.at(9),
            "zones": {
                "hall": {
                    "occupancy": -1,
                    "direct": -1,
                    "stays": 1,
                    "dwell_ms": 525_000,
                    "dwell": {"10": 1},
                },
                "site": {"direct": 1},
            },
            "flow": {"hall": {"site": 1}},
            "totals": {"admitted": 1},
        },
    ]


def test_before_holds_what_the_minutes_do_not(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s2", badge, "annex", "out", 3)
    document = read(expo, 1, 60)
    assert document["before"]["zones"]["annex"] == {
        "occupancy": 1,
        "direct": 1,
        "visits": 1,
        "unique": 1,
        "stays": 0,
        "inferred": 0,
        "closing": 0,
        "dwell_ms": 0,
        "dwell": {},
    }
    assert document["before"]["zones"]["booth-1"] == {"visits": 0, "unique": 0}
    assert document["before"]["totals"] == {"admitted": 1, "refused": {}}
    assert [minute["at"] for minute in document["minutes"]] == [expo.at(3)]


def test_somebody_who_comes_to_two_root_zones_is_new_to_the_site_once(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s2", badge, "hall", "in", 5)
    sites = [minute.get("site") for minute in read(expo, 0, 60)["minutes"]]
    assert sites == [{"visits": 1, "unique": 1}, {"visits": 1}]


def test_a_late_scan_a_void_and_a_closing_change_the_past(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s3", badge, "annex", "in", 20)
    expo.close(30)
    expo.scan("s2", badge, "annex", "out", 10)  # comes last, and stands between the two
    minutes = read(expo, 0, 60)["minutes"]
    assert [(m["at"], m["zones"]["annex"].get("occupancy")) for m in minutes] == [
        (expo.at(0), 1),
        (expo.at(10), -1),
        (expo.at(20), 1),
        (expo.at(30), -1),
    ]
    assert minutes[-1]["zones"]["annex"]["closing"] == 1
    expo.void("s3", "a mistake")
    assert [m["at"] for m in read(expo, 0, 60)["minutes"]] == [expo.at(0), expo.at(10)]


def test_refused_scans_are_told_by_reason_and_voided_ones_not_at_all(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", "AAAAAAAA", "hall", "in", 4)
    expo.scan("s2", badge, "hall", "in", 4)
    expo.void("s2", "a mistake")
    [minute] = read(expo, 0, 60)["minutes"]
    assert minute["totals"] == {"refused": {"unknown_badge": 1}}
    assert minute["zones"] == {}


def test_steps_begin_with_the_window_and_leave_out_what_cancelled_out(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 2)
    expo.scan("s2", badge, "annex", "out", 6)
    expo.scan("s3", badge, "annex", "in", 13)
    first, second = read(expo, 1, 60, step=10)["minutes"]
    assert (first["at"], second["at"]) == (expo.at(1), expo.at(11))
    assert "occupancy" not in first["zones"]["annex"]
    assert first["flow"] == {"away": {"annex": 1}, "annex": {"away": 1}}
    assert (second["zones"]["annex"]["occupancy"], second["site"]) == (1, {"visits": 1})


def test_without_a_range_it_is_the_events_day_as_for_the_curves(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    now = expo.nine + 90 * MINUTE_MS
    document = changes_document(changes.changes(account(expo.stores, "expo", now), None, None, 1, now))
    assert document["from"] == rfc3339(expo.event.starts_at, expo.event.tz)
    assert document["to"] == expo.at(90)
    assert len(document["minutes"]) == 1


def test_a_scan_of_a_kiosk_whose_clock_is_ahead_is_in_the_day(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 4)
    document = changes_document(
        changes.changes(account(expo.stores, "expo", expo.nine), None, None, 1, expo.nine + MINUTE_MS)
    )
    assert document["to"] == expo.at(4)
    assert len(document["minutes"]) == 1


def test_a_range_that_ends_before_its_start_is_refused(expo: Expo) -> None:
    with pytest.raises(InvalidInput, match="ends after its start"):
        read(expo, 1, 0)


def test_an_unknown_event_is_told(stores: Stores) -> None:
    with pytest.raises(NotFound):
        account(stores, "nowhere", 0)


def test_a_row_and_the_counters_say_the_same() -> None:
    counted = Counter(
        {("zones", "a:dwell_5"): 2, ("zones", "a:dwell_ms"): 7, ("totals", "refused:zone_full"): 1}
    )
    assert row_of(counted.items()) == {
        "zones": {"a": {"dwell": {"5": 2}, "dwell_ms": 7}},
        "totals": {"refused": {"zone_full": 1}},
    }
