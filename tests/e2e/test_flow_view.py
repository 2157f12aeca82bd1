"""The view of the flow: what it shows is what the server counted, and what the tables of the export say."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Route, ViewportSize, expect

from tests.e2e.conftest import Venue
from tests.e2e.flowing import MINUTE, SOON_MS, Day, Flow
from tests.e2e.screens import PATIENCE_MS, open_dashboard
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import now_ms, scan_row

pytestmark = pytest.mark.e2e

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def day(venue: Venue) -> Day:
    day = Day(venue)
    day.send(
        (0, "hall", "in", 190),
        (0, "hall", "out", 150),
        (1, "hall", "in", 185),
        (1, "forum", "in", 160),
        (1, "site", "out", 120),
        (2, "annex", "in", 130),
        (2, "hall", "in", 100),
        (2, "booth-1", "touch", 95),
        (3, "forum", "in", 50),
        (4, "hall", "in", 40),
        (4, "hall", "out", 8),
        (0, "hall", "in", 30),
        (5, "hall", "in", 1),
    )
    venue.scan(scan_row("FF1NOBADGE"))
    day.send((2, "annex", "out", 110), (3, "forum", "out", 20), (1, "booth-1", "touch", 170))  # late
    return day


def expect_the_whole_event(flow: Flow) -> None:
    """Everything on the screen against /state, /breakdown, /changes and the export."""
    state = flow.ask("state").json()
    roots = [state["zones"][zone] for zone in ("site", "annex")]
    visits = flow.export("visits")
    at_roots = [row for row in visits if row["zone"] in ("site", "annex")]
    flow.expect_number("visits", sum(zone["visits"] for zone in roots))
    flow.expect_number("visits", len(at_roots))
    flow.expect_number("unique", len({row["visitor"] for row in at_roots}))
    flow.expect_number("fresh", len({row["visitor"] for row in at_roots}))
    flow.expect_number("again", len(at_roots) - len({row["visitor"] for row in at_roots}))
    flow.expect_number("inside", sum(zone["occupancy"] for zone in roots))

    exported = {(row["from"], row["to"]): row["count"] for row in flow.export("flow")}
    assert flow.matrix() == exported
    assert exported == {(a, b): n for a, targets in state["flow"].items() for b, n in targets.items()}
    flow.expect_number("matrix-total", sum(exported.values()))

    ended = [row for row in at_roots if "dwell_seconds" in row]
    assert sum(zone["stays"] for zone in roots) == len(ended)
    expect(flow.number("stays")).to_have_attribute("data-total", str(len(ended)))
    assert sum(n for (n,) in flow.bars("stays", "value")) == len(ended)

    for by in ("category", "group"):
        said = flow.ask(f"breakdown?by={by}&from=0&to={now_ms() + 10 * MINUTE}").json()["site"]
        shown = flow.shares(by)
        assert {key: (row["visits"], row["unique"], row["inside"]) for key, row in shown.items()} == {
            key: (share["visits"], share["unique"], share["inside"]) for key, share in said.items()
        }
        for key, share in said.items():
            mean = share["dwell_ms"] / share["stays"] if share["stays"] else -1
            assert shown[key]["stay"] == pytest.approx(mean)
        mine = [row for row in at_roots if row.get(by, "") == "West"]
        if by == "group":
            assert shown["West"]["visits"] == len(mine)
    slots = flow.bars("arrivals", "fresh", "again")
    assert sum(map(sum, slots)) == len(at_roots)


def test_every_sum_is_the_servers_and_late_scans_change_them(
    context: BrowserContext, venue: Venue, day: Day
) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="event")
    expect_the_whole_event(flow)
    day.send((4, "annex", "in", 6), (5, "hall", "out", 0), (3, "hall", "in", 45))
    flow.expect_counted("event")
    expect_the_whole_event(flow)


def test_a_zone_shows_its_own_part(context: BrowserContext, venue: Venue, day: Day) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="event", zone="hall")
    hall = flow.ask("state").json()["zones"]["hall"]
    rows = [row for row in flow.export("visits") if row["zone"] == "hall"]
    flow.expect_number("visits", hall["visits"])
    flow.expect_number("unique", hall["unique"])
    flow.expect_number("again", hall["visits"] - hall["unique"])
    flow.expect_number("inside", hall["occupancy"])
    lengths = [row["dwell_seconds"] for row in rows if "dwell_seconds" in row]
    assert len(lengths) == hall["stays"]
    buckets = dict(
        flow.number("stays")
        .locator("tbody tr")
        .evaluate_all("rows => rows.map(({dataset: d}) => [d.bucket, Number(d.value)])")
    )
    assert sum(buckets.values()) == len(lengths)
    assert buckets["45"] == sum(1800 < seconds <= 2700 for seconds in lengths)
    # A booth is touched: hall and everything in it count as the hall's places.
    assert set(flow.matrix()) == {
        (row["from"], row["to"]) for row in flow.export("flow") if "hall" in (row["from"], row["to"])
    }


def test_a_booth_has_visits_and_no_ways(context: BrowserContext, venue: Venue, day: Day) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="event", zone="booth-1")
    flow.expect_number("visits", flow.ask("state").json()["zones"]["booth-1"]["visits"])
    expect(flow.screen.flow_matrix).to_have_count(0)
    expect(flow.screen.flow_stays).to_have_count(0)
    expect(flow.number("inside")).to_have_count(0)
    expect(flow.screen.flow_view).to_contain_text("A booth is visited, not entered")


def test_the_last_hour_holds_what_happened_in_it(context: BrowserContext, venue: Venue, day: Day) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="hour")
    said = flow.ask(f"changes?from={day.now - 59 * MINUTE}").json()
    moved: dict[tuple[str, str], int] = {}
    for minute in said["minutes"]:
        for start, targets in minute["flow"].items():
            for end, n in targets.items():
                moved[start, end] = moved.get((start, end), 0) + n
    assert flow.matrix() == moved
    came = sum(minute.get("site", {}).get("visits", 0) for minute in said["minutes"])
    # Into the site: 3 and 4 for the first time, 5 now; and 0 was there before.
    assert came == 3
    flow.expect_number("visits", came)
    flow.expect_number("fresh", 3)
    flow.expect_number("inside", sum(venue.state()["zones"][zone]["occupancy"] for zone in ("site", "annex")))


def test_each_day_is_seen_alone_and_the_days_make_the_whole(
    context: BrowserContext, venue: Venue, day: Day
) -> None:
    flow = Flow(context, venue)
    total = 0
    for each in venue.event.days:
        flow.look_at(span=each.isoformat())
        hook = flow.number("visits").or_(flow.screen.flow_empty)
        expect(hook).to_be_visible()
        if flow.screen.flow_empty.count() == 0:
            total += int(flow.number("visits").get_attribute("data-value") or 0)
    flow.look_at(span="event")
    flow.expect_number("visits", total)


def test_the_groups_can_be_sorted_and_turned_over(context: BrowserContext, venue: Venue, day: Day) -> None:
    people = [venue.visitor(group=f"Group {number:02}") for number in range(1, 33)]
    venue.scan(*(scan_row(person.token) for person in people))
    flow = Flow(context, venue)
    flow.look_at(span="event")
    groups = flow.number("group")
    name = groups.locator('[data-sort="name"]')
    name.click()
    expect(groups.locator("th[aria-sort=ascending]")).to_contain_text("Group")
    rows = groups.locator("tbody tr")
    expect(rows).to_have_count(15)
    expect(rows.first).to_have_attribute("data-key", "East")
    expect(groups).to_contain_text("1–15 of 35")
    seen = set(flow.shares("group"))
    for words in ("16–30 of 35", "31–35 of 35"):
        flow.number("group-next").click()
        expect(groups).to_contain_text(words)
        seen |= set(flow.shares("group"))
    assert seen == {"", "East", "West", *(f"Group {number:02}" for number in range(1, 33))}
    expect(flow.number("group-next")).to_be_disabled()
    flow.number("group-previous").click()
    expect(groups).to_contain_text("16–30 of 35")
    name.click()
    expect(rows.first).to_have_attribute("data-key", "")  # "Without a group"
    groups.locator('[data-sort="visits"]').click()
    expect(rows.first).to_have_attribute("data-key", "")


def test_nothing_yet_is_said_in_words(context: BrowserContext, venue: Venue) -> None:
    flow = Flow(context, venue)
    expect(flow.screen.flow_empty).to_contain_text("Nobody came or went in this time")
    visitor = venue.visitor()
    venue.scan(scan_row(visitor.token))
    expect(flow.number("visits")).to_have_attribute("data-value", "1", timeout=SOON_MS)


def test_a_count_that_fails_says_so_and_keeps_the_last_one(
    context: BrowserContext, venue: Venue, day: Day
) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="event")
    visits = flow.number("visits").get_attribute("data-value")
    error = {"error": {"code": "store_unavailable", "message": "The store does not answer.", "details": {}}}

    def fail(route: Route) -> None:
        route.fulfill(status=503, json=error)

    flow.page.route("**/changes?*", fail)
    day.send((5, "hall", "out", 0))
    expect(flow.screen.flow_trouble).to_contain_text("What stands here is the last count", timeout=SOON_MS)
    expect(flow.number("visits")).to_have_attribute("data-value", str(visits))
    flow.page.unroute("**/changes?*")
    flow.screen.flow_trouble.get_by_role("button").click()
    expect(flow.screen.flow_trouble).to_have_count(0, timeout=SOON_MS)
    flow.expect_counted("event")


def test_while_it_is_counted_it_says_so(context: BrowserContext, venue: Venue, day: Day) -> None:
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"), venue.event.id)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    dashboard.page.route("**/changes?*", hold)
    with dashboard.page.expect_request("**/changes?*"):
        dashboard.view_flow.click()
    expect(dashboard.flow_loading).to_contain_text("Counting")
    for route in waiting:
        route.continue_()
    expect(dashboard.flow_sums).to_be_visible(timeout=PATIENCE_MS)


def test_it_asks_for_nothing_while_another_view_is_shown(
    context: BrowserContext, venue: Venue, day: Day
) -> None:
    flow = Flow(context, venue)
    flow.screen.view_now.click()
    asked: list[str] = []
    flow.page.on("request", lambda request: asked.append(request.url))
    flow.page.clock.install()
    venue.scan(scan_row(day.people[0].token, direction="out"))
    flow.screen.expect_occupancy("hall", venue.state()["zones"]["hall"]["occupancy"])
    flow.page.clock.run_for(20_000)
    assert [url for url in asked if "/changes" in url or "/breakdown" in url] == []


@pytest.mark.parametrize(
    ("language", "tab", "ways", "window", "stays"),
    [
        ("en", "Flow", "Ways between places", "since the event began", "How long people stay"),
        ("zh-Hans", "人流", "各处之间的走向", "自活动开始", "停留时间"),
        ("zh-Hant", "人流", "各處之間的走向", "自活動開始", "逗留時間"),
    ],
)
def test_it_speaks_three_languages(
    context: BrowserContext,
    venue: Venue,
    day: Day,
    language: str,
    tab: str,
    ways: str,
    window: str,
    stays: str,
) -> None:
    flow = Flow(context, venue, role="viewer")
    flow.look_at(span="event")
    flow.screen.language.select_option(language)
    expect(flow.screen.view_flow).to_have_text(tab)
    expect(flow.screen.flow_ways).to_contain_text(ways)
    expect(flow.screen.flow_ways).to_contain_text(window)
    for hook in ("sums", "stays", "arrivals", "category", "group"):
        expect(flow.number(hook)).to_contain_text(window)
    expect(flow.screen.flow_stays).to_contain_text(stays)


@pytest.mark.parametrize("zone", ["", "hall", "booth-1"])
def test_axe_finds_nothing_serious(context: BrowserContext, venue: Venue, day: Day, zone: str) -> None:
    flow = Flow(context, venue)
    flow.look_at(span="event", zone=zone)
    expect_nothing_serious(flow.screen)


def test_on_a_phone_nothing_is_wider_than_the_screen(context: BrowserContext, venue: Venue, day: Day) -> None:
    venue.scan(scan_row(venue.visitor(group="Semiconductors International delegation").token))
    flow = Flow(context, venue)
    flow.look_at(span="event")
    flow.page.set_viewport_size(PHONE)
    expect(flow.screen.flow_matrix).to_be_visible()
    assert flow.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    # The table of all pairs scrolls within its panel; nothing else has to.
    wider = "all => all.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.dataset.testid)"
    panels = flow.page.locator(".flows .panel:not(.ways)")
    assert panels.evaluate_all(wider) == []
