"""The whole path: a badge before the kiosk's camera, and the number on the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.film import badge_film
from tests.e2e.screens import forged, open_dashboard, open_kiosk

pytestmark = pytest.mark.e2e

WithCamera = Callable[..., BrowserContext]


def test_a_badge_is_admitted_and_the_dashboard_counts_it(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    visitor = venue.visitor(name="Lin Yue", category="investor")
    context = with_camera(badge_film(tmp_path / "badge.mjpeg", visitor.token, "Lin Yue"))
    dashboard = open_dashboard(context, venue.url, venue.token("organizer"))
    dashboard.expect_occupancy("hall", 0)

    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.expect_verdict("admitted", "Welcome", "Lin Yue", "Investor")
    expect(kiosk.occupancy).to_have_attribute("data-value", "1")

    dashboard.expect_occupancy("hall", 1)
    dashboard.expect_occupancy("site", 1)
    expect(dashboard.feed_row).to_contain_text("Lin Yue")


def test_a_badge_held_in_view_is_one_scan(venue: Venue, with_camera: WithCamera, tmp_path: Path) -> None:
    visitor = venue.visitor()
    context = with_camera(badge_film(tmp_path / "badge.mjpeg", visitor.token))
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.expect_verdict("admitted")
    kiosk.expect_ready()
    # The badge is still there, and nothing is asked again: a second scan would be an "already in".
    other = venue.visitor()
    kiosk.scan(other.token)
    kiosk.expect_verdict("admitted")
    assert venue.state()["totals"]["admitted"] == 2


def test_a_forged_badge_is_refused_and_moves_nothing(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    visitor = venue.visitor(name="Lin Yue")
    context = with_camera(badge_film(tmp_path / "forged.mjpeg", forged(visitor.token), "Lin Yue"))
    dashboard = open_dashboard(context, venue.url, venue.token("organizer"))

    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.expect_verdict(
        "refused", "This badge is not valid", "go to the registration desk", reason="invalid_token"
    )
    expect(kiosk.page.get_by_text("Lin Yue")).to_have_count(0)

    # The refusal has come through, so that what did not move did not move because of it.
    expect(dashboard.total_refused).to_have_attribute("data-value", "1")
    expect(dashboard.feed_row).to_have_attribute("data-outcome", "refused")
    dashboard.expect_occupancy("hall", 0)
    dashboard.expect_occupancy("site", 0)
    state = venue.state()
    assert state["zones"]["hall"]["occupancy"] == 0
    assert state["flow"] == {}
    assert state["totals"] == {"admitted": 0, "refused": {"invalid_token": 1}, "voided": 0, "conflicts": 0}
