"""Staff at the door, and the dashboard's orders to it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from footfall.services import access
from tests.e2e.conftest import Venue
from tests.e2e.offline import expect_all_sent, site
from tests.e2e.screens import Screen, open_kiosk
from tests.factories import event_config

pytestmark = pytest.mark.e2e


def door(context: BrowserContext, venue: Venue, role: str = "staff", **where: str) -> Screen:
    place = {"zone": "hall", "direction": "in", **where}
    return open_kiosk(context, venue.url, token=venue.token(role), **place)


def change_event(venue: Venue, **changes: Any) -> None:
    path = f"/api/v1/events/{venue.event.id}"
    answer = venue.server.send("PATCH", path, venue.token("organizer"), {"json": changes})
    assert answer.ok, answer.text


def zones_with(zone: str, **change: Any) -> list[dict[str, Any]]:
    return [each | change if each["id"] == zone else each for each in event_config()["zones"]]


def open_menu(kiosk: Screen, entry: str) -> None:
    kiosk.staff.click()
    kiosk.page.get_by_test_id(f"staff-{entry}").click()
    expect(kiosk.staff_dialog).to_have_attribute("data-at", entry)


def find(kiosk: Screen, words: str) -> None:
    open_menu(kiosk, "search")
    kiosk.staff_query.fill(words)
    kiosk.staff_person.click()


def registered(venue: Venue, words: str) -> list[dict[str, Any]]:
    path = f"/api/v1/events/{venue.event.id}/visitors?q={words}"
    found: list[dict[str, Any]] = venue.server.get(path, venue.token("staff")).json()["visitors"]
    return found


def hall(venue: Venue) -> int:
    occupancy: int = venue.state()["zones"]["hall"]["occupancy"]
    return occupancy


def order(venue: Venue, path: str, method: str = "PATCH", **body: Any) -> None:
    kiosks = f"/api/v1/events/{venue.event.id}/kiosks"
    listed = venue.server.get(kiosks, venue.token("organizer")).json()["kiosks"]
    (kiosk,) = listed
    address = f"{kiosks}/{kiosk['id']}{path}"
    answer = venue.server.send(method, address, venue.token("organizer"), {"json": body})
    assert answer.ok, answer.text


def test_the_last_scan_can_be_undone(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, role="kiosk")
    kiosk.scan(venue.visitor(name="Chen Bo").token)
    kiosk.expect_verdict("admitted")
    kiosk.expect_ready()
    kiosk.staff.click()
    expect(kiosk.staff_undo).to_contain_text("Chen Bo")
    kiosk.staff_undo.click()
    expect(kiosk.occupancy).to_have_attribute("data-value", "0")
    assert venue.state()["totals"]["voided"] == 1


def test_a_refused_badge_is_admitted_by_hand_with_a_reason(context: BrowserContext, venue: Venue) -> None:
    change_event(venue, zones=zones_with("hall", admits=["investor"]))
    kiosk = door(context, venue)
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("refused", reason="category_not_admitted")
    kiosk.staff.click()
    kiosk.page.get_by_test_id("staff-byHand").click()
    expect(kiosk.staff_admit).to_be_disabled()
    kiosk.staff_reason.nth(1).check()
    kiosk.staff_admit.click()
    kiosk.expect_verdict("admitted")
    assert hall(venue) == 1


def test_somebody_without_a_badge_is_found_by_name_and_goes_in_and_out(
    context: BrowserContext, venue: Venue
) -> None:
    venue.visitor(name="Lin Yue", names={"zh-Hans": "林悦"})
    kiosk = door(context, venue)
    for way, words, there in (("in", "Not inside", 1), ("out", "Now in: Hall", 0)):
        open_menu(kiosk, "search")
        kiosk.staff_query.fill("林悦")
        kiosk.staff_person.filter(has_text="Lin Yue").click()
        expect(kiosk.staff_position).to_contain_text(words)
        kiosk.page.get_by_test_id(f"staff-pass-{way}").click()
        kiosk.expect_verdict("admitted", "Lin Yue")
        assert hall(venue) == there
        kiosk.expect_ready()


def test_the_rules_hold_for_whoever_is_found_by_name_until_staff_say_why(
    context: BrowserContext, venue: Venue
) -> None:
    change_event(venue, zones=zones_with("hall", admits=["investor"]))
    venue.visitor(name="Lin Yue")
    kiosk = door(context, venue)
    find(kiosk, "Lin")
    kiosk.staff_pass_in.click()
    kiosk.expect_verdict("refused", reason="category_not_admitted")
    find(kiosk, "Lin")
    kiosk.staff_force.click()
    kiosk.staff_other.fill("left it at home")
    kiosk.staff_admit.click()
    kiosk.expect_verdict("admitted", "Lin Yue")
    assert hall(venue) == 1


def test_a_badge_held_up_to_the_search_finds_its_holder_and_counts_nothing(
    context: BrowserContext, venue: Venue
) -> None:
    visitor = venue.visitor(name="Chen Bo")
    kiosk = door(context, venue)
    open_menu(kiosk, "search")
    kiosk.scan(visitor.token)
    expect(kiosk.staff_person).to_have_count(1)
    expect(kiosk.staff_person).to_contain_text("Chen Bo")
    expect(kiosk.staff_query).to_have_value("")
    assert venue.state()["totals"]["admitted"] == 0


def test_somebody_new_is_registered_and_admitted(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    open_menu(kiosk, "walkIn")
    kiosk.walk_in_name.fill("Mei Ho")
    kiosk.walk_in_organization.fill("Kapok Labs")
    kiosk.walk_in_category.select_option("investor")
    kiosk.walk_in_go.click()
    expect(kiosk.walk_in_badge).to_have_text(re.compile("^[A-Z2-7]{8}$"))
    kiosk.expect_verdict("admitted", "Mei Ho")
    assert hall(venue) == 1
    expect(kiosk.walk_in_qr).to_be_visible()
    assert kiosk.walk_in_qr.evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)") > 100
    (made,) = registered(venue, "Mei Ho")
    assert (made["organization"], made["category"]) == ("Kapok Labs", "investor")


def test_a_registration_whose_answer_was_lost_makes_one_visitor(browser: Browser, venue: Venue) -> None:
    # Without the service worker, since what it fetches cannot be answered from here.
    context = browser.new_context(locale="en-GB", service_workers="block")
    kiosk = door(context, venue)
    open_menu(kiosk, "walkIn")
    kiosk.walk_in_name.fill("Mei Ho")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    context.route("**/visitors", lose_the_answer)
    kiosk.walk_in_go.click()
    expect(kiosk.walk_in_trouble).to_contain_text("connection")
    context.unroute("**/visitors")
    kiosk.walk_in_go.click()
    kiosk.expect_verdict("admitted", "Mei Ho")
    assert len(registered(venue, "Mei Ho")) == 1


def test_whoever_is_being_served_comes_first_and_the_next_badge_is_read_after(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue)
    open_menu(kiosk, "walkIn")
    kiosk.walk_in_name.fill("Mei")
    visitor = venue.visitor(name="Chen Bo")
    kiosk.scan(visitor.token)
    expect(kiosk.staff_waits).to_contain_text("Another badge was shown")
    expect(kiosk.walk_in_name).to_have_value("Mei")  # no character of the scan is left in the field
    expect(kiosk.walk_in_go).to_be_enabled()  # and the scanner's Enter has not sent the form
    assert venue.state()["totals"]["admitted"] == 0
    assert registered(venue, "Mei") == []
    kiosk.staff_close.click()
    kiosk.scan(visitor.token)
    kiosk.expect_verdict("admitted", "Chen Bo")


def test_a_badge_closes_the_menu_and_is_served(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    kiosk.staff.click()
    expect(kiosk.staff_dialog).to_have_attribute("data-at", "menu")
    kiosk.scan(venue.visitor(name="Chen Bo").token)
    kiosk.expect_verdict("admitted", "Chen Bo")
    expect(kiosk.staff_dialog).to_have_count(0)


def test_by_hand_is_about_the_badge_that_was_refused_and_about_no_other(
    context: BrowserContext, venue: Venue
) -> None:
    change_event(venue, zones=zones_with("hall", admits=["investor"]))
    kiosk = door(context, venue)
    kiosk.scan(venue.visitor(name="Lin Yue").token)
    kiosk.expect_verdict("refused", reason="category_not_admitted")
    open_menu(kiosk, "byHand")
    kiosk.scan(venue.visitor(name="Chen Bo").token)  # the next in the queue holds a badge up already
    expect(kiosk.staff_waits).to_contain_text("Another badge was shown")
    kiosk.staff_reason.nth(0).check()
    kiosk.staff_admit.click()
    kiosk.expect_verdict("admitted", "Lin Yue")
    path = f"/api/v1/events/{venue.event.id}/inside?zone=hall"
    inside = venue.server.get(path, venue.token("staff")).json()["visitors"]
    assert [person["name"] for person in inside] == ["Lin Yue"]


def test_staff_see_how_the_device_is(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, direction="out")
    open_menu(kiosk, "status")
    rows = kiosk.staff_state.locator("[data-row]")
    told = {row.get_attribute("data-row"): row.locator("dd").inner_text() for row in rows.all()}
    assert told["zone"] == "Hall · Exit"
    assert told["connection"] == "Connected"
    assert told["queue"] == told["aside"] == "0"
    assert told["clock"] == "right"
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", told["version"])


def test_a_kiosks_own_key_finds_nobody(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, role="kiosk")
    kiosk.staff.click()
    expect(kiosk.page.get_by_test_id("staff-status")).to_be_visible()
    for entry in ("staff-search", "staff-byHand", "staff-walkIn"):
        expect(kiosk.page.get_by_test_id(entry)).to_have_count(0)


def test_a_pin_keeps_visitors_out_of_the_settings(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, role="kiosk", mode="self")
    kiosk.change_zone.click()
    kiosk.setup_pin.fill("2468")
    kiosk.setup_start.click()
    kiosk.change_zone.click()
    kiosk.pin_input.fill("1111")
    kiosk.pin_go.click()
    expect(kiosk.pin_wrong).to_contain_text("not the PIN")
    kiosk.pin_input.fill("2468")
    kiosk.pin_go.click()
    expect(kiosk.setup).to_be_visible()


def test_guessing_the_pin_takes_long_and_a_reload_forgives_nothing(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue, role="kiosk", mode="self")
    kiosk.change_zone.click()
    kiosk.setup_pin.fill("2468")
    kiosk.setup_start.click()
    for attempt in range(5):
        if attempt == 3:
            kiosk.page.reload()
        if attempt in (0, 3):
            kiosk.change_zone.click()
        kiosk.pin_input.fill(f"111{attempt}")
        kiosk.pin_go.click()
        expect(kiosk.pin_input).to_have_value("")
        expect(kiosk.pin_wrong).not_to_be_empty()
    expect(kiosk.pin_wrong).to_contain_text("wait")
    kiosk.pin_input.fill("2468")
    kiosk.pin_go.click()
    expect(kiosk.pin_wrong).to_contain_text("wait")
    expect(kiosk.setup).to_have_count(0)


def test_a_door_for_both_ways_asks(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, direction="both")
    visitor = venue.visitor()
    kiosk.scan(visitor.token)
    kiosk.ask_in.click()
    kiosk.expect_verdict("admitted", "Welcome")
    assert hall(venue) == 1


def test_the_dashboard_moves_names_and_locks_a_kiosk(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, role="kiosk")
    order(venue, "", zone="forum", direction="out", name="Forum exit")
    expect(kiosk.zone_name).to_have_text("Forum")
    expect(kiosk.direction).to_have_attribute("data-direction", "out")
    order(venue, "", locked=True)
    expect(kiosk.closed).to_have_attribute("data-reason", "locked")
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("closed", reason="locked")
    kiosk.page.reload()
    expect(kiosk.closed).to_have_attribute("data-reason", "locked")
    order(venue, "", locked=False)
    expect(kiosk.closed).to_have_count(0)
    order(venue, "/commands", "POST", command="beep")
    expect(kiosk.found).to_contain_text("Forum exit")


def test_a_kiosk_whose_key_is_revoked_admits_nobody(context: BrowserContext, venue: Venue) -> None:
    token = access.create_token(venue.stores, "kiosk", venue.event.id, None, "lost")
    kiosk = open_kiosk(context, venue.url, token=token, zone="hall", direction="in")
    (lost,) = [
        who for who in access.list_tokens(venue.stores) if who.name == "lost" and who.event == venue.event.id
    ]
    access.revoke_token(venue.stores, lost.id)
    expect(kiosk.closed).to_have_attribute("data-reason", "rejected", timeout=10_000)
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("closed", reason="rejected")
    assert hall(venue) == 0


def test_a_kiosk_that_was_too_long_alone_admits_nobody(context: BrowserContext, tmp_path: Any) -> None:
    with site(tmp_path / "data", kiosk={"offline_hours": 1}) as place:
        context.clock.install()
        kiosk = open_kiosk(
            context, place.between.url, token=place.venue.token("kiosk"), zone="hall", direction="in"
        )
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        visitor = place.venue.visitor()
        kiosk.scan(visitor.token)
        # Not the verdict: on an installed clock its two seconds may be over in a leap.
        expect(kiosk.queue).to_have_attribute("data-value", "1")
        expect(kiosk.occupancy).to_have_attribute("data-value", "1")
        context.clock.fast_forward("01:01:00")
        expect(kiosk.closed).to_have_attribute("data-reason", "offline_too_long")
        place.between.heal()
        context.clock.run_for(30_000)
        expect(kiosk.closed).to_have_count(0)


def delegation(venue: Venue, size: int) -> str:
    """The token of a delegation's badge."""
    for number in range(size):
        venue.visitor(name=f"Delegate {number}", group="Youth Week")
    path = f"/api/v1/events/{venue.event.id}/groups/Youth Week/badge"
    token: str = venue.server.post(path, None, venue.token("staff")).json()["badge"]["token"]
    return token


def test_a_delegation_is_ticked_off_and_let_in(context: BrowserContext, venue: Venue) -> None:
    token = delegation(venue, 5)
    kiosk = door(context, venue)
    kiosk.scan(token)
    expect(kiosk.members_go).to_have_text("Admit 5")
    kiosk.members.get_by_role("checkbox").nth(2).uncheck()
    expect(kiosk.members_go).to_have_text("Admit 4")
    kiosk.members_go.click()
    kiosk.expect_verdict("admitted", "Youth Week", "4 of 4 admitted")
    assert hall(venue) == 4


def test_a_delegation_before_a_dead_network_is_let_in(context: BrowserContext, tmp_path: Any) -> None:
    with site(tmp_path / "data") as place:
        token = delegation(place.venue, 3)
        kiosk = open_kiosk(
            context, place.between.url, token=place.venue.token("kiosk"), zone="hall", direction="in"
        )
        expect(kiosk.occupancy).to_have_attribute("data-value", "0")
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        kiosk.scan(token)
        kiosk.expect_verdict("queued", "Youth Week")
        expect(kiosk.occupancy).to_have_attribute("data-value", "3")
        place.between.heal()
        expect_all_sent(kiosk)
        assert hall(place.venue) == 3
