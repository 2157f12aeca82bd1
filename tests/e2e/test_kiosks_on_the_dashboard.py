"""Kiosks looked after from the dashboard: one real kiosk, and what its page makes of the orders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_dashboard, open_kiosk

pytestmark = pytest.mark.e2e


@pytest.fixture
def kiosk(browser: Browser, venue: Venue) -> Iterator[Screen]:
    context = browser.new_context()
    yield open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    context.close()


def kiosks_page(context: BrowserContext, venue: Venue, role: str = "staff") -> Screen:
    dashboard = open_dashboard(context, venue.url, venue.token(role), venue.event.id)
    dashboard.view_kiosks.click()
    return dashboard


def test_a_kiosk_is_renamed_and_moved(context: BrowserContext, venue: Venue, kiosk: Screen) -> None:
    dashboard = kiosks_page(context, venue)
    expect(dashboard.kiosk_row).to_have_attribute("data-online", "true")
    expect(dashboard.kiosk_door).to_contain_text("Hall · In")
    expect(dashboard.kiosk_row).to_contain_text("No camera found")  # there is none here
    expect(dashboard.kiosks_summary).to_contain_text("Need somebody: 1 of 1")
    dashboard.kiosk_care.click()
    dashboard.kiosk_rename.fill("Forum exit")
    dashboard.kiosk_zone.select_option("forum")
    dashboard.kiosk_direction.select_option("out")
    dashboard.kiosk_save.click()
    expect(dashboard.kiosk_told).to_have_text("Saved")
    expect(kiosk.zone_name).to_have_text("Forum")
    expect(kiosk.direction).to_have_attribute("data-direction", "out")
    expect(dashboard.kiosk_name).to_have_text("Forum exit")
    expect(dashboard.kiosk_door).to_contain_text("Forum · Out")
    expect(dashboard.kiosk_ordered).to_have_count(0, timeout=15_000)


def test_a_kiosk_is_found_locked_and_unlocked(context: BrowserContext, venue: Venue, kiosk: Screen) -> None:
    dashboard = kiosks_page(context, venue)
    dashboard.page.on("dialog", lambda question: question.accept())
    dashboard.kiosk_care.click()
    dashboard.kiosk_beep.click()
    expect(kiosk.found).to_be_visible()
    expect(dashboard.kiosk_told).to_have_text("It rings now")
    dashboard.kiosk_lock.click()
    expect(kiosk.closed).to_have_attribute("data-reason", "locked", timeout=15_000)
    expect(dashboard.kiosk_row).to_contain_text("Locked: it admits nobody")
    dashboard.kiosk_lock.click()
    expect(kiosk.closed).to_have_count(0)


def test_a_kiosk_reloads_when_it_is_asked_to(context: BrowserContext, venue: Venue, kiosk: Screen) -> None:
    kiosk.page.evaluate("document.body.dataset.old = 'yes'")
    dashboard = kiosks_page(context, venue)
    dashboard.kiosk_care.click()
    dashboard.kiosk_reload.click()
    expect(kiosk.page.locator("body:not([data-old])")).to_be_attached(timeout=15_000)
    expect(kiosk.connection).to_have_attribute("data-state", "online")


def test_a_viewer_sees_how_kiosks_are_and_touches_none(
    context: BrowserContext, venue: Venue, kiosk: Screen
) -> None:
    dashboard = kiosks_page(context, venue, role="viewer")
    expect(dashboard.kiosk_name).to_be_visible()
    expect(dashboard.kiosk_care).to_have_count(0)
