"""The dashboard on a big screen: what it shows by itself, what it never shows, what it says when nothing is heard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from footfall.services import access, events, register
from tests.e2e.conftest import Venue
from tests.e2e.offline import site
from tests.e2e.screens import Screen, expect_live, open_dashboard
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import event_config, scan_row, visitor_row, zone_config

pytestmark = pytest.mark.e2e

#: A slide stands for fifteen seconds.
SLIDE_MS = 20_000
SIZES = [(390, 844), (844, 390), (820, 1180), (1920, 1080), (3840, 2160)]


def open_wall(context: BrowserContext, url: str, token: str, event: str) -> Screen:
    """By the link that is given to whoever puts up the screen."""
    wall = Screen(context.new_page())
    wall.page.goto(f"{url}/dashboard/?event={event}&wall=1#token={token}")
    expect_live(wall)
    return wall


def expect_slide(wall: Screen, kind: str, timeout: float | None = None) -> None:
    expect(wall.wall_slide).to_have_attribute("data-slide", kind, timeout=timeout)


def slides(wall: Screen, count: int) -> list[str]:
    """What the next slides show, by the arrow key."""
    seen = []
    for _ in range(count):
        before = str(wall.wall_slide.get_attribute("data-index"))
        wall.page.keyboard.press("ArrowRight")
        expect(wall.wall_slide).not_to_have_attribute("data-index", before)
        seen.append(str(wall.wall_slide.get_attribute("data-slide")))
    return seen


def busy(venue: Venue, people: int = 3) -> None:
    """Somebody is in the hall, and came there through the site."""
    for number in range(people):
        visitor = venue.visitor(name=f"Lin Yue {number}")
        venue.scan(scan_row(visitor.token, zone="site"))
        venue.scan(scan_row(visitor.token, zone="hall"))


def test_it_goes_from_slide_to_slide_by_itself_and_by_keys(context: BrowserContext, venue: Venue) -> None:
    busy(venue)
    wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
    expect_slide(wall, "site")
    expect(wall.site_occupancy).to_have_attribute("data-value", "3")
    expect_slide(wall, "zones", timeout=SLIDE_MS)
    wall.expect_occupancy("hall", 3)

    expect(wall.wall_place).to_contain_text("2 of 4")
    assert slides(wall, 4) == ["curves", "flow", "site", "zones"]
    wall.page.keyboard.press("ArrowLeft")
    expect_slide(wall, "site")
    wall.page.keyboard.press("Space")
    expect(wall.wall_place).to_contain_text("Paused")
    wall.page.keyboard.press("Space")
    expect(wall.wall_place).not_to_contain_text("Paused")


def test_it_follows_the_scans_and_a_reload_stays_on_the_wall(context: BrowserContext, venue: Venue) -> None:
    wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
    expect(wall.site_occupancy).to_have_attribute("data-value", "0")
    busy(venue, 2)
    expect(wall.site_occupancy).to_have_attribute("data-value", "2")
    wall.page.reload()
    expect_live(wall)
    expect_slide(wall, "site")
    assert "wall=1" in wall.page.url
    assert "token" not in wall.page.url


def test_it_opens_and_leaves_from_the_desk(context: BrowserContext, venue: Venue) -> None:
    desk = open_dashboard(context, venue.url, venue.token("viewer"), venue.event.id)
    desk.wall_open.click()
    expect_slide(desk, "site")
    desk.page.keyboard.press("Escape")
    expect(desk.wall_slide).to_have_count(0)
    expect(desk.tile("hall")).to_be_visible()
    desk.wall_open.click()
    desk.page.mouse.move(200, 200)
    desk.wall_leave.click()
    expect(desk.tile("hall")).to_be_visible()
    assert "wall" not in desk.page.url


def test_the_pointer_and_the_controls_go_when_nobody_moves(context: BrowserContext, venue: Venue) -> None:
    wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
    stage = wall.page.locator("ff-stage")
    expect(stage).to_have_attribute("data-still", "", timeout=10_000)
    expect(stage).to_have_css("cursor", "none")
    expect(wall.page.locator(".wall-controls")).to_have_css("opacity", "0")
    wall.page.keyboard.press("Tab")
    expect(wall.page.locator(".wall-controls")).to_have_css("opacity", "1")
    wall.wall_next.focus()
    before = str(wall.wall_slide.get_attribute("data-index"))
    # On a button the space bar presses it, and pauses nothing.
    wall.page.keyboard.press("Space")
    expect(wall.wall_slide).not_to_have_attribute("data-index", before)
    expect(wall.wall_place).not_to_contain_text("Paused")


def test_no_name_of_anybody_is_on_it_for_an_organizer_either(context: BrowserContext, venue: Venue) -> None:
    busy(venue)
    wall = open_wall(context, venue.url, venue.token("organizer"), venue.event.id)
    for _ in range(4):
        assert "Lin Yue" not in wall.page.content()
        slides(wall, 1)
    wall.page.keyboard.press("Escape")
    # The desk of the same person has them: there is something to keep off the wall.
    expect(wall.feed_row.first).to_contain_text("Lin Yue")


def test_it_says_that_the_connection_is_lost_and_comes_back(context: BrowserContext, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        venue = place.venue
        people = [venue.visitor() for _ in range(2)]
        venue.scan(scan_row(people[0].token))
        wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
        expect(wall.site_occupancy).to_have_attribute("data-value", "1")
        place.kill()
        expect(wall.wall_lost.get_by_role("alert")).to_contain_text("Connection lost")
        expect(wall.wall_lost).to_contain_text("old")
        expect(wall.wall_slide).to_have_class("wall-slide stale")
        # Every slide stays; what they show is what was last heard.
        slides(wall, 1)
        wall.expect_occupancy("hall", 1)
        place.restart()
        venue.scan(scan_row(people[1].token))
        expect_live(wall)
        expect(wall.wall_lost).to_have_count(0)
        wall.expect_occupancy("hall", 2)


@pytest.mark.parametrize(
    ("language", "title", "place"),
    [
        ("en", "On site now", "1 of 4"),
        ("zh-Hans", "当前在场人数", "1 / 4"),
        ("zh-Hant", "目前在場人數", "1 / 4"),
    ],
)
def test_it_speaks_three_languages(
    context: BrowserContext, venue: Venue, language: str, title: str, place: str
) -> None:
    busy(venue)
    wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
    wall.language.select_option(language)
    expect(wall.wall_slide).to_contain_text(title)
    expect(wall.wall_place).to_have_text(place)


OVERFLOWS = """() => {
    const seen = ({width, height}) => width > 0 && height > 0;
    const wall = document.querySelector('.wall-slide').getBoundingClientRect();
    const out = [...document.querySelectorAll('.wall-slide *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return seen(box) && !element.closest('ff-chart') && getComputedStyle(element).visibility !== 'hidden'
            && (box.right > wall.right + 1 || box.bottom > wall.bottom + 1 || box.left < wall.left - 1);
    });
    const cut = [...document.querySelectorAll('.wall-number')].filter(
        (number) => number.scrollWidth > number.clientWidth + 1);
    const page = document.documentElement;
    return [...out, ...cut].map((element) => element.outerHTML.slice(0, 120))
        .concat(page.scrollWidth > innerWidth || page.scrollHeight > innerHeight ? ['the page scrolls'] : []);
}"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_sticks_out_on_any_screen(
    browser: Browser, venue: Venue, browser_context_args: dict[str, Any], width: int, height: int
) -> None:
    """With as many zones as make several pages, some with long names, some with numbers of five digits."""
    more = [
        zone_config(f"zone-{number}", parent="site", capacity=(50, 900, 12_000)[number % 3])
        for number in range(22)
    ]
    more[0]["name"]["en"] = "Low-altitude economy, mobility and the cities of the future"
    config = event_config(id=f"{venue.event.id}-wide")
    config["zones"] += more
    events.create_event(venue.stores, config)
    token = access.create_token(venue.stores, "viewer", config["id"], None, "wall")
    kiosk = access.create_token(venue.stores, "kiosk", config["id"], None, "door")
    people = register.register_visitors(venue.stores, config["id"], [visitor_row() for _ in range(55)])
    rows = [scan_row(person.token, zone="zone-0") for person in people]
    venue.server.post(f"/api/v1/events/{config['id']}/scans", {"scans": rows}, kiosk)
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": width, "height": height}, "reduced_motion": "reduce"}
    )
    wall = open_wall(context, venue.url, token, config["id"])
    # Twice around: while the numbers come in there may be fewer slides than in the end.
    kinds = []
    for _ in range(12):
        kinds += slides(wall, 1)
        assert wall.page.evaluate(OVERFLOWS) == [], kinds[-1]
    assert set(kinds) == {"site", "zones", "curves", "flow"}


def test_nothing_serious_for_those_who_cannot_see_it(context: BrowserContext, venue: Venue) -> None:
    busy(venue)
    wall = open_wall(context, venue.url, venue.token("viewer"), venue.event.id)
    for _ in range(4):
        slides(wall, 1)
        wall.page.keyboard.press("Tab")
        expect_nothing_serious(wall)
