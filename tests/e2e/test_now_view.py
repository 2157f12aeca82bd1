"""The Now view: every number of a tile, what fills fastest, and how far the numbers can be trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Route, expect

from tests.e2e.conftest import Venue
from tests.e2e.offline import expect_all_sent, scan_all, site
from tests.e2e.screens import Screen, open_dashboard, open_kiosk
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import now_ms, scan_row, zone_config

pytestmark = pytest.mark.e2e

MINUTE = 60_000
#: Scans are held back once they wait for a minute, and the page asks for kiosks every 15 s.
SLOWLY_MS = 90_000


def walk(venue: Venue, *steps: tuple[str, str, int], token: str | None = None) -> str:
    """One visitor's way: (zone, direction, minutes ago), each admitted; the token, for going on."""
    token = token or venue.visitor().token
    now = now_ms()
    rows = [
        scan_row(token, zone=zone, direction=way, scanned_at=now - ago * MINUTE) for zone, way, ago in steps
    ]
    assert {row["outcome"] for row in venue.scan(*rows)} == {"admitted"}
    return token


def expect_tile(tile: Locator, zone: dict[str, Any]) -> None:
    expect(tile.get_by_test_id("occupancy")).to_have_attribute("data-value", str(zone["occupancy"]))
    for name in ("visits", "unique"):
        expect(tile.get_by_test_id(name)).to_have_attribute("data-value", str(zone[name]))
    mean = tile.get_by_test_id("mean-dwell")
    if zone["stays"]:
        expect(mean).to_have_attribute("data-value", str(round(zone["dwell_ms"] / zone["stays"])))
    else:
        expect(mean).to_have_text("–")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Visits", "Visitors", "Mean stay", "25 min")),
        ("zh-Hans", ("人次", "人数", "平均停留", "25 分钟")),
        ("zh-Hant", ("人次", "人數", "平均逗留", "25 分鐘")),
    ],
)
def test_a_tile_says_every_number_of_its_zone(
    context: BrowserContext, venue: Venue, language: str, words: tuple[str, ...]
) -> None:
    again = walk(venue, ("hall", "in", 50), ("hall", "out", 20))  # 30 minutes, and comes back
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"))
    dashboard.language.select_option(language)
    walk(venue, ("hall", "in", 5), token=again)
    walk(venue, ("hall", "in", 40), ("hall", "out", 20))  # 20 minutes
    walk(venue, ("annex", "in", 3))
    state = venue.state()
    assert state["zones"]["hall"] | {"visits": 3, "unique": 2, "stays": 2} == state["zones"]["hall"]
    for zone in ("hall", "annex"):
        expect_tile(dashboard.tile(zone), state["zones"][zone])
    for word in words:
        expect(dashboard.tile("hall").locator(".stay")).to_contain_text(word)
    expect(dashboard.total_visits).to_have_attribute(
        "data-value", str(sum(state["zones"][root]["visits"] for root in ("site", "annex")))
    )


def test_what_fills_fastest_is_what_has_least_room_for_those_who_come(
    context: BrowserContext, venue: Venue
) -> None:
    zones = [
        zone_config("site", capacity=1000),
        zone_config("hall", parent="site", capacity=100),
        zone_config("forum", kind="session", parent="site", capacity=10),
        zone_config("annex", capacity=20),
    ]
    path = f"/api/v1/events/{venue.event.id}"
    answer = venue.server.send("PATCH", path, venue.token("organizer"), {"json": {"zones": zones}})
    assert answer.ok, answer.text
    for _ in range(3):
        walk(venue, ("annex", "in", 30))  # it is fuller than the hall, but nobody comes any more
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"))
    expect(dashboard.filling).to_contain_text("No zone is filling up")
    for zone, people in (("hall", 5), ("forum", 4)):
        for _ in range(people):
            walk(venue, (zone, "in", 2))
    found = dashboard.filling_zone
    expect(found.first).to_have_attribute("data-zone", "forum")
    expect(found.first).to_contain_text("+4 in 10 min · 40% full")
    expect(found.nth(1)).to_have_attribute("data-zone", "hall")
    expect(dashboard.filling).not_to_contain_text("Annex")


def exits(rows: list[dict[str, Any]], *zones: str) -> float:
    """The share of ended stays in these zones whose end was inferred, as the export tells it."""
    ended = [row["ended"] for row in rows if row["zone"] in zones and row.get("ended")]
    return ended.count("inferred") / len(ended)


def test_the_share_of_inferred_exits_is_that_of_the_export(context: BrowserContext, venue: Venue) -> None:
    walk(venue, ("hall", "in", 50), ("forum", "in", 40), ("forum", "out", 30), ("site", "out", 20))
    walk(venue, ("hall", "in", 45), ("hall", "out", 35), ("site", "out", 34))
    walk(venue, ("hall", "in", 44), ("annex", "in", 10))  # out of the site too, unseen
    walk(venue, ("annex", "in", 9), ("annex", "out", 5))
    path = f"/api/v1/events/{venue.event.id}/export/visits.jsonl"
    text = venue.server.get(path, venue.token("organizer")).text
    rows = [json.loads(line) for line in text.splitlines()]
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"))
    expect(dashboard.honest_inferred).to_have_attribute("data-value", str(exits(rows, "site", "annex")))
    assert exits(rows, "site", "annex") == 1 / 4
    assert exits(rows, "hall") == pytest.approx(2 / 3)  # more than anywhere else
    dashboard.page.locator(".honest summary").click()
    expect(dashboard.honest_inferred).to_contain_text("25%")
    expect(dashboard.honest_inferred).to_contain_text("most: Hall, 67%")


