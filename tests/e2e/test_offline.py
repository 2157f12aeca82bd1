"""The network dies in the middle of the day, and every number is right in the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.offline import (
    expect_all_sent,
    expect_what_the_door_told,
    same_scans_without_interruption,
    scan_all,
    site,
)
from tests.e2e.releases import wait_until_installed
from tests.e2e.screens import Screen, open_dashboard, open_kiosk
from tests.factories import event_config, now_ms
from tests.files import file_time, venue_times

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def counted(state: dict[str, Any]) -> dict[str, Any]:
    return {"zones": state["zones"], "flow": state["flow"], "admitted": state["totals"]["admitted"]}


def zones_with(zone: str, **change: Any) -> list[dict[str, Any]]:
    return [each | change if each["id"] == zone else each for each in event_config()["zones"]]


def at_the_door(context: BrowserContext, url: str, token: str, direction: str = "in") -> Screen:
    kiosk = open_kiosk(context, url, token=token, zone="hall", direction=direction)
    wait_until_installed(kiosk.page)
    return kiosk


def test_two_hundred_scans_through_a_cut_a_reload_and_a_crash(
    context: BrowserContext, tmp_path: Path
) -> None:
    """A hundred people come and go at one door that tells the ways apart; in the middle everything breaks."""
    # The first fifty verdicts are the server's, however busy this machine is.
    patient = {"answer_ms": 4000}
    with site(tmp_path / "data", zones=zones_with("hall", both_ways="toggle"), kiosk=patient) as place:
        people = [place.venue.visitor().token for _ in range(100)]
        passes = [*people, *people]
        url, token = place.between.url, place.venue.token("kiosk")
        kiosk = at_the_door(context, url, token, direction="both")
        dashboard = open_dashboard(context, place.venue.url, place.venue.token("organizer"))

        told = scan_all(kiosk, passes[:50])
        assert {(each["outcome"], each["by"]) for each in told} == {("admitted", "server")}
        place.between.cut()
        told += scan_all(kiosk, passes[50:80])
        kiosk.page.reload()
        expect(kiosk.queue).to_have_attribute("data-value", "30")
        place.kill()
        told += scan_all(kiosk, passes[80:150])
        assert {(each["outcome"], each["by"]) for each in told[50:]} == {("queued", "kiosk")}
        place.restart()
        place.between.heal()
        told += scan_all(kiosk, passes[150:])
        expect_all_sent(kiosk)

        expect_what_the_door_told(place, told)
        ways = ["in"] * 100 + ["out"] * 100
        calm = same_scans_without_interruption(place, list(zip(told, ways, strict=True)))
        assert counted(place.venue.state()) == counted(calm)
        assert place.venue.state()["zones"]["hall"] | {"occupancy": 0, "visits": 100} == calm["zones"]["hall"]
        dashboard.expect_occupancy("hall", 0)
        expect(dashboard.total_admitted).to_have_attribute("data-value", "200")


def test_two_kiosks_of_one_zone_that_were_both_offline(browser: Browser, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(12)]
        url, token = place.between.url, place.venue.token("kiosk")
        entrance = at_the_door(browser.new_context(), url, token, "in")
        way_out = at_the_door(browser.new_context(), url, token, "out")
        place.between.cut()
        for kiosk in (entrance, way_out):
            expect(kiosk.connection).to_have_attribute("data-state", "offline")
        told_in = scan_all(entrance, people)
        told_out = scan_all(way_out, people[:7])
        # The exit is heard first: it says that people left who, for the server, never came.
        place.between.heal()
        for kiosk in (way_out, entrance):
            expect_all_sent(kiosk)
        expect_what_the_door_told(place, [*told_in, *told_out])
        ways = [*((each, "in") for each in told_in), *((each, "out") for each in told_out)]
        assert counted(place.venue.state()) == counted(same_scans_without_interruption(place, ways))
        assert place.venue.state()["zones"]["hall"]["occupancy"] == 5


def test_a_server_that_is_a_second_late_and_decides_otherwise(
    context: BrowserContext, tmp_path: Path
) -> None:
    """The door has the last word: half of the people would be refused by the server, and were let in."""
    with site(tmp_path / "data", zones=zones_with("hall", admits=["investor"])) as place:
        people = [place.venue.visitor(category="investor") for _ in range(20)]
        kiosk = at_the_door(context, place.between.url, place.venue.token("kiosk"))
        organizer = place.venue.token("organizer")
        for person in people[::2]:
            path = f"/api/v1/events/{place.venue.event.id}/visitors/{person.visitor.id}"
            changed = place.venue.server.send("PATCH", path, organizer, {"json": {"category": "visitor"}})
            assert changed.ok, changed.text
        place.between.late(1.0)
        told = scan_all(kiosk, [person.token for person in people])
        assert {(each["outcome"], each["by"]) for each in told} == {("queued", "kiosk")}
        expect_all_sent(kiosk)
        expect_what_the_door_told(place, told)
        state = place.venue.state()
        assert state["zones"]["hall"]["occupancy"] == 20
        assert state["totals"] | {"admitted": 20, "refused": {}, "conflicts": 10} == state["totals"]


def test_a_venue_far_from_its_server_waits_as_long_as_its_organizer_says(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data", kiosk={"answer_ms": 3000}) as place:
        people = [place.venue.visitor().token for _ in range(3)]
        kiosk = at_the_door(context, place.between.url, place.venue.token("kiosk"))
        place.between.late(0.6)
        told = scan_all(kiosk, people)
        assert {(each["outcome"], each["by"]) for each in told} == {("admitted", "server")}


def test_a_lost_wifi_that_closes_no_socket_makes_nobody_wait(context: BrowserContext, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(5)]
        kiosk = at_the_door(context, place.between.url, place.venue.token("kiosk"))
        place.between.silence()
        told = scan_all(kiosk, people)
        assert {each["outcome"] for each in told} == {"queued"}
        kiosk.page.reload()
        expect(kiosk.queue).to_have_attribute("data-value", "5")
        place.between.heal()
        expect_all_sent(kiosk)
        expect_what_the_door_told(place, told)


#: Puts rows into the queue as a day offline leaves them there (kiosk/src/door/outbox.ts).
FILL = """([event, rows]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('footfall-kiosk');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const change = opening.result.transaction('outbox', 'readwrite');
        rows.forEach((row, at) => change.objectStore('outbox').put({ n: 1000 + at, event, state: 'fact', row }));
        change.oncomplete = () => { opening.result.close(); resolve(); };
        change.onerror = () => reject(change.error);
    };
})"""


def facts(tokens: list[str], **change: Any) -> list[dict[str, Any]]:
    start = now_ms() - 3_600_000
    return [
        {
            "scan_id": f"fact-{n}",
            "token": token,
            "zone": "hall",
            "direction": "in",
            "scanned_at": start + n,
            "offline": True,
            "verdict": "admitted",
            **change,
        }
        for n, token in enumerate(tokens)
    ]


def test_a_full_day_offline_is_sent_in_order(context: BrowserContext, tmp_path: Path) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(50)]
        kiosk = at_the_door(context, place.between.url, place.venue.token("kiosk"))
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        kiosk.page.evaluate(FILL, [place.venue.event.id, facts(people * 100)])
        kiosk.page.reload()
        expect(kiosk.queue).to_have_attribute("data-value", "5000")
        place.between.heal()
        expect_all_sent(kiosk, within_s=120)
        log = [entry.scan_id for entry in place.venue.stores.scans.log(place.venue.event.id)]
        assert log == [f"fact-{n}" for n in range(5000)]
        assert place.is_reconciled()


def test_what_the_server_will_not_take_is_kept_and_sent_when_it_will(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        good, bad = (place.venue.visitor().token for _ in range(2))
        kiosk = at_the_door(context, place.between.url, place.venue.token("kiosk"))
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        rows = facts([bad], zone="terrace", scan_id="bad") + facts([good], scan_id="good")
        kiosk.page.evaluate(FILL, [place.venue.event.id, rows])
        kiosk.page.reload()
        place.between.heal()
        expect(kiosk.queue).to_have_attribute("data-aside", "1", timeout=20_000)
        expect(kiosk.queue).to_have_attribute("data-value", "0")
        assert set(place.rows()) == {"good"}

        kiosk.page.reload()  # what was set aside outlives the page
        kiosk.staff.click()
        kiosk.staff_aside.click()
        expect(kiosk.aside_row).to_have_attribute("data-reason", "unknown_zone")
        began = now_ms()
        with kiosk.page.expect_download() as saved:
            kiosk.aside_save.click()
        name = saved.value.suggested_filename
        assert file_time(name, "footfall-scans-", ".jsonl") in venue_times(began)
        zones = [*event_config()["zones"], {"id": "terrace", "name": {"en": "Terrace"}, "kind": "area"}]
        path = f"/api/v1/events/{place.venue.event.id}"
        changed = place.venue.server.send(
            "PATCH", path, place.venue.token("organizer"), {"json": {"zones": zones}}
        )
        assert changed.ok, changed.text
        kiosk.aside_send.click()
        expect_all_sent(kiosk)
        assert set(place.rows()) == {"good", "bad"}
