"""Arranging the floor plan: by mouse, finger and keys; and whatever happens, nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from footfall.domain.plan import Place
from footfall.services import plan
from tests.e2e.conftest import Venue
from tests.e2e.plan_sheet import (
    arranged,
    drag,
    expect_at,
    listed,
    mark,
    middle,
    on_sheet,
    open_plan,
    save,
    saved_places,
    start_arranging,
)

pytestmark = pytest.mark.e2e


def test_the_keyboard_does_all_of_it(context: BrowserContext, venue: Venue) -> None:
    arranged(venue, hall=(0.5, 0.5), annex=(0.1, 0.1))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    mark(dashboard, "hall").focus()
    keys = dashboard.page.keyboard
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowUp"):
        keys.press(key)
    expect(dashboard.plan_spoken).to_have_text("Hall: 51% from the left, 55% from the top")
    expect(mark(dashboard, "hall")).to_be_focused()
    listed(dashboard, "forum").press("Enter")
    expect(mark(dashboard, "forum")).to_be_focused()
    mark(dashboard, "annex").press("Delete")
    expect(listed(dashboard, "annex")).to_be_focused()
    expect(dashboard.plan_spoken).to_have_text("Annex is off the plan")
    dashboard.plan_save.press("Enter")
    expect(dashboard.plan_told).to_have_attribute("data-code", "saved")
    places = saved_places(venue)
    assert places.keys() == {"hall", "forum"}
    assert places["hall"] == pytest.approx((0.51, 0.545))


def test_a_saving_that_fails_loses_nothing(context: BrowserContext, venue: Venue) -> None:
    arranged(venue, hall=(0.5, 0.5))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    drag(dashboard, mark(dashboard, "hall"), 0.2, 0.2)

    def cut(route: Route) -> None:
        route.abort()

    dashboard.page.route("**/plan/places", cut)
    dashboard.plan_save.click()
    expect(dashboard.page.get_by_role("alert")).to_contain_text("still here; try again")
    expect_at(dashboard, "hall", 0.2, 0.2)
    assert saved_places(venue)["hall"] == (0.5, 0.5)
    dashboard.page.unroute("**/plan/places")
    save(dashboard)
    assert saved_places(venue)["hall"] == pytest.approx((0.2, 0.2), abs=0.003)


def test_a_saving_whose_answer_was_lost_is_no_quarrel_with_oneself(
    context: BrowserContext, venue: Venue
) -> None:
    arranged(venue, hall=(0.5, 0.5))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    drag(dashboard, mark(dashboard, "hall"), 0.2, 0.2)

    def save_and_say_nothing(route: Route) -> None:
        route.fetch()
        route.abort()

    dashboard.page.route("**/plan/places", save_and_say_nothing)
    dashboard.plan_save.click()
    expect(dashboard.page.get_by_role("alert")).to_be_visible()
    dashboard.page.unroute("**/plan/places")
    save(dashboard)
    assert saved_places(venue)["hall"] == pytest.approx((0.2, 0.2), abs=0.003)


@pytest.mark.parametrize(("choice", "x"), [("plan-mine", 0.2), ("plan-theirs", 0.8)])
def test_two_who_arrange_at_once_are_told(
    context: BrowserContext, venue: Venue, choice: str, x: float
) -> None:
    arranged(venue, hall=(0.5, 0.5))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    drag(dashboard, mark(dashboard, "hall"), 0.2, 0.5)
    plan.arrange(venue.stores, venue.event.id, {"hall": Place(0.8, 0.5)}, None)
    dashboard.plan_save.click()
    expect(dashboard.page.get_by_role("alert")).to_contain_text("Somebody else saved")
    expect_at(dashboard, "hall", 0.2, 0.5)
    assert saved_places(venue)["hall"] == (0.8, 0.5)
    dashboard.page.get_by_test_id(choice).click()
    expect(dashboard.plan_arrange).to_be_visible()
    expect_at(dashboard, "hall", x, 0.5)
    assert saved_places(venue)["hall"][0] == pytest.approx(x, abs=0.003)


def test_what_was_not_saved_is_discarded_only_when_that_is_meant(
    context: BrowserContext, venue: Venue
) -> None:
    arranged(venue, hall=(0.5, 0.5))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    drag(dashboard, mark(dashboard, "hall"), 0.2, 0.2)
    expect(dashboard.plan_told).to_contain_text("Not saved yet")
    dashboard.view_now.click()
    dashboard.view_plan.click()
    expect_at(dashboard, "hall", 0.2, 0.2)
    dashboard.page.once("dialog", lambda dialog: dialog.dismiss())
    dashboard.plan_cancel.click()
    expect_at(dashboard, "hall", 0.2, 0.2)
    dashboard.page.once("dialog", lambda dialog: dialog.accept())
    dashboard.plan_cancel.click()
    expect_at(dashboard, "hall", 0.5, 0.5)


def test_a_finger_drags_a_marker_on_a_phone(browser: Browser, venue: Venue) -> None:
    arranged(venue, hall=(0.2, 0.3), forum=(0.2, 0.7))
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="en-GB")
    dashboard = open_plan(phone, venue)
    start_arranging(dashboard)
    touch = phone.new_cdp_session(dashboard.page)

    def finger(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    mark(dashboard, "hall").scroll_into_view_if_needed()
    start, end = middle(mark(dashboard, "hall")), on_sheet(dashboard, 0.3, 0.5)
    finger("touchStart", start)
    for step in range(1, 6):
        finger("touchMove", tuple(a + (b - a) * step / 5 for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
    finger("touchEnd")
    expect_at(dashboard, "hall", 0.3, 0.5)
    save(dashboard)
    assert saved_places(venue)["hall"] == pytest.approx((0.3, 0.5), abs=0.01)
