"""Pictures of both pages for the docs and the README, from a lively event.

With FOOTFALL_PICTURES=docs they are kept in docs/pictures/; otherwise they are looked at and thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from footfall.settings import Settings
from footfall.store import open_stores
from tests.e2e.crowd import Crowd, arrive
from tests.e2e.film import hall_film
from tests.e2e.looks import expect_still
from tests.e2e.screens import Screen, forged, open_dashboard, open_kiosk
from tests.factories import now_ms, scan_row
from tests.helpers import LiveServer

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

DOCS = Path(__file__).parents[2] / "docs" / "pictures"
FOR_DOCS = os.environ.get("FOOTFALL_PICTURES") == "docs"
#: People who may come; fewer where nobody keeps the pictures.
PEOPLE = 3000 if FOR_DOCS else 600
WALL: ViewportSize = {"width": 1600, "height": 1000}
TABLET: ViewportSize = {"width": 820, "height": 1180}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def crowd(served: LiveServer) -> Crowd:
    assert served.data_dir is not None
    return arrive(served.url, open_stores(Settings(data_dir=served.data_dir)), PEOPLE)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not FOR_DOCS:
        return tmp_path_factory.mktemp("pictures")
    DOCS.mkdir(parents=True, exist_ok=True)
    return DOCS


@pytest.fixture
def look(browser: Browser, browser_context_args: dict[str, Any]) -> Callable[..., BrowserContext]:
    """`look(viewport=WALL, color_scheme="dark")`: a browser's window of that size, in that light."""
    return lambda **options: browser.new_context(**{**browser_context_args, **options})


def expect_full_board(dashboard: Screen) -> None:
    """Every panel has something to show, and nothing sticks out at the side."""
    expect(dashboard.chart_occupancy.locator("canvas, svg").first).to_be_visible()
    expect(dashboard.chart_arrivals.locator("canvas, svg").first).to_be_visible()
    expect(dashboard.flow.locator("li").nth(5)).to_be_attached()
    expect(dashboard.feed_row.nth(10)).to_be_attached()
    expect(dashboard.page.locator('[data-testid="trend"][data-value]').first).to_be_attached()
    expect_no_sideways_scrolling(dashboard)


def expect_no_sideways_scrolling(screen: Screen) -> None:
    assert screen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def take(screen: Screen, file: Path) -> None:
    """The picture, once the charts have come to rest: they are drawn at most every second or two."""
    expect_still(screen)
    screen.page.screenshot(path=file, animations="disabled")
    assert file.stat().st_size > 20_000


@pytest.mark.parametrize("light", ["dark", "light"])
def test_the_dashboard_on_a_wall(
    look: Callable[..., BrowserContext], served: LiveServer, crowd: Crowd, pictures: Path, light: str
) -> None:
    context = look(viewport=WALL, color_scheme=light)
    dashboard = open_dashboard(context, served.url, crowd.organizer, crowd.event_id)
    expect(dashboard.page.locator("html")).to_have_attribute("data-theme", light)
    expect_full_board(dashboard)
    take(dashboard, pictures / f"dashboard-{light}.png")
    for panel in ("occupancy", "flow"):
        section = dashboard.page.locator(f"section.panel.{panel}")
        section.screenshot(path=pictures / f"{panel}-{light}.png", animations="disabled")


def test_the_dashboard_on_a_phone(
    look: Callable[..., BrowserContext], served: LiveServer, crowd: Crowd, pictures: Path
) -> None:
    context = look(viewport=PHONE, color_scheme="dark", device_scale_factor=2, is_mobile=True, has_touch=True)
    dashboard = open_dashboard(context, served.url, crowd.organizer, crowd.event_id)
    expect_full_board(dashboard)
    take(dashboard, pictures / "dashboard-phone.png")


def test_the_kiosk_and_its_verdicts(
    with_camera: Callable[..., BrowserContext],
    served: LiveServer,
    crowd: Crowd,
    pictures: Path,
    tmp_path: Path,
) -> None:
    context = with_camera(hall_film(tmp_path / "hall.mjpeg"), viewport=TABLET)
    door = {"token": crowd.kiosk_token("site"), "zone": "site", "direction": "in"}
    kiosk = open_kiosk(context, served.url, **door)
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    expect_no_sideways_scrolling(kiosk)
    kiosk.page.screenshot(path=pictures / "kiosk-ready.png", animations="disabled")

    first, second, third = crowd.badges_at_home("visitor")[:3]
    # Somebody who came in a while ago: a second beep within seconds is no "already in".
    came = scan_row(third, zone="site", scanned_at=now_ms() - 600_000)
    answer = served.post(f"/api/v1/events/{crowd.event_id}/scans", {"scans": [came]}, crowd.organizer)
    assert answer.json()["results"][0]["outcome"] == "admitted"
    for name, outcome, token in (
        ("admitted", "admitted", first),
        ("refused", "refused", forged(second)),
        ("already-in", "already_inside", third),
    ):
        kiosk.page.reload()  # a badge shown twice within seconds would be one that is held in view
        expect(kiosk.connection).to_have_attribute("data-state", "online")
        expect(kiosk.camera_state).to_have_attribute("data-state", "on")
        kiosk.scan(token)
        kiosk.expect_verdict(outcome)
        kiosk.page.screenshot(path=pictures / f"kiosk-{name}.png", animations="disabled")
        kiosk.expect_verdict(outcome)  # it was still there when the picture was taken
        expect_no_sideways_scrolling(kiosk)
