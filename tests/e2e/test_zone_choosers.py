"""Wherever a zone is chosen, the zones stand as the venue nests them, however the config was written."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.conftest import Venue
from tests.e2e.people import open_somebody
from tests.e2e.screens import PATIENCE_MS, Screen, open_kiosk
from tests.factories import scan_row, zone_config

pytestmark = pytest.mark.e2e

ZONES = [
    zone_config("talk", kind="session", parent="east"),
    zone_config("west", parent="site"),
    zone_config("site"),
    zone_config("east", parent="site"),
    zone_config("stand", kind="booth", parent="west"),
]
TREE = ["Site", "\u2003West", "\u2003\u2003Stand", "\u2003East", "\u2003\u2003Talk"]
OF_PEOPLE = ["West", "East", "\u2003Talk"]


def choices(select: Locator) -> list[str]:
    """As they are read, without what stands for the whole site or for none."""
    expect(select.locator("option").nth(1)).to_be_attached(timeout=PATIENCE_MS)
    found = select.locator("option").evaluate_all(
        "(all) => all.filter(({ value }) => value).map((each) => each.textContent.replace(/^[ \\n]+|\\s+$/g, ''))"
    )
    return list(found)


def test_every_chooser_shows_the_zones_as_the_venue_nests_them(context: BrowserContext, venue: Venue) -> None:
    path = f"/api/v1/events/{venue.event.id}"
    answer = venue.server.send("PATCH", path, venue.token("organizer"), {"json": {"zones": ZONES}})
    assert answer.ok, answer.text
    visitor = venue.visitor()
    venue.scan(scan_row(visitor.token, zone="talk"))

    kiosk = Screen(context.new_page())
    kiosk.page.goto(f"{venue.url}/kiosk/#token={venue.token('kiosk')}")
    assert choices(kiosk.setup_zone) == TREE
    kiosk.page.close()
    door = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="talk", direction="in")

    dashboard = open_somebody(context, venue, visitor)
    dashboard.hand_open.click()
    assert choices(dashboard.hand_zone) == TREE
    dashboard.people_roll.click()
    assert choices(dashboard.roll_zone) == OF_PEOPLE
    dashboard.view_flow.click()
    assert choices(dashboard.flow_zone) == [*OF_PEOPLE, "Stand"]
    dashboard.view_kiosks.click()
    dashboard.kiosk_care.click()
    assert choices(dashboard.kiosk_zone) == TREE
    assert choices(dashboard.kiosks_zone) == ["Talk"]
    door.page.close()
