"""The dashboard: who gets in, what they see, and what it says when the server is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from footfall.services import users
from footfall.store.embedded import EmbeddedStore
from tests.e2e.conftest import Venue
from tests.e2e.offline import site
from tests.e2e.screens import PATIENCE_MS, Screen, expect_live, expect_numbers, open_dashboard
from tests.e2e.weather import weather
from tests.factories import scan_row
from tests.helpers import PASSWORD

pytestmark = pytest.mark.e2e


def test_a_name_and_a_password_open_it(context: BrowserContext, venue: Venue) -> None:
    users.create_user(venue.stores, "mei", PASSWORD, "organizer", venue.event.id)
    dashboard = Screen(context.new_page())
    dashboard.page.goto(f"{venue.url}/dashboard/")
    dashboard.login_name.fill("mei")
    dashboard.login_password.fill("not the password")
    dashboard.login_submit.click()
    expect(dashboard.page.get_by_role("alert")).to_contain_text("Name or password is not right")

    dashboard.login_password.fill(PASSWORD)
    dashboard.login_submit.click()
    expect_live(dashboard)
    expect(dashboard.event_title).to_have_text("Expo")
    dashboard.page.reload()
    expect_live(dashboard)

    dashboard.sign_out.click()
    expect(dashboard.login_submit).to_be_visible()


def test_it_follows_every_kind_of_scan_by_push(context: BrowserContext, venue: Venue) -> None:
    dashboard = open_dashboard(context, venue.url, venue.token("organizer"))
    first, second = venue.visitor(), venue.visitor()
    venue.scan(scan_row(first.token), scan_row(second.token), scan_row("FF1NOBADGE"))
    dashboard.expect_occupancy("hall", 2)
    venue.scan(scan_row(first.token, direction="out"))
    venue.scan(scan_row(second.token, zone="booth-1", direction="touch"))
    expect_numbers(dashboard, venue.state())


def test_it_says_that_the_connection_is_lost_and_comes_back_with_the_right_numbers(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        venue = place.venue
        people = [venue.visitor() for _ in range(3)]
        venue.scan(*(scan_row(person.token) for person in people[:2]))
        dashboard = open_dashboard(context, venue.url, venue.token("viewer"))
        dashboard.expect_occupancy("hall", 2)
        place.kill()
        expect(dashboard.connection).to_have_attribute("data-state", "lost")
        expect(dashboard.page.get_by_role("alert")).to_contain_text("Connection lost")
        # Old numbers stay, and tell their age.
        dashboard.expect_occupancy("hall", 2)
        expect(dashboard.age).to_have_attribute("data-value", re.compile(r"^[1-9]\d*$"))
        place.restart()
        venue.scan(scan_row(people[2].token), scan_row(people[0].token, direction="out"))
        expect_live(dashboard)
        state = venue.state()
        assert state["zones"]["hall"]["visits"] == 3
        expect_numbers(dashboard, state)
        expect(dashboard.page.get_by_role("alert")).to_have_count(0)
    assert not EmbeddedStore(tmp_path / "data").answers()


def test_a_lost_wifi_that_closes_no_socket_is_told_within_five_seconds(
    context: BrowserContext, venue: Venue
) -> None:
    people = [venue.visitor() for _ in range(3)]
    venue.scan(scan_row(people[0].token))
    with weather(venue.url) as between:
        dashboard = open_dashboard(context, between.url, venue.token("organizer"), venue.event.id)
        dashboard.expect_occupancy("hall", 1)
        between.silence()
        expect(dashboard.connection).to_have_attribute("data-state", "lost", timeout=5_000)
        expect(dashboard.page.get_by_role("alert")).to_contain_text("Connection lost")
        expect(dashboard.page.locator("main.stale")).to_be_visible()
        expect(dashboard.age).to_have_attribute("data-value", re.compile(r"^[1-9]\d*$"))
        venue.scan(*(scan_row(person.token) for person in people[1:]))
        between.heal()
        expect_live(dashboard)
        expect_numbers(dashboard, venue.state())
        expect(dashboard.page.locator("main.stale")).to_have_count(0)


def test_a_viewer_sees_scans_and_no_names(context: BrowserContext, venue: Venue) -> None:
    known, later = venue.visitor(name="Lin Yue"), venue.visitor(name="Chen Bo")
    venue.scan(scan_row(known.token))
    wall = open_dashboard(context, venue.url, venue.token("viewer"))
    expect(wall.feed_row).to_have_count(1)
    venue.scan(scan_row(later.token))
    expect(wall.feed_row).to_have_count(2)
    expect(wall.feed_row.first).to_contain_text("Visitor")
    assert not {"Lin Yue", "Chen Bo"} & set(re.findall(r"Lin Yue|Chen Bo", wall.page.content()))


@pytest.mark.parametrize(
    ("language", "title", "live"),
    [("en", "Expo", "Live"), ("zh-Hans", "博览会", "实时"), ("zh-Hant", "博覽會", "即時")],
)
def test_it_speaks_three_languages(
    context: BrowserContext, venue: Venue, language: str, title: str, live: str
) -> None:
    dashboard = open_dashboard(context, venue.url, venue.token("viewer"))
    dashboard.language.select_option(language)
    expect(dashboard.event_title).to_have_text(title)
    expect(dashboard.connection).to_contain_text(live)
    expect(dashboard.page.locator("html")).to_have_attribute("lang", language)


def test_a_token_that_is_over_asks_to_sign_in(context: BrowserContext, venue: Venue) -> None:
    dashboard = Screen(context.new_page())
    dashboard.page.goto(f"{venue.url}/dashboard/#token=nobody")
    expect(dashboard.login_submit).to_be_visible(timeout=PATIENCE_MS)
    expect(dashboard.page.get_by_role("alert")).to_contain_text("no longer valid")
