"""Every verdict and every error of the kiosk, on a phone and on a tablet, in three languages, to be looked at.

With FOOTFALL_GALLERY=FOLDER the pictures are kept there; otherwise some are taken and thrown away, and what is held is
that nothing sticks out at the side and no text is cut.
"""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize, expect

from footfall.domain.scan import Reason
from tests.e2e.conftest import Venue
from tests.e2e.looks import expect_nothing_cut, kept_in
from tests.e2e.offline import Site, expect_all_sent, site
from tests.e2e.screens import Screen, forged, open_kiosk
from tests.factories import event_config

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
}
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
#: All of them where the pictures are kept; else the longest words on the smallest screen, and each script once.
EVERY = list(itertools.product(SIZES, LANGUAGES))
LOOKS = (
    EVERY
    if os.environ.get("FOOTFALL_GALLERY")
    else [("phone", "en"), ("tablet", "zh-Hant"), ("phone", "zh-Hans")]
)


class Gallery:
    """Takes a picture of a screen under a name, once nothing moves on it."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder, self._prefix = folder, prefix

    def take(self, screen: Screen, name: str) -> None:
        screen.page.screenshot(path=self._folder / f"{self._prefix}-{name}.png", animations="disabled")
        expect_nothing_cut(screen, "#kiosk", name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in("kiosk", tmp_path)


def window(browser: Browser, size: str, language: str, **options: Any) -> BrowserContext:
    context = browser.new_context(viewport=SIZES[size], locale="en-GB", **options)
    context.add_init_script(f"localStorage.setItem('footfall.language', '{language}')")
    return context


def told(kiosk: Screen, gallery: Gallery, token: str, outcome: str, reason: str | None = None) -> None:
    kiosk.scan(token)
    kiosk.expect_verdict(outcome, reason=reason)
    gallery.take(kiosk, reason or outcome)  # the next badge need not wait until it has gone


@pytest.mark.parametrize(("size", "language"), LOOKS)
def test_every_screen(browser: Browser, tmp_path: Path, folder: Path, language: str, size: str) -> None:
    gallery = Gallery(folder, f"kiosk-{size}-{language}")
    context = window(browser, size, language)
    zones = [
        zone
        | {
            "hall": {"admits": ["investor", "visitor"]},
            "forum": {"guest_list": True, "opens": "00:00", "closes": "00:01"},
            "annex": {"capacity": 1, "enforce": True},
        }.get(zone["id"], {})
        for zone in event_config()["zones"]
    ]
    with site(tmp_path / "data", zones=zones) as place:
        _refusals(place, context, gallery)
        _offline(place, context, gallery)


#: What the server may say to a scan, as the row of its answer.
ANSWERS: dict[str, dict[str, Any]] = {
    **{reason: {"outcome": "refused", "reason": reason} for reason in (*Reason, "brand_new")},
    "already": {"outcome": "admitted", "already_inside": True, "since": "2024-06-15T06:32:00Z"},
    "direction_does_not_fit": {"outcome": "invalid", "reason": "direction_does_not_fit"},
    "scanned_at_in_future": {"outcome": "invalid", "reason": "scanned_at_in_future"},
    "not_allowed": {"outcome": "invalid", "reason": "not_allowed"},
}
CAMERA_FAILS = """(name) => { navigator.mediaDevices.getUserMedia = async () => {
    if (name) throw new DOMException('', name);
    const picture = document.createElement('canvas');
    setInterval(() => picture.getContext('2d').fillRect(0, 0, 300, 150), 100);
    return picture.captureStream(10);
}; }"""
#: `blind`: there is a picture, and the decoder is not to be had.
PROBLEMS = {"refused": "NotAllowedError", "busy": "NotReadableError", "broken": "TypeError", "blind": ""}


@pytest.mark.parametrize(("size", "language"), LOOKS)
def test_every_answer_and_every_camera(
    browser: Browser, venue: Venue, folder: Path, language: str, size: str
) -> None:
    gallery = Gallery(folder, f"kiosk-{size}-{language}")
    # Without the service worker, since what it fetches cannot be answered from here.
    context = window(browser, size, language, service_workers="block")
    answer: dict[str, Any] = {}

    def say(route: Route) -> None:
        (row,) = json.loads(route.request.post_data or "{}")["scans"]
        visitor = {"id": "v1", "name": "Chen Bo", "category": "investor"}
        route.fulfill(json={"results": [{"scan_id": row["scan_id"], "visitor": visitor, **answer}]})

    context.route("**/scans", say)
    context.route("**/decode.worker*", lambda route: route.abort())
    where = {"token": venue.token("kiosk"), "zone": "hall", "direction": "in"}
    kiosk = open_kiosk(context, venue.url, **where)
    for name, said in ANSWERS.items():
        answer.clear()
        answer.update(said)
        before = kiosk.verdict.get_attribute("data-scan") if kiosk.verdict.count() else ""
        kiosk.scan(venue.visitor().token)
        expect(kiosk.verdict).not_to_have_attribute("data-scan", before or "")
        kiosk.expect_verdict("already_inside" if name == "already" else said["outcome"])
        gallery.take(kiosk, f"answer-{name}")
    kiosk.page.close()
    for problem, error in PROBLEMS.items():
        page = context.new_page()
        page.add_init_script(f"({CAMERA_FAILS})('{error}')")
        screen = Screen(page)
        page.goto(f"{venue.url}/kiosk/")
        expect(screen.camera_state).to_have_attribute("data-state", problem)
        gallery.take(screen, f"camera-{problem}")
        page.close()


@pytest.mark.parametrize(("size", "language"), LOOKS)
def test_every_other_state(browser: Browser, tmp_path: Path, folder: Path, language: str, size: str) -> None:
    gallery = Gallery(folder, f"kiosk-{size}-{language}")
    context = window(browser, size, language)
    nobody = Screen(context.new_page())
    with site(tmp_path / "data", kiosk={"offline_hours": 1}) as place:
        nobody.page.goto(f"{place.between.url}/kiosk/")
        expect(nobody.key).to_be_visible()
        gallery.take(nobody, "unpaired")
        nobody.page.close()
        context.clock.install()
        kiosk = _open(place, context, direction="both", mode="self")
        kiosk.scan(place.venue.visitor().token)
        expect(kiosk.ask_in).to_be_visible()
        gallery.take(kiosk, "asking")
        context.clock.run_for(60_000)
        expect(kiosk.attract).to_be_visible()
        gallery.take(kiosk, "attract")
        kiosk.change_zone.click()
        expect(kiosk.setup).to_be_visible()
        gallery.take(kiosk, "setup")
        kiosk.setup_start.click()
        second = Screen(context.new_page())
        second.page.goto(f"{place.between.url}/kiosk/")
        second.page.clock.run_for(3_000)
        expect(second.elsewhere).to_be_visible()
        gallery.take(second, "elsewhere")
        second.page.close()
        place.between.cut()
        expect(kiosk.connection).to_have_attribute("data-state", "offline")
        context.clock.fast_forward("01:01:00")
        expect(kiosk.closed).to_have_attribute("data-reason", "offline_too_long")
        gallery.take(kiosk, "closed")


@pytest.mark.parametrize(("size", "language"), LOOKS)
def test_every_dialog_of_staff(
    browser: Browser, tmp_path: Path, folder: Path, language: str, size: str
) -> None:
    gallery = Gallery(folder, f"kiosk-{size}-{language}")
    context = window(browser, size, language)
    with site(tmp_path / "data") as place:
        for name in ("Lin Yue", "Lin Alexandra Konstantinopoulou"):
            place.venue.visitor(name=name, organization="Greater Bay Institute of Technology")
        kiosk = _open(place, context)
        _dialog(kiosk, gallery, "search")
        kiosk.staff_query.fill("Lin")
        expect(kiosk.staff_person).to_have_count(2)
        gallery.take(kiosk, "staff-search-found")
        kiosk.staff_person.last.click()
        expect(kiosk.staff_position).not_to_be_empty()
        gallery.take(kiosk, "staff-person")
        kiosk.staff_force.click()
        expect(kiosk.staff_admit).to_be_disabled()
        gallery.take(kiosk, "staff-byHand")
        kiosk.staff_close.click()
        _dialog(kiosk, gallery, "walkIn")
        kiosk.scan(place.venue.visitor().token)
        expect(kiosk.staff_waits).not_to_be_empty()
        kiosk.walk_in_name.fill("Mei Ho")
        gallery.take(kiosk, "staff-walkIn-waits")
        kiosk.walk_in_go.click()
        expect(kiosk.walk_in_qr).to_be_visible()
        gallery.take(kiosk, "staff-walkIn-made")
        kiosk.staff_close.click()
        kiosk.expect_ready()
        _dialog(kiosk, gallery, "status")


def _dialog(kiosk: Screen, gallery: Gallery, entry: str) -> None:
    kiosk.staff.click()
    kiosk.page.get_by_test_id(f"staff-{entry}").click()
    expect(kiosk.staff_dialog).to_have_attribute("data-at", entry)
    gallery.take(kiosk, f"staff-{entry}")


def _open(place: Site, context: BrowserContext, zone: str = "hall", **where: str) -> Screen:
    door = {"token": place.venue.token("staff"), "zone": zone, "direction": "in", **where}
    return open_kiosk(context, place.between.url, **door)


def _refusals(place: Site, context: BrowserContext, gallery: Gallery) -> None:
    visitor = place.venue.visitor(name="Alexandra Konstantinopoulou", category="investor")
    kiosk = _open(place, context)
    gallery.take(kiosk, "ready")
    told(kiosk, gallery, visitor.token, "admitted")
    told(kiosk, gallery, forged(visitor.token), "refused", "invalid_token")
    told(kiosk, gallery, visitor.token[:90], "unread", "incomplete")
    staff = place.venue.visitor(category="staff")
    told(kiosk, gallery, staff.token, "refused", "category_not_admitted")
    kiosk.expect_ready()
    kiosk.page.get_by_test_id("staff").click()
    expect(kiosk.staff_dialog).to_be_visible()
    gallery.take(kiosk, "staff")
    kiosk.staff_close.click()
    kiosk.page.close()
    closed = _open(place, context, "forum")
    told(closed, gallery, visitor.token, "refused", "not_on_guest_list")
    closed.page.close()
    full = _open(place, context, "annex")
    full.scan(place.venue.visitor().token)
    full.expect_verdict("admitted")
    told(full, gallery, visitor.token, "refused", "zone_full")
    full.page.close()


def _offline(place: Site, context: BrowserContext, gallery: Gallery) -> None:
    kiosk = _open(place, context)
    place.between.cut()
    expect(kiosk.connection).to_have_attribute("data-state", "offline")
    told(kiosk, gallery, place.venue.visitor(category="investor").token, "queued")
    kiosk.expect_ready()  # a verdict covers the field that is typed into next
    kiosk.type_badge("ABCD2345")
    kiosk.expect_verdict("refused", reason="not_verifiable")
    gallery.take(kiosk, "not_verifiable")
    kiosk.expect_ready()
    gallery.take(kiosk, "offline")
    place.between.heal()
    expect_all_sent(kiosk)
