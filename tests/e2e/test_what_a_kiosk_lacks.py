"""What a kiosk lacks, or what is in its way: it goes on counting, and says in so many words what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.offline import Site, expect_all_sent, scan_all, site
from tests.e2e.releases import wait_until_installed
from tests.e2e.screens import PATIENCE_MS, Screen, open_dashboard, open_kiosk
from tests.factories import now_ms

pytestmark = pytest.mark.e2e

#: A device whose clock can be set from the test; it stays set when the page is loaded anew.
SETTABLE = """(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + Number(localStorage.shift ?? 0);
    window.setClock = (ms) => { localStorage.shift = Number(localStorage.shift ?? 0) + ms; };
})()"""
#: As a page has it that came over plain http.
WITHOUT_CRYPTO = "Object.defineProperty(crypto, 'subtle', { value: undefined })"
UNKEPT = "StorageManager.prototype.persist = async () => false"
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
#: A heartbeat, and what is drawn after it.
BEAT_MS = 13_000


def at_the_door(context: BrowserContext, place: Site, **door: str) -> Screen:
    where = {"zone": "hall", "direction": "in", **door}
    return open_kiosk(context, place.between.url, token=place.venue.token("kiosk"), **where)


def listed(place: Site) -> dict[str, Any]:
    path = f"/api/v1/events/{place.venue.event.id}/kiosks"
    [kiosk] = place.venue.server.get(path, place.venue.token("staff")).json()["kiosks"]
    document: dict[str, Any] = kiosk
    return document


def awaited(kiosk: Screen, place: Site, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The kiosk as the server lists it, once that holds."""
    for _ in range(BEAT_MS // 200):
        document = listed(place)
        if holds(document):
            return document
        kiosk.page.wait_for_timeout(200)
    raise AssertionError(listed(place))


def test_setting_the_devices_clock_moves_no_scan(context: BrowserContext, tmp_path: Path) -> None:
    context.add_init_script(SETTABLE)
    with site(tmp_path / "data", kiosk={"answer_ms": 4000}) as place:
        people = [place.venue.visitor().token for _ in range(6)]
        kiosk = at_the_door(context, place)
        wait_until_installed(kiosk.page)
        at: list[int] = []

        def scan(n: int, outcome: str) -> None:
            at.append(now_ms())
            [told] = scan_all(kiosk, [people[n]])
            assert told["outcome"] == outcome, told

        def set_clock(ms: int) -> None:
            kiosk.page.evaluate("(ms) => window.setClock(ms)", ms)

        set_clock(7 * MINUTE_MS)
        scan(0, "admitted")
        set_clock(-7 * MINUTE_MS)
        scan(1, "admitted")
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        set_clock(-2 * HOUR_MS)
        scan(2, "queued")
        kiosk.page.reload()
        expect(kiosk.queue).to_have_attribute("data-value", "1")
        scan(3, "queued")
        set_clock(-DAY_MS)
        scan(4, "queued")
        kiosk.page.reload()
        expect(kiosk.queue).to_have_attribute("data-value", "3")
        scan(5, "queued")
        place.between.heal()
        expect_all_sent(kiosk)

        rows = list(place.rows().values())
        assert [row["outcome"] for row in rows] == ["admitted"] * 6
        stored = [datetime.fromisoformat(row["scanned_at"]).timestamp() * 1000 for row in rows]
        assert all(abs(s - a) < 1_000 for s, a in zip(sorted(stored), at, strict=True)), (stored, at)
        seen = awaited(kiosk, place, lambda document: "clock_jumped" in document["needs"])
        assert abs(seen["clock_jump_ms"] + DAY_MS) < 1_000
        assert abs(seen["clock_offset_ms"] + DAY_MS + 2 * HOUR_MS) < 1_000


@pytest.fixture
def plain(browser: Browser) -> BrowserContext:
    """A browser as it is over plain http: nothing is installed, and there is no Ed25519."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(WITHOUT_CRYPTO)
    return context


def test_a_browser_without_ed25519_has_its_own_before_the_network_goes(
    plain: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(3)]
        kiosk = at_the_door(plain, place)
        place.between.cut()
        assert {each["outcome"] for each in scan_all(kiosk, people)} == {"queued"}
        place.between.heal()
        expect_all_sent(kiosk)
        assert {row["outcome"] for row in place.rows().values()} == {"admitted"}


def test_what_cannot_be_proved_offline_is_refused_told_and_queued(
    plain: BrowserContext, tmp_path: Path
) -> None:
    plain.route("**/assets/ed25519*", lambda route: route.abort())
    with site(tmp_path / "data") as place:
        token = place.venue.visitor().token
        kiosk = at_the_door(plain, place)
        expect(kiosk.offline_lacks).to_have_attribute("data-missing", "page proof", timeout=20_000)
        expect(kiosk.offline_lacks).to_contain_text("tell real badges from false ones")
        seen = awaited(kiosk, place, lambda document: "unready" in document["needs"])
        assert {"offline_no_page", "offline_no_proof"} <= set(seen["errors"])

        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        kiosk.scan(token)
        kiosk.expect_verdict("refused", "cannot be checked now", reason="not_verifiable")
        expect(kiosk.queue).to_have_attribute("data-value", "1")
        place.between.heal()
        expect_all_sent(kiosk)
        [row] = place.rows().values()
        assert (row["outcome"], row["reason"]) == ("refused", "refused_at_door")  # not for the server to say


def test_a_kiosk_whose_websocket_is_blocked_counts_everybody_and_says_what_to_set(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data", kiosk={"answer_ms": 4000}) as place:
        place.between.block_websockets()
        people = [place.venue.visitor().token for _ in range(20)]
        kiosk = at_the_door(context, place)
        told = scan_all(kiosk, people)
        assert {(each["outcome"], each["by"]) for each in told} == {("admitted", "server")}
        expect(kiosk.live_blocked).to_have_attribute("data-why", "websocket_blocked", timeout=PATIENCE_MS)
        expect(kiosk.live_blocked).to_contain_text("/socket.io")
        seen = awaited(kiosk, place, lambda document: "websocket_blocked" in document.get("errors", []))
        assert (seen["online"], seen["needs"][0]) == (True, "error")

        # What the dashboard wants reaches it all the same.
        path = f"/api/v1/events/{place.venue.event.id}/kiosks/{seen['id']}"
        place.venue.server.send("PATCH", path, place.venue.token("staff"), {"json": {"locked": True}})
        expect(kiosk.closed).to_have_attribute("data-reason", "locked", timeout=BEAT_MS)

        place.between.heal()
        expect(kiosk.live_blocked).to_have_count(0, timeout=PATIENCE_MS)
        expect(kiosk.connection).to_have_attribute("data-state", "online")


def test_a_proxy_that_changes_the_host_is_told_of_on_both_pages(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        place.between.change_host("inner.example")
        kiosk = at_the_door(context, place)
        expect(kiosk.live_blocked).to_have_attribute("data-why", "origin_refused", timeout=PATIENCE_MS)
        expect(kiosk.live_blocked).to_contain_text("X-Forwarded-Host")
        dashboard = Screen(context.new_page())
        dashboard.page.goto(f"{place.between.url}/dashboard/#token={place.venue.token('viewer')}")
        expect(dashboard.connection).to_have_attribute("data-blocked", "origin_refused", timeout=PATIENCE_MS)
        expect(dashboard.page.get_by_role("alert")).to_contain_text("X-Forwarded-Host")


def test_a_browser_that_may_clear_its_store_is_told_of_at_set_up_and_on_the_dashboard(
    context: BrowserContext, tmp_path: Path
) -> None:
    context.add_init_script(UNKEPT)
    with site(tmp_path / "data") as place:
        kiosk = Screen(context.new_page())
        kiosk.page.goto(f"{place.between.url}/kiosk/#token={place.venue.token('kiosk')}")
        expect(kiosk.setup_evictable).to_contain_text("Install this page", timeout=PATIENCE_MS)
        kiosk.page.close()
        at_the_door(context, place)
        awaited(kiosk, place, lambda document: "evictable" in document["needs"])


def test_scans_that_are_gone_from_the_disk_are_told_with_their_number(
    context: BrowserContext, tmp_path: Path
) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor().token for _ in range(5)]
        kiosk = at_the_door(context, place)
        wait_until_installed(kiosk.page)
        scan_all(kiosk, people[:2])
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        scan_all(kiosk, people[2:])
        expect(kiosk.queue).to_have_attribute("data-value", "3")
        kiosk.page.reload()  # a reload loses nothing
        expect(kiosk.queue).to_have_attribute("data-value", "3")
        context.new_cdp_session(kiosk.page).send(
            "Storage.clearDataForOrigin", {"origin": place.between.url, "storageTypes": "indexeddb"}
        )
        kiosk.page.reload()
        place.between.heal()
        seen = awaited(kiosk, place, lambda document: "lost" in document["needs"])
        assert (seen["lost"], seen["queue"], seen["needs_somebody"]) == (3, 0, True)
        dashboard = open_dashboard(context, place.venue.url, place.venue.token("staff"))
        expect(dashboard.attention).to_contain_text("3 scans were deleted on the device", timeout=PATIENCE_MS)