HOLDS = {
    "en": "Right, except that 1 kiosk holds 3 scans since",
    "zh-Hans": "3 条扫码未上传",
    "zh-Hant": "3 筆掃描未上傳",
}


@pytest.mark.slow
def test_scans_held_by_a_kiosk_are_told_until_they_are_sent(browser: Browser, tmp_path: Path) -> None:
    """First only its scans do not come through, then nothing does: each is said as what it is."""
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(3)]
        door = browser.new_context(locale="en-GB")
        kiosk = open_kiosk(
            door, place.between.url, token=place.venue.token("kiosk"), zone="hall", direction="in"
        )
        dashboard = open_dashboard(
            browser.new_context(locale="en-GB"), place.venue.url, place.venue.token("viewer")
        )
        line = dashboard.honest_line
        expect(line).to_have_attribute("data-verdict", "right")
        expect(line).to_contain_text("Right as of now")

        def stop(route: Route) -> None:
            route.abort()

        door.route("**/scans", stop)
        assert {each["outcome"] for each in scan_all(kiosk, people)} == {"queued"}
        expect(line).to_have_attribute("data-verdict", "holding", timeout=SLOWLY_MS)
        expect(dashboard.honest_held).to_have_attribute("data-value", "3")
        for language, words in HOLDS.items():
            dashboard.language.select_option(language)
            expect(line).to_contain_text(words)
        dashboard.language.select_option("en")

        place.between.cut()
        expect(dashboard.honest_silent).to_have_attribute("data-value", "1", timeout=SLOWLY_MS)
        expect(line).to_contain_text("at least 3 scans")

        door.unroute("**/scans", stop)
        place.between.heal()
        expect_all_sent(kiosk)
        expect(line).to_have_attribute("data-verdict", "right", timeout=SLOWLY_MS)
        dashboard.expect_occupancy("hall", 3)


@pytest.mark.slow
def test_a_kiosk_that_is_not_heard_may_hold_scans(browser: Browser, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        door = {"token": place.venue.token("kiosk"), "zone": "hall", "direction": "in"}
        kiosk = open_kiosk(browser.new_context(), place.between.url, **door)
        dashboard = open_dashboard(
            browser.new_context(locale="en-GB"), place.venue.url, place.venue.token("viewer")
        )
        expect(dashboard.honest_silent).to_have_attribute("data-value", "0")
        place.between.cut()
        scan_all(kiosk, [place.venue.visitor().token])
        expect(dashboard.honest_line).to_have_attribute("data-verdict", "silent", timeout=SLOWLY_MS)
        expect(dashboard.honest_line).to_contain_text("1 kiosk has been silent since")
        place.between.heal()
        expect_all_sent(kiosk)
        dashboard.expect_occupancy("hall", 1)
        expect(dashboard.honest_line).to_have_attribute("data-verdict", "right", timeout=SLOWLY_MS)

        place.kill()
        expect(dashboard.honest_line).to_have_attribute("data-verdict", "old")
        expect(dashboard.honest_line).to_contain_text("no word from the server for")


def test_the_tab_of_the_view_is_in_sight_on_a_phone(browser: Browser, venue: Venue) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    dashboard = Screen(phone.new_page())
    token = venue.token("organizer")
    dashboard.page.goto(f"{venue.url}/dashboard/?event={venue.event.id}&view=kiosks#token={token}")
    expect(dashboard.view_kiosks).to_be_in_viewport(ratio=1)
    expect(dashboard.page.locator("[data-testid=view-now]")).not_to_be_in_viewport()
    dashboard.view_warnings.click()
    expect(dashboard.view_warnings).to_be_in_viewport(ratio=1)
    dashboard.page.evaluate("document.querySelector('.tabs').scrollLeft = 0")
    dashboard.view_now.click()
    expect(dashboard.view_now).to_be_in_viewport(ratio=1)
    expect(dashboard.honest_line).to_be_in_viewport()
    assert dashboard.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("light", ["dark", "light"])
def test_axe_finds_nothing_serious_on_the_first_view(
    browser: Browser, venue: Venue, light: Literal["dark", "light"]
) -> None:
    walk(venue, ("hall", "in", 30), ("forum", "in", 20), ("forum", "out", 5))
    for width in (390, 1440):
        window = browser.new_context(
            locale="en-GB", color_scheme=light, viewport={"width": width, "height": 900}
        )
        dashboard = open_dashboard(window, venue.url, venue.token("organizer"))
        expect(dashboard.page.locator("html")).to_have_attribute("data-theme", light)
        if width == 390:
            dashboard.page.locator(".honest summary").click()
        expect(dashboard.page.locator(".honest details")).to_be_visible()
        expect_nothing_serious(dashboard)
        window.close()
