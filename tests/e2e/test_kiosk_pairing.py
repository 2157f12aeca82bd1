"""How a device becomes a kiosk: what is pasted there, and the setup, whatever the screen."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import PATIENCE_MS, Screen

pytestmark = pytest.mark.e2e

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
#: As `docs/kiosk.md` names it, and the words that say so in each language.
WHY = {
    "noKey": ("no key", "没有密钥", "沒有金鑰"),
    "partial": ("not a whole key", "不完整", "不完整"),
    "rejected": ("no longer valid", "已失效", "已失效"),
    "otherServer": ("another server", "另一台服务器", "另一部伺服器"),
    "dashboard": ("dashboard", "看板", "看板"),
    "viewer": ("only look", "只能查看", "只供檢視"),
    "organizer": ("organizer’s key", "主办方的密钥", "主辦方的金鑰"),
}


def unpaired(context: BrowserContext, venue: Venue) -> Screen:
    kiosk = Screen(context.new_page())
    kiosk.page.goto(f"{venue.url}/kiosk/")
    expect(kiosk.unpaired).to_have_attribute("data-why", "none", timeout=PATIENCE_MS)
    return kiosk


def paste(kiosk: Screen, text: str) -> None:
    kiosk.key.fill(text)
    kiosk.key_go.click()


def test_a_pasted_link_is_taken_with_its_zone_direction_and_mode(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = unpaired(context, venue)
    link = f"{venue.url}/kiosk/#token={venue.token('kiosk')}&zone=forum&direction=out&mode=self"
    paste(kiosk, f"  Your kiosk: <{link}>. ")
    expect(kiosk.zone_name).to_have_text("Forum", timeout=PATIENCE_MS)
    expect(kiosk.direction).to_have_text("Exit")
    remembered = kiosk.page.evaluate("localStorage.getItem('footfall.kiosk.assignment')")
    assert json.loads(remembered)["mode"] == "self"
    kiosk.page.reload()
    expect(kiosk.zone_name).to_have_text("Forum", timeout=PATIENCE_MS)
    assert "token" not in kiosk.page.url


def test_what_cannot_be_used_says_why_in_three_languages_and_leaves_nothing(
    context: BrowserContext, venue: Venue
) -> None:
    key = venue.token("kiosk")
    pasted = {
        "noKey": f"{venue.url}/kiosk/",
        "partial": key[:30],
        "rejected": f"fft_{'x' * 43}",
        "otherServer": f"https://other.example/kiosk/#token={key}&zone=hall",
        "dashboard": f"{venue.url}/dashboard/#token={venue.token('viewer')}",
        "viewer": venue.token("viewer"),
        "organizer": f"{venue.url}/kiosk/#token={venue.token('organizer')}&zone=hall&direction=in",
    }
    assert set(pasted) == set(WHY)
    asked: list[str] = []

    def heard(request: Request) -> None:
        asked.append(request.headers.get("authorization", ""))

    kiosk = unpaired(context, venue)
    kiosk.page.on("request", heard)
    for why, text in pasted.items():
        paste(kiosk, text)
        expect(kiosk.unpaired).to_have_attribute("data-why", why)
        for language, words in zip(LANGUAGES, WHY[why], strict=True):
            kiosk.page.get_by_test_id(f"language-{language}").click()
            expect(kiosk.unpaired).to_contain_text(words)
        if why == "otherServer":
            expect(kiosk.there).to_have_attribute("href", text)
            expect(kiosk.there).to_contain_text("other.example")
        if why in ("viewer", "organizer"):
            assert kiosk.page.evaluate("localStorage.getItem('footfall.kiosk.token')") is None
    assert not any(key[:30] in header for header in asked)  # neither a half, nor another server's

    paste(kiosk, f"\u200b {key}\u3000")
    expect(kiosk.setup).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 720), (360, 640), (844, 390)])
def test_start_is_in_sight_whatever_the_screen(
    browser: Browser, venue: Venue, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    kiosk = Screen(context.new_page())
    kiosk.page.goto(f"{venue.url}/kiosk/#token={venue.token('kiosk')}")
    kiosk.setup_zone.select_option("hall", timeout=PATIENCE_MS)
    for language in LANGUAGES:
        kiosk.page.get_by_test_id(f"language-{language}").click()
        expect(kiosk.setup_start).to_be_in_viewport(ratio=1)
        if width > 1000:
            for part in (kiosk.setup_zone, kiosk.setup_direction, kiosk.setup_mode, kiosk.setup_pin):
                expect(part).to_be_in_viewport(ratio=1)
    kiosk.setup_pin.fill("2468")  # on a small screen it is scrolled to, from under Start
    kiosk.setup_direction.get_by_role("radio").first.check(force=True)
    kiosk.setup_start.click()
    expect(kiosk.zone_name).to_have_text("Hall", timeout=PATIENCE_MS)
