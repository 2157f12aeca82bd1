"""Occupancy over the day: which zones are drawn by themselves, and which somebody chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import PATIENCE_MS, Screen, expect_live, open_dashboard
from tests.e2e.test_now_view import walk
from tests.factories import zone_config

pytestmark = pytest.mark.e2e


def expect_drawn(dashboard: Screen, *names: str) -> None:
    legend = dashboard.page.locator(".occupancy .legend button")
    expect(legend).to_have_text(list(names), timeout=PATIENCE_MS)


def test_the_fullest_hall_is_drawn_though_it_holds_others_and_a_choice_is_kept(
    context: BrowserContext, venue: Venue
) -> None:
    zones = [
        zone_config("site"),
        zone_config("hall", parent="site", capacity=4),
        zone_config("stage", kind="session", parent="hall"),
        zone_config("annex", parent="site", capacity=100),
    ]
    path = f"/api/v1/events/{venue.event.id}"
    answer = venue.server.send("PATCH", path, venue.token("organizer"), {"json": {"zones": zones}})
    assert answer.ok, answer.text
    for zone in ("hall", "hall", "stage", "annex"):
        walk(venue, (zone, "in", 12))
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"), venue.event.id)
    expect_drawn(dashboard, "Hall", "Stage", "Annex")

    dashboard.curves_open.click()
    rows = dashboard.page.locator("[data-testid=curves] label")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "Hall up to 75% full",
        "Stage 1",
        "Annex up to 1% full",
    ]
    expect(dashboard.curves_auto).to_have_attribute("aria-pressed", "true")
    for zone in ("stage", "annex"):
        rows.locator(f"[value={zone}]").uncheck()
    expect_drawn(dashboard, "Hall")
    dashboard.page.reload()
    expect_live(dashboard)
    expect_drawn(dashboard, "Hall")
    dashboard.curves_open.click()
    dashboard.curves_auto.click()
    expect_drawn(dashboard, "Hall", "Stage", "Annex")
