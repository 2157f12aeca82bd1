"""The roll call on the dashboard: who is inside, on the screen, on paper and in a file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.offline import site
from tests.e2e.people import open_roll_call, read
from tests.e2e.screens import PATIENCE_MS, expect_live
from tests.factories import now_ms, scan_row
from tests.files import file_time, venue_times

pytestmark = pytest.mark.e2e


def test_the_roll_call_is_who_is_inside_and_follows(context: BrowserContext, venue: Venue) -> None:
    ann, bo = venue.visitor(name="Ann", organization="Zeta"), venue.visitor(name="Bo", organization="Alpha")
    cy = venue.visitor(name="Cy")
    venue.scan(scan_row(ann.token), scan_row(bo.token, zone="forum"), scan_row(cy.token, zone="annex"))
    dashboard = open_roll_call(context, venue)
    expect(dashboard.roll_count).to_have_attribute("data-value", "3")
    dashboard.roll_zone.select_option("site")
    inside = read(venue, "/inside?zone=site")["visitors"]
    expect(dashboard.roll_row).to_have_count(len(inside))
    ids = [row.get_attribute("data-visitor") for row in dashboard.roll_row.all()]
    assert ids == [person["id"] for person in inside] == [ann.visitor.id, bo.visitor.id]
    expect(dashboard.roll_count).to_have_attribute(
        "data-value", str(venue.state()["zones"]["site"]["occupancy"])
    )
    dashboard.roll_sort.select_option("organization")
    expect(dashboard.roll_row.first).to_contain_text("Alpha")

    venue.scan(scan_row(ann.token, direction="out", zone="site"))
    expect(dashboard.roll_row).to_have_count(1, timeout=PATIENCE_MS)
    expect(dashboard.roll_count).to_have_attribute("data-value", "1")
    dashboard.roll_row.get_by_role("button", name="Bo").click()
    expect(dashboard.person_name).to_have_text("Bo")


def test_the_roll_call_is_saved_as_a_file(browser: Browser, venue: Venue) -> None:
    began = now_ms()
    context = browser.new_context(
        locale="en-GB", timezone_id="America/Los_Angeles"
    )  # and not where the venue is
    people = [venue.visitor(name=name) for name in ("Ann", "=1+1", "李闻")]
    venue.scan(*(scan_row(person.token) for person in people))
    dashboard = open_roll_call(context, venue)
    dashboard.roll_zone.select_option("hall")
    with dashboard.page.expect_download() as download:
        dashboard.roll_file.click()
    name = download.value.suggested_filename
    assert file_time(name, f"{venue.event.id}-inside-hall-", ".csv") in venue_times(began)
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    inside = read(venue, "/inside?zone=hall")["visitors"]
    assert [row["badge_id"] for row in rows] == [person["badge_id"] for person in inside]
    assert {row["name"] for row in rows} == {"Ann", "'=1+1", "李闻"}


def test_only_the_list_is_printed_and_all_of_it(context: BrowserContext, venue: Venue) -> None:
    people = [venue.visitor() for _ in range(60)]
    venue.scan(*(scan_row(person.token) for person in people))
    dashboard = open_roll_call(context, venue)
    page = dashboard.page
    tick = dashboard.roll_row.first.locator(".tick")
    expect(tick).to_be_hidden()
    page.emulate_media(media="print")
    for gone in (dashboard.connection, dashboard.view_now, dashboard.roll_zone, dashboard.people_find):
        expect(gone).to_be_hidden()
    expect(tick).to_be_visible()
    text = page.locator("body").inner_text()
    assert text.startswith("Expo")
    assert "Inside: Whole site" in text
    assert "60" in text
    assert re.search(r"as of .*\d\d:\d\d:\d\d", text)
    assert all(person.visitor.details.name in text for person in people)
    colours = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor, "
        "getComputedStyle(document.querySelector('[data-testid=roll-row] .name')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    # Another view prints as it stands.
    page.emulate_media(media="screen")
    dashboard.view_now.click()
    page.emulate_media(media="print")
    expect(dashboard.view_now).to_be_visible()


#: What the columns of the printed table need, and how wide and high each is. In px.
COLUMNS = """() => [...document.querySelectorAll(".call-head .call-row > span")].map((head) => {
    const text = document.createRange();
    text.selectNodeContents(head);
    return { lines: text.getClientRects().length, over: head.scrollWidth - head.clientWidth };
})"""


def test_a_long_name_on_paper_squeezes_no_other_column(browser: Browser, venue: Venue) -> None:
    """A4 at 96 px an inch, with names as long as they may be, with blanks and without."""
    context = browser.new_context(locale="en-GB", viewport={"width": 794, "height": 1123})
    short = venue.visitor(name="Ann")
    words, word = (
        venue.visitor(name="Maximiliana " * 16),
        venue.visitor(name="W" * 200, organization="M" * 200),
    )
    venue.scan(*(scan_row(person.token) for person in (short, words, word)))
    dashboard = open_roll_call(context, venue)
    dashboard.page.emulate_media(media="print")
    for language in ("en", "zh-Hans", "zh-Hant"):
        dashboard.page.emulate_media(media="screen")
        dashboard.language.select_option(language)
        dashboard.page.emulate_media(media="print")
        heads = dashboard.page.evaluate(COLUMNS)
        assert len(heads) == 6
        assert {head["lines"] for head in heads} == {1}, (language, heads)
        assert max(head["over"] for head in heads) <= 0, (language, heads)
        row = dashboard.roll_row.filter(has_text="Ann").bounding_box()
        assert row
        assert row["height"] < 40, (language, row)
    assert dashboard.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_list_stays_and_tells_its_age_when_the_connection_is_lost(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        venue = place.venue
        person = venue.visitor(name="Still Here")
        venue.scan(scan_row(person.token))
        dashboard = open_roll_call(context, venue)
        expect(dashboard.roll_row).to_contain_text("Still Here")
        place.kill()
        expect(dashboard.roll_age).to_contain_text("No connection. This list is of")
        expect(dashboard.roll_age).to_have_attribute("data-value", re.compile(r"^[1-9]\d*$"))
        expect(dashboard.roll_row).to_contain_text("Still Here")
        place.restart()
        venue.scan(scan_row(person.token, direction="out"))
        expect_live(dashboard)
        expect(dashboard.roll_row.locator(".zone")).to_have_text("Site", timeout=PATIENCE_MS)
