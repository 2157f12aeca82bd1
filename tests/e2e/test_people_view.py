"""People on the dashboard: finding somebody, their day, taking a scan back, letting in by hand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Route, expect

from footfall.services import badging
from tests.e2e.conftest import Venue
from tests.e2e.people import open_people, open_somebody, read
from tests.e2e.screens import Screen, expect_live
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import scan_row

pytestmark = pytest.mark.e2e

MINUTE = 60_000


def yesterday_at(venue: Venue, hours: float) -> int:
    """An instant of the event's first day at the venue, in ms."""
    return venue.event.starts_at + int(hours * 60) * MINUTE


def scan_of(dashboard: Screen, scan_id: str) -> Locator:
    return dashboard.page.locator(f'[data-testid="person-scan"][data-scan="{scan_id}"]')


# Finding somebody.


def test_somebody_is_found_in_any_script_and_by_what_else_is_known(
    context: BrowserContext, venue: Venue
) -> None:
    wen = venue.visitor(
        name="Li Wen",
        names={"zh-Hans": "李闻", "zh-Hant": "李聞"},
        organization="Guangzhou Robotics",
        external_id="GZ-0042",
    )
    venue.visitor(name="Ann Example", organization="Other")
    dashboard = open_people(context, venue)
    for words in ("li wen", "李闻", "李聞", "robotics", "gz-0042", wen.badge.id):
        dashboard.people_query.fill(words)
        expect(dashboard.people_found).to_have_count(1)
        expect(dashboard.people_found).to_have_attribute("data-visitor", wen.visitor.id)
        expect(dashboard.people_told).to_have_text("Found: 1")
        dashboard.people_query.fill("")
        expect(dashboard.people_found).to_have_count(0)
    dashboard.people_query.fill("nobody at all")
    expect(dashboard.people_told).to_contain_text("Nobody is found")


def test_filters_narrow_the_search_and_pages_follow_one_another(
    context: BrowserContext, venue: Venue
) -> None:
    for _ in range(51):
        venue.visitor(group="West")
    investor = venue.visitor(category="investor", group="West")
    dashboard = open_people(context, venue, "organizer")
    dashboard.people_group.select_option("West")
    expect(dashboard.people_found).to_have_count(50)
    expect(dashboard.people_told).to_have_text("The first 50")
    dashboard.people_more.click()
    expect(dashboard.people_found).to_have_count(52)
    expect(dashboard.people_more).to_have_count(0)
    dashboard.people_category.select_option("investor")
    expect(dashboard.people_found).to_have_count(1)
    expect(dashboard.people_found).to_have_attribute("data-visitor", investor.visitor.id)


def test_an_answer_that_comes_late_changes_nothing(context: BrowserContext, venue: Venue) -> None:
    venue.visitor(name="Slow Answer")
    quick = venue.visitor(name="Quick Answer")
    dashboard = open_people(context, venue)
    dashboard.page.route(re.compile("q=Slow"), lambda route: None)  # its answer is still to come
    with dashboard.page.expect_request(re.compile("q=Slow")):
        dashboard.people_query.fill("Slow")
    with dashboard.page.expect_event("requestfailed", lambda asked: "q=Slow" in asked.url):
        dashboard.people_query.fill("Quick")  # nobody waits for it any more
    expect(dashboard.people_found).to_have_attribute("data-visitor", quick.visitor.id)
    expect(dashboard.people_told).to_have_text("Found: 1")


def test_keys_alone_lead_to_somebody(context: BrowserContext, venue: Venue) -> None:
    venue.visitor(name="Key One")
    second = venue.visitor(name="Key Two")
    dashboard = open_people(context, venue)
    dashboard.people_query.press_sequentially("key")
    expect(dashboard.people_found).to_have_count(2)
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        dashboard.page.keyboard.press(key)
    expect(dashboard.person).to_have_attribute("data-visitor", second.visitor.id)


@pytest.mark.parametrize("enter", [True, False])
def test_a_scanner_that_types_finds_whose_badge_it_is(
    context: BrowserContext, venue: Venue, enter: bool
) -> None:
    first, second = venue.visitor(name="First Badge"), venue.visitor(name="Second Badge")
    dashboard = open_people(context, venue)
    dashboard.people_query.focus()
    for visitor, name in ((first, "First Badge"), (second, "Second Badge")):
        dashboard.scan(visitor.token, enter)
        expect(dashboard.person_name).to_have_text(name)
        expect(dashboard.people_query).to_have_value("")


