"""Nobody is counted for another, and what a kiosk said stays said: at the door, by hands, through reloads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.e2e.conftest import Venue
from tests.e2e.offline import expect_all_sent, site
from tests.e2e.releases import wait_until_installed
from tests.e2e.screens import Screen, open_kiosk
from tests.e2e.test_kiosk_staff import change_event, door, hall, zones_with
from tests.faults.scene import eventually

pytestmark = pytest.mark.e2e

#: A question may be taken over by the next badge after five seconds.
TAKEN_OVER_MS = 8_000


def log(venue: Venue) -> dict[str, str]:
    """Each visitor's name, and what became of their scan."""
    path = f"/api/v1/events/{venue.event.id}/scans"
    scans = venue.server.get(path, venue.token("organizer")).json()["scans"]
    return {scan["name"]: scan.get("reason", scan["outcome"]) for scan in scans}


def test_whoever_is_asked_is_named_and_a_newer_badge_takes_the_question_over(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue, direction="both")
    kiosk.scan(venue.visitor(name="Anna Berg").token)
    expect(kiosk.asked).to_have_text("Anna Berg")
    kiosk.scan(venue.visitor(name="Chen Bo").token)
    expect(kiosk.in_line).to_be_visible()
    expect(kiosk.asked).to_have_text("Chen Bo", timeout=TAKEN_OVER_MS)
    expect(kiosk.instead).to_contain_text("Anna Berg")
    kiosk.ask_in.click()
    kiosk.expect_verdict("admitted", "Chen Bo")
    assert hall(venue) == 1
    assert log(venue) == {"Anna Berg": "refused_at_door", "Chen Bo": "admitted"}


def test_a_question_that_is_left_is_told_as_not_counted(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, direction="both")
    kiosk.scan(venue.visitor(name="Anna Berg").token)
    expect(kiosk.asked).to_have_text("Anna Berg")
    kiosk.ask_leave.click()
    kiosk.expect_verdict("unanswered", "Anna Berg")
    assert hall(venue) == 0


def test_what_was_said_once_is_not_asked_again_when_staff_admit_by_hand(
    context: BrowserContext, venue: Venue
) -> None:
    change_event(venue, zones=zones_with("hall", admits=["investor"]))
    kiosk = door(context, venue, direction="both")
    kiosk.scan(venue.visitor(name="Anna Berg").token)
    kiosk.ask_in.click()
    kiosk.expect_verdict("refused", "Anna Berg")
    kiosk.staff.click()
    kiosk.page.get_by_test_id("staff-byHand").click()
    kiosk.staff_reason.nth(1).check()
    kiosk.staff_admit.click()
    kiosk.expect_verdict("admitted", "Anna Berg")
    assert hall(venue) == 1


def test_an_undo_outlives_a_reload_and_is_confirmed_by_name(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, role="kiosk")
    kiosk.scan(venue.visitor(name="Chen Bo").token)
    kiosk.expect_verdict("admitted")
    kiosk.page.reload()
    kiosk.staff.click()
    expect(kiosk.staff_undo).to_contain_text("Chen Bo")
    kiosk.staff_undo.click()
    kiosk.expect_verdict("undone", "Chen Bo")
    expect(kiosk.occupancy).to_have_attribute("data-value", "0")
    assert venue.state()["totals"]["voided"] == 1


def small_hall(**more: Any) -> list[dict[str, Any]]:
    return zones_with("hall", capacity=3, enforce=True, **more)


def test_an_offline_kiosk_knows_after_a_reload_whom_it_let_in(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data", zones=small_hall()) as place:
        people = [place.venue.visitor() for _ in range(6)]
        kiosk = offline_door(context, place)
        for waiting, person in enumerate(people[:3], start=1):
            kiosk.scan(person.token)
            expect(kiosk.queue).to_have_attribute("data-value", str(waiting))
        kiosk.page.reload()
        expect(kiosk.occupancy).to_have_attribute("data-value", "3")
        kiosk.scan(people[3].token)
        kiosk.expect_verdict("refused", reason="zone_full")
        kiosk.scan(people[0].token)
        kiosk.expect_verdict("queued")
        place.between.heal()
        expect_all_sent(kiosk)
        assert place.venue.state()["zones"]["hall"]["occupancy"] == 3


def offline_door(context: BrowserContext, place: Any) -> Screen:
    kiosk = open_kiosk(
        context, place.between.url, token=place.venue.token("kiosk"), zone="hall", direction="in"
    )
    wait_until_installed(kiosk.page)
    place.between.cut()
    expect(kiosk.connection).to_have_attribute("data-state", "offline")
    return kiosk


#: From now on the database takes no more writes; `fails` is set back to let it.
DATABASE_FAILS = """() => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    const failing = (work) => function (...given) {
        if (window.fails) throw new DOMException('the disk is gone', 'UnknownError');
        return work.apply(this, given);
    };
    IDBObjectStore.prototype.put = failing(put);
    IDBObjectStore.prototype.delete = failing(remove);
    window.fails = true;
}"""


def test_what_was_answered_stays_answered_where_the_database_dies(
    context: BrowserContext, venue: Venue
) -> None:
    """It dies between the note of a scan and its removal."""
    kiosk = door(context, venue, role="kiosk")

    def between(route: Route) -> None:
        kiosk.page.evaluate(DATABASE_FAILS)
        route.continue_()

    kiosk.page.route("**/scans", between)
    kiosk.scan(venue.visitor(name="Chen Bo").token)
    kiosk.expect_verdict("admitted", "Chen Bo")
    expect(kiosk.connection).to_have_attribute("data-stored", "spare")
    eventually(lambda: "storage_spare" in venue.kiosk_errors())
    kiosk.page.unroute("**/scans")
    kiosk.page.reload()
    expect(kiosk.connection).to_have_attribute("data-state", "online")
    expect(kiosk.queue).to_have_attribute("data-value", "0")
    assert hall(venue) == 1
    assert venue.state()["totals"]["refused"] == {}
