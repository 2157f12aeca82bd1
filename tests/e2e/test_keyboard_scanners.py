"""Hardware scanners type: fast or slow, with or without Enter, wherever the focus happens to be."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_kiosk

pytestmark = pytest.mark.e2e


def door(context: BrowserContext, venue: Venue) -> Screen:
    return open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")


def admitted(venue: Venue) -> int:
    count: int = venue.state()["totals"]["admitted"]
    return count


@pytest.mark.parametrize("enter", [True, False], ids=["enter", "no-enter"])
@pytest.mark.parametrize("ms", [0, 5, 20, 120])
def test_every_scan_arrives_at_any_speed(context: BrowserContext, venue: Venue, ms: int, enter: bool) -> None:
    kiosk = door(context, venue)
    for _ in range(2):
        visitor = venue.visitor()
        kiosk.page.keyboard.type(visitor.token, delay=ms)
        if enter:
            kiosk.page.keyboard.press("Enter")
        kiosk.expect_verdict("admitted", visitor.visitor.details.name)
        kiosk.expect_ready()
    assert admitted(venue) == 2


def test_the_focus_may_be_anywhere(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    places = [
        kiosk.page.get_by_test_id("language-zh-Hant"),
        kiosk.change_zone,
        kiosk.staff,
        kiosk.manual_input,
    ]
    for place in places:
        place.focus()
        kiosk.scan(venue.visitor().token)
        kiosk.expect_verdict("admitted")
        expect(kiosk.staff_dialog).to_have_count(0)
        kiosk.expect_ready()
    expect(kiosk.zone_name).to_have_text("Hall")  # no scan pressed the button that had the focus
    expect(kiosk.manual_input).to_have_value("")
    assert admitted(venue) == len(places)


def test_a_scan_that_lost_characters_is_told_and_the_next_is_read(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue)
    token = venue.visitor().token
    kiosk.scan(token[:90], enter=False)
    kiosk.expect_verdict("unread", reason="incomplete")
    kiosk.expect_ready()
    kiosk.scan(token)
    kiosk.expect_verdict("admitted")
    assert admitted(venue) == 1
