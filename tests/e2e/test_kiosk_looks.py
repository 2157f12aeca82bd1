"""Every verdict and every error of the kiosk, on a phone and on a tablet, in three languages, to be looked at.

With FOOTFALL_GALLERY=FOLDER the pictures are kept there; otherwise they are taken and thrown away, and what is held is
that nothing sticks out at the side and no text is cut.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from tests.e2e.offline import Site, expect_all_sent, site
from tests.e2e.screens import Screen, forged, open_kiosk
from tests.factories import event_config

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
}
#: Words that do not fit their box, or stand outside of the screen.
CUT = """() => [...document.querySelectorAll('.door h1, .door h2, .door p, .door button, .door span')]
    .filter((part) => part.offsetParent && !part.closest('.visually-hidden, [inert]'))
    .filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1 || part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0
            && getComputedStyle(part).overflow !== 'visible';
    })
    .map((part) => part.textContent.trim())"""


class Gallery:
    """Takes a picture of a screen under a name, once nothing moves on it."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder, self._prefix = folder, prefix

    def take(self, screen: Screen, name: str) -> None:
        assert screen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        assert screen.page.evaluate(CUT) == [], name
        screen.page.screenshot(path=self._folder / f"{self._prefix}-{name}.png", animations="disabled")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept = os.environ.get("FOOTFALL_GALLERY")
    if not kept:
        return tmp_path
    Path(kept).mkdir(parents=True, exist_ok=True)
    return Path(kept)


def told(kiosk: Screen, gallery: Gallery, token: str, outcome: str, reason: str | None = None) -> None:
    kiosk.scan(token)
    kiosk.expect_verdict(outcome, reason=reason)
    gallery.take(kiosk, reason or outcome)
    kiosk.expect_ready()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_screen(browser: Browser, tmp_path: Path, folder: Path, language: str, size: str) -> None:
    gallery = Gallery(folder, f"kiosk-{size}-{language}")
    context = browser.new_context(viewport=SIZES[size], locale="en-GB")
    context.add_init_script(f"localStorage.setItem('footfall.language', '{language}')")
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
    context.close()


def _open(place: Site, context: BrowserContext, zone: str = "hall", role: str = "staff") -> Screen:
    token = place.venue.token(role)
    return open_kiosk(context, place.between.url, token=token, zone=zone, direction="in")


def _refusals(place: Site, context: BrowserContext, gallery: Gallery) -> None:
    visitor = place.venue.visitor(name="Alexandra Konstantinopoulou", category="investor")
    kiosk = _open(place, context)
    gallery.take(kiosk, "ready")
    told(kiosk, gallery, visitor.token, "admitted")
    told(kiosk, gallery, forged(visitor.token), "refused", "invalid_token")
    told(kiosk, gallery, visitor.token[:90], "unread", "incomplete")
    staff = place.venue.visitor(category="staff")
    told(kiosk, gallery, staff.token, "refused", "category_not_admitted")
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
    full.expect_ready()
    told(full, gallery, visitor.token, "refused", "zone_full")
    full.page.close()


def _offline(place: Site, context: BrowserContext, gallery: Gallery) -> None:
    kiosk = _open(place, context)
    place.between.cut()
    expect(kiosk.connection).to_have_attribute("data-state", "offline")
    told(kiosk, gallery, place.venue.visitor(category="investor").token, "queued")
    kiosk.type_badge("ABCD2345")
    kiosk.expect_verdict("refused", reason="not_verifiable")
    gallery.take(kiosk, "not_verifiable")
    kiosk.expect_ready()
    gallery.take(kiosk, "offline")
    place.between.heal()
    expect_all_sent(kiosk)