def test_an_old_badge_and_a_foreign_one_are_told_apart(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor(name="Lost Badge")
    badging.reissue_badge(venue.stores, venue.event.id, visitor.visitor.id)
    dashboard = open_people(context, venue)
    for old in (visitor.token, visitor.badge.id):
        dashboard.people_query.fill(old)
        expect(dashboard.person_name).to_have_text("Lost Badge")
        dashboard.people_query.fill("x")
    dashboard.people_query.fill(visitor.token[:-4] + "AAAA")
    expect(dashboard.people_told).to_contain_text("not a badge of this system")


# Somebody's day.


def test_a_day_shows_what_the_path_and_the_export_say(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor(organization="HKUST", group="West")
    token = visitor.token

    def at(hours: float, **row: Any) -> dict[str, Any]:
        return scan_row(token, scanned_at=yesterday_at(venue, hours), **row)

    venue.scan(
        at(9, zone="site"),
        at(9.25, zone="hall"),
        at(9.5, zone="booth-1", direction="touch"),
        at(10, zone="forum"),
        at(10.5, zone="forum", direction="out"),
        at(11, zone="site", direction="out"),
        at(12, zone="hall", offline=True, verdict="refused", reason="zone_full"),
        at(13, zone="annex"),
    )
    dashboard = open_somebody(context, venue, visitor)
    path = read(venue, f"/visitors/{visitor.visitor.id}/path")
    expect(dashboard.person_position).to_have_attribute("data-position", "annex")
    expect(dashboard.person_position).to_contain_text("In Annex")
    first_day = dashboard.page.locator(f'[data-day="{venue.event.days[0].isoformat()}"]')
    shown = [
        {
            key: value
            for key in ("zone", "since", "until", "ended")
            if (value := row.get_attribute(f"data-{key}"))
        }
        for row in first_day.get_by_test_id("stay").all()
    ]
    assert shown == path["stays"]

    text = venue.server.get(
        f"/api/v1/events/{venue.event.id}/export/visits.jsonl", venue.token("organizer")
    ).text
    visits = [json.loads(line) for line in text.splitlines()]
    exported = [
        (row["zone"], row["entered_at"], row.get("left_at"), row.get("ended"))
        for row in visits
        if row["kind"] != "booth"
    ]
    assert [(s["zone"], s["since"], s.get("until"), s.get("ended")) for s in shown] == exported

    newest_first = [row.get_attribute("data-scan") for row in dashboard.person_scan.all()]
    assert newest_first == [scan["scan_id"] for scan in reversed(path["scans"])]
    expect(dashboard.page.locator('[data-outcome="refused"]')).to_contain_text("refused: zone full")
    expect(dashboard.timeline).to_contain_text("not scanned out; seen elsewhere next")
    expect(dashboard.timeline_touches.locator(".touch")).to_have_count(1)
    expect(dashboard.timeline.locator(".band").get_by_title("09:00 – 11:00, scanned out")).to_have_count(1)


def test_a_scan_at_a_door_appears_by_itself(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor()
    dashboard = open_somebody(context, venue, visitor)
    expect(dashboard.person_position).to_contain_text("Has not been here yet")
    venue.scan(scan_row(visitor.token, scan_id="now"))
    expect(scan_of(dashboard, "now")).to_be_visible()
    expect(dashboard.person_position).to_contain_text("In Hall")


def test_taking_a_scan_back_changes_the_count_and_the_screen(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor()
    venue.scan(
        scan_row(visitor.token, zone="forum", scan_id="first"), scan_row(visitor.token, scan_id="wrong")
    )
    dashboard = open_somebody(context, venue, visitor)
    scan_of(dashboard, "wrong").get_by_test_id("void").click()
    dashboard.void_no.click()
    expect(dashboard.void_sure).to_have_count(0)
    scan_of(dashboard, "wrong").get_by_test_id("void").click()
    expect(dashboard.reason_void).to_be_focused()
    dashboard.void_yes.click()  # without a reason nothing happens
    assert venue.state()["totals"]["voided"] == 0
    dashboard.page.get_by_role("button", name="Wrong door").click()
    dashboard.void_yes.click()
    expect(dashboard.void_told).to_have_text(re.compile(r"Taken back\. In Forum\."))
    expect(scan_of(dashboard, "wrong")).to_have_attribute("data-voided", "true")
    expect(scan_of(dashboard, "wrong")).to_contain_text("“Wrong door”")
    expect(dashboard.person_position).to_have_attribute("data-position", "forum")
    state = venue.state()
    assert (state["totals"]["voided"], state["zones"]["hall"]["visits"]) == (1, 0)
    assert state["zones"]["forum"]["occupancy"] == 1


def test_letting_in_by_hand_overrides_the_door_and_counts(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor()
    badging.revoke_badge(venue.stores, venue.event.id, visitor.visitor.id)
    dashboard = open_somebody(context, venue, visitor)
    expect(dashboard.person).to_contain_text("revoked")
    dashboard.hand_open.click()
    dashboard.hand_zone.select_option("hall")
    dashboard.reason_hand.fill("Passport seen")
    dashboard.hand_admit.click()
    expect(dashboard.hand_told).to_contain_text("Recorded: into Hall. Inside now: 1.")
    expect(dashboard.person_position).to_have_attribute("data-position", "hall")
    expect(dashboard.person_scan).to_contain_text("let in by hand, although replaced or revoked badge")
    expect(dashboard.person_scan).to_contain_text("“Passport seen”")
    assert venue.state()["zones"]["hall"]["occupancy"] == 1

    # A booth is visited; it is neither entered nor left.
    dashboard.hand_zone.select_option("booth-1")
    expect(dashboard.hand_direction).to_have_value("touch")
    dashboard.reason_hand.fill("Reader broken")
    dashboard.hand_admit.click()
    expect(dashboard.hand_told).to_contain_text("Recorded: visit of Booth 1.")
    assert venue.state()["zones"]["booth-1"]["visits"] == 1


def test_a_scan_by_hand_whose_answer_was_lost_counts_once(context: BrowserContext, venue: Venue) -> None:
    visitor = venue.visitor()
    dashboard = open_somebody(context, venue, visitor)
    lost = []

    def lose(route: Route) -> None:
        lost.append(route.fetch())  # it reached the server
        route.abort()

    dashboard.page.route(re.compile(r"/scans$"), lose, times=1)
    dashboard.hand_open.click()
    dashboard.hand_zone.select_option("booth-1")
    dashboard.reason_hand.fill("Reader broken")
    dashboard.hand_admit.click()
    expect(dashboard.hand_told).to_contain_text("it is the same scan, and counts once")
    dashboard.hand_admit.click()
    expect(dashboard.hand_told).to_contain_text("Recorded")
    assert (len(lost), venue.state()["zones"]["booth-1"]["visits"]) == (1, 1)
    # The booth would have admitted anyway; why somebody did it by hand is kept all the same.
    expect(dashboard.person_scan).to_contain_text("“Reader broken”")


# Who may, and in which words.


def test_a_viewer_has_no_such_tab_and_a_link_to_it_leads_to_now(
    context: BrowserContext, venue: Venue
) -> None:
    venue.scan(scan_row(venue.visitor(name="Secret Name").token))
    page = context.new_page()
    wall = Screen(page)
    page.goto(f"{venue.url}/dashboard/?event={venue.event.id}&view=people#token={venue.token('viewer')}")
    expect_live(wall)
    wall.expect_occupancy("hall", 1)
    expect(wall.view_people).to_have_count(0)
    expect(wall.people).to_have_count(0)
    assert "Secret Name" not in page.content()


@pytest.mark.parametrize(
    ("language", "name", "where", "roll"),
    [
        ("en", "Li Wen", "In Hall", "Inside: Whole site"),
        ("zh-Hans", "李闻", "当前位置：", "在场名单：全场"),
        ("zh-Hant", "李聞", "目前位置：", "在場名單：全場"),
    ],
)
def test_it_speaks_three_languages(
    context: BrowserContext, venue: Venue, language: str, name: str, where: str, roll: str
) -> None:
    visitor = venue.visitor(name="Li Wen", names={"zh-Hans": "李闻", "zh-Hant": "李聞"})
    venue.scan(scan_row(visitor.token))
    dashboard = open_somebody(context, venue, visitor)
    dashboard.language.select_option(language)
    expect(dashboard.person_name).to_have_text(name)
    expect(dashboard.person_position).to_contain_text(where)
    dashboard.people_roll.click()
    expect(dashboard.roll).to_contain_text(roll)
    expect(dashboard.roll_row).to_contain_text(name)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_serious_is_in_the_way_of_anybody(context: BrowserContext, venue: Venue, width: int) -> None:
    visitor = venue.visitor(organization="HKUST")
    venue.scan(scan_row(visitor.token, scan_id="s1"))
    dashboard = open_people(context, venue)
    dashboard.page.set_viewport_size({"width": width, "height": 900})
    expect_nothing_serious(dashboard)
    dashboard.people_query.fill(visitor.badge.id)
    dashboard.people_found.click()
    scan_of(dashboard, "s1").get_by_test_id("void").click()
    dashboard.hand_open.click()
    expect_nothing_serious(dashboard)
    if width == 390:
        expect(dashboard.people_query).to_be_hidden()
        dashboard.people_back.click()
        expect(dashboard.people_query).to_be_focused()
    dashboard.people_roll.click()
    expect(dashboard.roll_row).to_have_count(1)
    expect_nothing_serious(dashboard)
