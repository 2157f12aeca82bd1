"""A kiosk that its staff put away, and the silent ones that the dashboard puts away in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from footfall.domain.roles import Principal, Role
from footfall.services import kiosks
from tests.e2e.conftest import Venue
from tests.e2e.offline import scan_all, site
from tests.e2e.releases import wait_until_installed
from tests.e2e.screens import Screen, open_dashboard, open_kiosk
from tests.factories import now_ms

pytestmark = pytest.mark.e2e


def kiosks_page(context: BrowserContext, venue: Venue, url: str = "") -> Screen:
    dashboard = open_dashboard(context, url or venue.url, venue.token("staff"), venue.event.id)
    dashboard.view_kiosks.click()
    return dashboard


def test_a_kiosk_put_away_with_scans_on_it_says_how_many_until_they_are_sent(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        venue = place.venue
        kiosk = open_kiosk(
            context, place.between.url, token=venue.token("kiosk"), zone="hall", direction="in"
        )
        wait_until_installed(kiosk.page)
        place.between.cut()
        scan_all(kiosk, [venue.visitor().token for _ in range(2)])
        kiosk.staff.click()
        kiosk.staff_putAway.click()
        expect(kiosk.put_away_waiting).to_contain_text("2 scans are still on this device")
        kiosk.put_away_go.click()
        expect(kiosk.away_waiting).to_have_attribute("data-value", "2")
        expect(kiosk.away_told).to_have_attribute("data-told", "false")

        kiosk.page.reload()
        expect(kiosk.notice).to_have_attribute("data-screen", "away")
        expect(kiosk.away_waiting).to_have_attribute("data-value", "2")

        place.between.heal()
        expect(kiosk.away_told).to_have_attribute("data-told", "true", timeout=20_000)
        expect(kiosk.away_waiting).to_have_count(0, timeout=20_000)
        assert venue.state()["zones"]["hall"]["occupancy"] == 2
        dashboard = kiosks_page(context, venue)
        expect(dashboard.kiosk_row).to_have_attribute("data-away", "yes")
        expect(dashboard.kiosk_row.locator("[data-need]")).to_have_count(0, timeout=15_000)
        expect(dashboard.kiosks_summary).to_contain_text("All fine: 0")
        expect(dashboard.kiosks_away).to_contain_text("Put away: 1")

        kiosk.stand_up.click()
        expect(kiosk.zone_name).to_have_text("Hall")
        expect(dashboard.kiosk_row).to_have_attribute("data-away", "no")
        expect(dashboard.kiosk_row).to_have_attribute("data-online", "true")


def test_a_link_opened_anew_stands_a_kiosk_up(context: BrowserContext, venue: Venue) -> None:
    door = {"token": venue.token("kiosk"), "zone": "hall", "direction": "in"}
    kiosk = open_kiosk(context, venue.url, **door)
    kiosk.staff.click()
    kiosk.staff_putAway.click()
    kiosk.put_away_go.click()
    expect(kiosk.away_told).to_have_attribute("data-told", "true")
    kiosk.page.close()
    kiosk = open_kiosk(context, venue.url, **door)
    expect(kiosk.zone_name).to_have_text("Hall")


def heard(venue: Venue, kiosk_id: str, ago_s: int = 0, **health: Any) -> None:
    """A kiosk that said so of itself, so long ago; all of them have one key."""
    by = Principal("door", Role.KIOSK, "Door A")
    at = now_ms() - ago_s * 1000
    said = {"zone": "hall", "direction": "in", "name": "Door A"}
    kiosks.introduced(venue.stores, venue.event.id, kiosk_id, by, said, at)
    kiosks.heard_from(venue.stores, venue.event.id, kiosk_id, by, {"queue": 0, **health}, at)


def test_silent_kiosks_of_one_link_are_told_apart_and_put_away_in_one_step(
    context: BrowserContext, venue: Venue
) -> None:
    for number in range(4):
        heard(venue, f"k{number}", ago_s=600 - number)
    heard(venue, "k4")
    dashboard = kiosks_page(context, venue)
    expect(dashboard.kiosks_summary).to_contain_text("Need somebody: 4 of 5")
    expect(dashboard.kiosk_name).to_have_text(["Door A", "Door A 2", "Door A 3", "Door A 4", "Door A 5"])

    dashboard.kiosks_choose.click()
    expect(dashboard.kiosk_choose).to_have_count(4)  # whoever is connected is put away where it stands
    dashboard.kiosks_choose_all.click()
    expect(dashboard.kiosk_choose.nth(1)).to_be_checked()
    dashboard.kiosk_choose.nth(1).uncheck()
    heard(venue, "k0")  # it is heard again before anybody puts it away
    dashboard.kiosks_put_away_go.click()
    expect(dashboard.kiosks_put_away).to_contain_text("Put away: 2. Connected by now, so they stay: 1.")
    expect(dashboard.page.locator('[data-away="yes"]')).to_have_count(2)
    expect(dashboard.kiosks_summary).to_contain_text("Need somebody: 1 of 5")

    heard(venue, "k3")
    expect(dashboard.page.locator('[data-kiosk="k3"]')).to_have_attribute("data-away", "no", timeout=15_000)
