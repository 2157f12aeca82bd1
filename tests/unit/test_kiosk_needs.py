"""What a kiosk needs somebody for: each need, and its limit from both sides."""

from dataclasses import replace
from typing import Any

import pytest

from footfall.domain.kiosk_needs import (
    CLOCK_MATTERS_MS,
    FORGOTTEN_MS,
    LOW_BATTERY,
    ON_ITS_WAY_MS,
    ONLINE_MS,
    KioskNeed,
    KioskSeen,
    need_somebody,
    needs_of,
)

NOW = 1_800_000_000_000
OFFLINE = NOW - ONLINE_MS - 1


def kiosk(**seen: Any) -> KioskSeen:
    return KioskSeen(**{"id": "k1", "name": "West", "last_seen": NOW, **seen})


def needs(**seen: Any) -> list[str]:
    return [need.value for need in needs_of(kiosk(**seen), NOW)]


def test_a_kiosk_that_is_well_or_says_nothing_of_itself_needs_nobody() -> None:
    assert needs() == []
    assert needs(queue=0, aside=0, battery=0.9, charging=False, clock_offset_ms=500, errors=[]) == []


def test_a_kiosk_is_silent_once_it_misses_three_heartbeats() -> None:
    assert needs(last_seen=NOW - ONLINE_MS) == []
    assert needs(last_seen=OFFLINE) == ["silent"]


def test_a_kiosk_that_was_put_away_needs_nobody_unless_scans_wait_on_it() -> None:
    assert needs(last_seen=NOW - FORGOTTEN_MS + 1) == ["silent"]
    assert needs(last_seen=NOW - FORGOTTEN_MS) == []
    assert needs(last_seen=NOW - FORGOTTEN_MS, queue=1) == ["unsent"]


def test_scans_on_a_silent_kiosk_are_unsent_however_young() -> None:
    assert needs(last_seen=OFFLINE, queue=1, oldest_unsent=NOW) == ["unsent"]


def test_scans_on_a_connected_kiosk_are_on_their_way_for_a_minute() -> None:
    assert needs(queue=3, oldest_unsent=NOW - ON_ITS_WAY_MS + 1) == []
    assert needs(queue=3, oldest_unsent=NOW - ON_ITS_WAY_MS) == ["unsent"]
    assert needs(queue=3) == ["unsent"]  # it does not say how long they wait
    assert needs(queue=0, oldest_unsent=NOW - ON_ITS_WAY_MS) == []


@pytest.mark.parametrize("last_seen", [NOW, OFFLINE])
def test_scans_set_aside_need_somebody_whether_the_kiosk_is_heard_or_not(last_seen: int) -> None:
    assert "aside" in needs(aside=1, last_seen=last_seen)
    assert "aside" not in needs(aside=0, last_seen=last_seen)


def test_an_error_counts_while_the_kiosk_is_heard_and_where_no_other_need_tells_it() -> None:
    assert needs(errors=["camera_refused"]) == ["error"]
    assert needs(errors=["aside_rows", "clock_wrong"]) == []
    assert needs(errors=["aside_rows", "storage_failed"]) == ["error"]
    assert needs(errors=["camera_refused"], last_seen=OFFLINE) == ["silent"]


def test_a_low_battery_is_no_trouble_on_the_charger_or_while_nothing_is_heard() -> None:
    assert needs(battery=LOW_BATTERY) == []
    assert needs(battery=LOW_BATTERY - 0.01) == ["battery"]
    assert needs(battery=LOW_BATTERY - 0.01, charging=False) == ["battery"]
    assert needs(battery=LOW_BATTERY - 0.01, charging=True) == []
    assert needs(battery=LOW_BATTERY - 0.01, last_seen=OFFLINE) == ["silent"]


@pytest.mark.parametrize("way", [1, -1])
def test_a_clock_that_is_off_either_way_is_told_from_some_seconds_on(way: int) -> None:
    assert needs(clock_offset_ms=way * CLOCK_MATTERS_MS) == []
    assert needs(clock_offset_ms=way * (CLOCK_MATTERS_MS + 1)) == ["clock"]
    assert needs(clock_offset_ms=way * (CLOCK_MATTERS_MS + 1), last_seen=OFFLINE) == ["silent"]


@pytest.mark.parametrize("last_seen", [NOW, OFFLINE])
def test_scans_that_are_lost_come_first_whether_the_kiosk_is_heard_or_not(last_seen: int) -> None:
    assert needs(lost=3, last_seen=last_seen)[0] == "lost"
    assert "lost" not in needs(lost=0, last_seen=last_seen)


@pytest.mark.parametrize("jump", [420_000, -7_200_000])
def test_a_clock_that_was_set_is_told_while_the_kiosk_is_heard(jump: int) -> None:
    assert needs(clock_jump_ms=jump) == ["clock_jumped"]
    assert needs(clock_jump_ms=jump, last_seen=OFFLINE) == ["silent"]


def test_what_a_device_cannot_do_by_its_kind_is_told_and_calls_nobody() -> None:
    assert needs(errors=["offline_no_page", "offline_no_proof"]) == ["unready"]
    assert needs(errors=["storage_evictable"]) == ["evictable"]
    assert needs(errors=["websocket_blocked", "storage_evictable"]) == ["error", "evictable"]
    assert needs(errors=["offline_no_page"], last_seen=OFFLINE) == ["silent"]


def test_a_lock_is_told_whether_the_kiosk_is_heard_or_not() -> None:
    assert needs(locked=True) == ["locked"]
    assert needs(locked=True, last_seen=OFFLINE) == ["silent", "locked"]


def test_the_most_urgent_need_comes_first() -> None:
    ill = kiosk(
        queue=1, aside=1, errors=["camera_refused"], battery=0.1, locked=True, clock_offset_ms=-90_000
    )
    assert needs_of(ill, NOW) == ("unsent", "aside", "error", "battery", "locked", "clock")
    assert needs_of(replace(ill, last_seen=OFFLINE), NOW) == ("unsent", "aside", "locked")
    gone = replace(ill, last_seen=OFFLINE, queue=0)
    assert needs_of(gone, NOW) == ("aside", "silent", "locked")


def test_a_lock_and_a_clock_are_no_reason_to_go_there() -> None:
    going = {need.value for need in KioskNeed if need_somebody([need])}
    assert going == {"lost", "unsent", "aside", "error", "battery", "silent"}
    assert not need_somebody([KioskNeed.LOCKED, KioskNeed.CLOCK])
    assert need_somebody([KioskNeed.BATTERY, KioskNeed.CLOCK])
    assert not need_somebody([])
