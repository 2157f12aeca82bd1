"""Kiosks looked after from the dashboard: one real kiosk, and what its page makes of the orders; and many of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from footfall.domain.kiosk_needs import ON_ITS_WAY_MS
from footfall.domain.roles import Principal, Role
from footfall.services import kiosks
from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_dashboard, open_kiosk
from tests.factories import now_ms

pytestmark = pytest.mark.e2e


@pytest.fixture
def kiosk(browser: Browser, venue: Venue) -> Screen:
    door = {"token": venue.token("kiosk"), "zone": "hall", "direction": "in"}
    return open_kiosk(browser.new_context(), venue.url, **door)


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


def heard(venue: Venue, name: str, zone: str, ago_s: int = 0, **health: Any) -> None:
    """A kiosk that said so of itself, so long ago."""
    by = Principal(name, Role.KIOSK, name)
    at = now_ms() - ago_s * 1000
    kiosk_id = name.replace(" ", "-")
    said = {"name": name, "zone": zone, "direction": "in", "version": health.pop("version", "0.2.0+aaaa")}
    kiosks.introduced(venue.stores, venue.event.id, kiosk_id, by, said, at)
    kiosks.heard_from(venue.stores, venue.event.id, kiosk_id, by, {"queue": 0, **health}, at)


def crowd_of_kiosks(venue: Venue) -> None:
    """Sixty, of which one is silent with scans on it, one is low on power, and one is behind."""
    heard(venue, "West 1", "hall", ago_s=600, queue=12, oldest_unsent=now_ms() - 900_000)
    heard(venue, "West 2", "forum", battery=0.1)
    heard(venue, "West 3", "forum", version="0.1.9+bbbb", recent_scans=40, recent_refused=10)
    for number in range(57):
        heard(venue, f"East {number + 1}", "hall" if number % 2 else "site")


def names(dashboard: Screen) -> list[str]:
    return dashboard.kiosk_name.all_text_contents()


def test_sixty_kiosks_are_sorted_and_filtered(context: BrowserContext, venue: Venue) -> None:
    crowd_of_kiosks(venue)
    dashboard = kiosks_page(context, venue)
    expect(dashboard.kiosk_row).to_have_count(60)
    assert names(dashboard)[:2] == ["West 1", "West 2"]
    expect(dashboard.kiosks_summary).to_contain_text("Need somebody: 2 of 60")

    dashboard.kiosks_needy.click()
    expect(dashboard.kiosk_row).to_have_count(2)
    expect(dashboard.kiosks_shown).to_have_text("2 of 60 shown")
    dashboard.kiosks_needy.click()
    dashboard.kiosks_zone.select_option("forum")
    expect(dashboard.kiosk_row).to_have_count(2)
    dashboard.kiosks_zone.select_option("")
    dashboard.kiosks_find.fill("east 1")
    expect(dashboard.kiosk_row).to_have_count(11)
    dashboard.kiosks_find.fill("north")
    expect(dashboard.page.get_by_text("No kiosk fits this choice.")).to_be_visible()
    dashboard.page.get_by_role("button", name="Show all").click()
    expect(dashboard.kiosk_row).to_have_count(60)

    by_name = dashboard.page.get_by_role("columnheader", name="Kiosk")
    dashboard.kiosks_by_name.click()
    expect(by_name).to_have_attribute("aria-sort", "ascending")
    assert names(dashboard)[:3] == ["East 1", "East 2", "East 3"]
    assert names(dashboard)[-1] == "West 3"
    dashboard.kiosks_by_name.click()
    expect(by_name).to_have_attribute("aria-sort", "descending")
    assert names(dashboard)[0] == "West 3"
    dashboard.kiosks_by_seen.click()
    expect(dashboard.kiosk_name.first).to_have_text("West 1")


def test_a_row_says_how_a_kiosk_is(context: BrowserContext, venue: Venue) -> None:
    crowd_of_kiosks(venue)
    heard(venue, "North", "hall", clock_offset_ms=-2600, aside=1, battery=0.5, charging=True)
    dashboard = kiosks_page(context, venue)

    def said(kiosk: str, *cells: str) -> list[str]:
        row = dashboard.page.locator(f'[data-kiosk="{kiosk}"]')
        return [
            " ".join((row.get_by_test_id(f"kiosk-{cell}").text_content() or "").split()) for cell in cells
        ]

    expect(dashboard.kiosk_row).to_have_count(61)
    assert said("West-3", "pace", "refused", "version", "seen") == ["4", "25%", "0.1.9+bbbb ▲ older", "now"]
    assert said("North", "clock", "aside", "battery") == ["−3 s", "1", "50% charging"]
    [queue] = said("West-1", "queue")
    assert re.fullmatch(r"12 since \d\d:\d\d", queue)
    assert said("East-1", "version", "pace") == ["0.2.0+aaaa", "–"]


@pytest.mark.slow
def test_scans_that_wait_are_told_once_they_waited_too_long(context: BrowserContext, venue: Venue) -> None:
    """Time alone makes it so: the kiosk says nothing new, and the page asks every 15 s."""
    oldest = now_ms() - ON_ITS_WAY_MS + 20_000
    heard(venue, "South", "hall", ago_s=-60, queue=3, oldest_unsent=oldest)
    dashboard = kiosks_page(context, venue)
    expect(dashboard.kiosks_summary).to_contain_text("All fine: 1")
    row = dashboard.kiosk_row
    expect(row).to_contain_text("Not sent although it is connected: 3", timeout=60_000)
    expect(dashboard.kiosks_summary).to_contain_text("Need somebody: 1 of 1")


def test_on_a_phone_kiosks_are_cards_with_their_words(browser: Browser, venue: Venue) -> None:
    crowd_of_kiosks(venue)
    phone = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    dashboard = kiosks_page(phone, venue)
    expect(dashboard.page.get_by_role("columnheader", name="Kiosk")).to_be_hidden()
    dashboard.kiosks_order.select_option("name")
    expect(dashboard.kiosk_name.first).to_have_text("East 1")
    card = dashboard.kiosk_row.first
    assert (
        card.get_by_test_id("kiosk-version").evaluate("(cell) => getComputedStyle(cell, '::before').content")
        == '"Version"'
    )
    assert dashboard.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_whoever_looks_after_a_kiosk_keeps_it_in_sight(context: BrowserContext, venue: Venue) -> None:
    crowd_of_kiosks(venue)
    dashboard = kiosks_page(context, venue)
    dashboard.kiosks_needy.click()
    expect(dashboard.kiosk_row).to_have_count(2)
    row = dashboard.page.locator('[data-kiosk="West-2"]')
    row.get_by_test_id("kiosk-care").click()
    dashboard.kiosk_rename.fill("West two")
    heard(venue, "West 2", "forum", battery=0.9)  # it is on its charger now, and needs nobody
    expect(row.locator("[data-need]")).to_have_count(0, timeout=15_000)
    expect(row.get_by_test_id("kiosk-care")).to_have_attribute("aria-expanded", "true")
    expect(dashboard.kiosk_rename).to_have_value("West two")
    row.get_by_test_id("kiosk-care").click()
    expect(row).to_have_count(0)
