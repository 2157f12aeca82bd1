"""What holds for every page: it needs no other server, complains about nothing, and speaks three languages."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Traffic, Venue
from tests.e2e.screens import PATIENCE_MS, Screen, open_dashboard, open_kiosk
from tests.factories import scan_row

pytestmark = pytest.mark.e2e

Show = Callable[[BrowserContext, Venue], None]


def show_kiosk(context: BrowserContext, venue: Venue) -> None:
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("admitted")


def show_dashboard(context: BrowserContext, venue: Venue) -> None:
    venue.scan(scan_row(venue.visitor().token))
    dashboard = open_dashboard(context, venue.url, venue.token("organizer"))
    dashboard.expect_occupancy("hall", 1)
    expect(dashboard.chart_occupancy.locator("canvas, svg").first).to_be_visible()


def show_landing(context: BrowserContext, venue: Venue) -> None:
    landing = Screen(context.new_page())
    landing.page.goto(f"{venue.url}/")
    expect(landing.server).to_have_attribute("data-state", "up")


def show_docs(context: BrowserContext, venue: Venue) -> None:
    docs = context.new_page()
    docs.goto(f"{venue.url}/api/v1/docs")
    expect(docs.get_by_role("link", name="/healthz")).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize("show", [show_kiosk, show_dashboard, show_landing, show_docs])
def test_nothing_comes_from_elsewhere_and_nothing_complains(
    overheard: tuple[BrowserContext, Traffic], venue: Venue, show: Show
) -> None:
    context, traffic = overheard
    show(context, venue)
    home = urlsplit(venue.url).netloc
    assert traffic.requests
    elsewhere = [url for url in traffic.requests if urlsplit(url).scheme != "data" and home not in url]
    assert elsewhere == []
    assert traffic.errors == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Entrance"), ("zh-Hans", "入口"), ("zh-Hant", "入口")],
)
def test_the_kiosk_speaks_three_languages(
    context: BrowserContext, venue: Venue, language: str, words: str
) -> None:
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.page.get_by_test_id(f"language-{language}").click()
    expect(kiosk.direction).to_contain_text(words)
    expect(kiosk.page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh-Hans"), ("zh-HK", "zh-Hant"), ("fr", "en")])
def test_a_page_begins_in_the_browsers_language(
    browser: Browser, venue: Venue, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    for path in ("/", "/kiosk/", "/dashboard/"):
        page.goto(venue.url + path)
        expect(page.locator("html")).to_have_attribute("lang", language)
