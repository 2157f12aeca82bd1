"""A kiosk without a camera: scanners that type, people who type, and what the screen answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, changed, forged, open_kiosk
from tests.factories import event_days, now_ms, scan_row

pytestmark = pytest.mark.e2e


def door(context: BrowserContext, venue: Venue, zone: str = "hall", direction: str = "in") -> Screen:
    return open_kiosk(context, venue.url, token=venue.token("kiosk"), zone=zone, direction=direction)


def test_a_hardware_scanner_types_and_the_visitor_is_admitted(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    kiosk.scan(venue.visitor(name="Chen Bo", category="investor").token)
    kiosk.expect_verdict("admitted", "Chen Bo", "Investor")
    expect(kiosk.occupancy).to_have_attribute("data-value", "1")
    expect(kiosk.capacity).to_have_attribute("data-value", "100")


def test_a_scanner_that_sends_no_enter_is_understood(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    kiosk.scan(venue.visitor().token, enter=False)
    kiosk.expect_verdict("admitted")


def test_a_typed_badge_number_is_admitted(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    visitor = venue.visitor(name="Chen Bo")
    kiosk.type_badge(visitor.badge.id.lower())
    kiosk.expect_verdict("admitted", "Chen Bo")


def test_the_screen_is_ready_again_by_itself(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    for _ in range(2):
        kiosk.scan(venue.visitor().token)
        kiosk.expect_verdict("admitted")
        kiosk.expect_ready()
    assert venue.state()["zones"]["hall"]["occupancy"] == 2


def test_who_is_in_already_is_told_so_kindly(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor(name="Chen Bo")
    venue.scan(scan_row(visitor.token, scanned_at=now_ms() - 60_000))
    kiosk = door(context, venue)
    kiosk.scan(visitor.token)
    kiosk.expect_verdict("already_inside", "You are already in", "Chen Bo", "since")
    assert venue.state()["zones"]["hall"]["visits"] == 1


def test_a_second_beep_within_seconds_is_no_warning(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor(name="Chen Bo")
    venue.scan(scan_row(visitor.token))
    kiosk = door(context, venue)
    kiosk.scan(visitor.token)
    kiosk.expect_verdict("admitted", "Welcome", "Chen Bo")
    assert venue.state()["zones"]["hall"]["visits"] == 1


def test_an_exit_says_goodbye_and_counts_down(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor()
    venue.scan(scan_row(visitor.token))
    kiosk = door(context, venue, direction="out")
    kiosk.scan(visitor.token)
    kiosk.expect_verdict("admitted", "Goodbye")
    expect(kiosk.occupancy).to_have_attribute("data-value", "0")


def test_a_booth_notes_a_visit(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, zone="booth-1", direction="touch")
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("admitted", "Your visit is noted")
    expect(kiosk.occupancy).to_have_attribute("data-value", "1")
    assert venue.state()["zones"]["booth-1"] == {"visits": 1, "unique": 1}


@pytest.mark.parametrize("counterfeit", [forged, changed])
def test_a_counterfeit_is_refused(
    context: BrowserContext, venue: Venue, counterfeit: Callable[[str], str]
) -> None:
    kiosk = door(context, venue)
    kiosk.scan(counterfeit(venue.visitor().token))
    kiosk.expect_verdict("refused", reason="invalid_token")
    assert venue.state()["zones"]["hall"]["occupancy"] == 0


def test_a_number_that_nobody_has_is_refused(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    kiosk.type_badge("ABCD2345")
    kiosk.expect_verdict("refused", reason="unknown_badge")


def test_a_scan_elsewhere_changes_the_number_at_the_door(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    expect(kiosk.occupancy).to_have_attribute("data-value", "0")
    venue.scan(*(scan_row(venue.visitor().token) for _ in range(3)))
    expect(kiosk.occupancy).to_have_attribute("data-value", "3")


def test_the_link_keeps_no_token_in_the_address(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    assert venue.token("kiosk") not in kiosk.page.url
    kiosk.page.reload()
    expect(kiosk.zone_name).to_have_text("Hall")


#: How often a camera was asked for, and every state of it that the screen showed.
WATCH_CAMERA = """() => {
    window.asked = 0;
    window.shown = new Set();
    const devices = navigator.mediaDevices;
    devices.getUserMedia = async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        window.asked += 1;
        throw new DOMException('', 'NotFoundError');
    };
    new MutationObserver(() => {
        const screen = document.querySelector('[data-testid=camera-state]');
        if (screen) window.shown.add(screen.dataset.state);
    }).observe(document, { subtree: true, childList: true, attributes: true });
}"""


def test_looking_for_a_camera_again_and_again_moves_nothing_on_the_screen(
    context: BrowserContext, venue: Venue
) -> None:
    """Somebody types a number meanwhile: a field that jumps is missed."""
    context.add_init_script(f"({WATCH_CAMERA})()")
    context.clock.install()
    kiosk = door(context, venue)
    expect(kiosk.camera_state).to_have_attribute("data-state", "missing")
    asked = kiosk.page.evaluate("window.shown.clear(), window.asked")
    for _ in range(3):
        kiosk.page.clock.run_for(5_000)
        kiosk.page.wait_for_function("(before) => window.asked > before", arg=asked)
        asked = kiosk.page.evaluate("window.asked")
    assert kiosk.page.evaluate("[...window.shown]") == ["missing"]


def test_a_badge_for_another_day_is_told_which_online_and_offline(
    context: BrowserContext, venue: Venue
) -> None:
    days = event_days()
    online, offline = (venue.visitor(days=[days[2]]) for _ in range(2))
    day = f"{date.fromisoformat(days[2]):%A %-d %B}"
    kiosk = door(context, venue)
    kiosk.scan(online.token)
    kiosk.expect_verdict("refused", f"Valid on {day}", reason="wrong_day")
    context.set_offline(True)
    kiosk.expect_ready()
    kiosk.scan(offline.token)
    told = kiosk.verdict.and_(kiosk.page.locator('[data-by="kiosk"]'))
    expect(told).to_contain_text(f"Valid on {day}")


def test_the_version_is_for_staff_alone(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    expect(kiosk.page.locator("main")).not_to_contain_text("ersion")
    kiosk.staff.click()
    kiosk.staff_status.click()
    expect(kiosk.staff_state.locator('[data-row="version"]')).to_contain_text(re.compile(r"[0-9]+[.][0-9]"))
