"""The floor plan as people use it: where its markers are, and hands that move them."""

from __future__ import annotations

from playwright.sync_api import (
    BrowserContext,
    FloatRect,
    Locator,
    expect,
)

from footfall.domain.plan import Place
from footfall.services import plan
from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_dashboard

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500">
    <rect x="8" y="8" width="784" height="484" fill="none" stroke="#7c8aa3" stroke-width="4"/></svg>"""
#: Half a pixel of the sheet, half of the marker, and what a mouse moves in whole pixels.
TOLERANCE_PX = 2


def open_plan(context: BrowserContext, venue: Venue, role: str = "organizer") -> Screen:
    dashboard = open_dashboard(context, venue.url, venue.token(role), venue.event.id)
    dashboard.view_plan.click()
    expect(dashboard.plan_sheet.or_(dashboard.plan_empty)).to_be_visible()
    return dashboard


def arranged(venue: Venue, **places: tuple[float, float]) -> None:
    """The plan with a picture and these places, as somebody else saved it."""
    plan.hang_picture(venue.stores, venue.event.id, SVG)
    put = {zone.replace("_", "-"): Place(*at) for zone, at in places.items()}
    plan.arrange(venue.stores, venue.event.id, put, None)


def saved_places(venue: Venue) -> dict[str, tuple[float, float]]:
    path = f"/api/v1/events/{venue.event.id}/plan"
    places = venue.server.get(path, venue.token("viewer")).json()["places"]
    return {zone: (place["x"], place["y"]) for zone, place in places.items()}


def start_arranging(screen: Screen) -> None:
    """With the keyboard. Hands and keys move markers from the moment at which that is drawn."""
    screen.plan_arrange.press("Enter")
    expect(screen.plan_save).to_be_visible()


def mark(screen: Screen, zone: str) -> Locator:
    return screen.page.locator(f'[data-testid="plan-mark"][data-zone="{zone}"]')


def listed(screen: Screen, zone: str) -> Locator:
    return screen.plan_unplaced.locator(f'[data-zone="{zone}"]')


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


def middle(part: Locator) -> tuple[float, float]:
    found = box(part)
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def on_sheet(screen: Screen, x: float, y: float) -> tuple[float, float]:
    sheet = box(screen.plan_sheet)
    return sheet["x"] + x * sheet["width"], sheet["y"] + y * sheet["height"]


def drag(screen: Screen, part: Locator, x: float, y: float) -> None:
    """With the mouse, from its middle to a place on the sheet, in more than one movement."""
    part.scroll_into_view_if_needed()
    mouse = screen.page.mouse
    mouse.move(*middle(part))
    mouse.down()
    mouse.move(*on_sheet(screen, x, y), steps=8)
    mouse.up()


IS_AT = """([zone, x, y, tolerance]) => {
    const sheet = document.querySelector('[data-testid="plan-sheet"]')?.getBoundingClientRect();
    const mark = document.querySelector(`[data-testid="plan-mark"][data-zone="${zone}"]`)?.getBoundingClientRect();
    return sheet !== undefined && mark !== undefined
        && Math.abs(mark.x + mark.width / 2 - (sheet.x + x * sheet.width)) <= tolerance
        && Math.abs(mark.y + mark.height / 2 - (sheet.y + y * sheet.height)) <= tolerance;
}"""


def expect_at(screen: Screen, zone: str, x: float, y: float) -> None:
    """It is there, or comes there with one of the next frames."""
    screen.page.wait_for_function(IS_AT, arg=[zone, x, y, TOLERANCE_PX], timeout=5_000)


def save(screen: Screen) -> None:
    screen.plan_save.click()
    expect(screen.plan_told).to_have_attribute("data-code", "saved")
    expect(screen.plan_arrange).to_be_visible()
