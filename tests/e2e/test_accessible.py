"""What axe finds on every screen of the kiosk: nothing serious."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.offline import site
from tests.e2e.screens import Screen, forged, open_dashboard, open_kiosk

pytestmark = pytest.mark.e2e

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async (rules) => {
    // A verdict that still arrives is half transparent; an invitation breathes for ever.
    const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => 0)));
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}"""


def expect_nothing_serious(screen: Screen) -> None:
    screen.page.evaluate(AXE)  # past the page's policy, which lets no other script in
    found: list[Any] = screen.page.evaluate(LOOK, RULES)
    assert found == []


def at_the_door(context: BrowserContext, venue: Venue, role: str = "staff", **where: str) -> Screen:
    place = {"zone": "hall", "direction": "in", **where}
    return open_kiosk(context, venue.url, token=venue.token(role), **place)


def test_the_door_and_its_verdicts(context: BrowserContext, venue: Venue) -> None:
    kiosk = at_the_door(context, venue)
    expect_nothing_serious(kiosk)
    visitor = venue.visitor(category="investor")
    for token, outcome in ((visitor.token, "admitted"), (forged(visitor.token), "refused")):
        kiosk.scan(token)
        kiosk.expect_verdict(outcome)
        expect_nothing_serious(kiosk)
        kiosk.expect_ready()


def test_the_door_without_a_network(context: BrowserContext, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        url, token = place.between.url, place.venue.token("kiosk")
        kiosk = open_kiosk(context, url, token=token, zone="hall", direction="in")
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        kiosk.scan(place.venue.visitor().token)
        kiosk.expect_verdict("queued")
        expect_nothing_serious(kiosk)


def test_the_question_and_the_setup(context: BrowserContext, venue: Venue) -> None:
    kiosk = at_the_door(context, venue, direction="both")
    kiosk.scan(venue.visitor().token)
    expect(kiosk.ask_in).to_be_visible()
    expect_nothing_serious(kiosk)
    kiosk.change_zone.click()
    expect(kiosk.setup).to_be_visible()
    expect_nothing_serious(kiosk)


@pytest.mark.parametrize("dialog", ["search", "byHand", "walkIn", "status"])
def test_what_staff_open(context: BrowserContext, venue: Venue, dialog: str) -> None:
    kiosk = at_the_door(context, venue)
    kiosk.page.get_by_test_id("staff").click()
    expect(kiosk.staff_dialog).to_be_visible()
    expect_nothing_serious(kiosk)
    kiosk.page.get_by_test_id(f"staff-{dialog}").click()
    expect(kiosk.staff_dialog).to_have_attribute("data-at", dialog)
    expect_nothing_serious(kiosk)


def test_a_page_without_a_key(context: BrowserContext, venue: Venue) -> None:
    kiosk = Screen(context.new_page())
    kiosk.page.goto(f"{venue.url}/kiosk/")
    expect(kiosk.key).to_be_visible()
    expect_nothing_serious(kiosk)


def test_the_kiosks_on_the_dashboard(context: BrowserContext, venue: Venue) -> None:
    at_the_door(context, venue, role="kiosk")
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)
    dashboard.view_kiosks.click()
    dashboard.kiosk_care.click()
    expect_nothing_serious(dashboard)
