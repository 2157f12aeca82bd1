"""The kiosk as an app: it can be installed, opens without a network, and renews itself between scans."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, BrowserType, ConsoleMessage, Page, Request, expect

from footfall.web.pages import BUILT
from tests.e2e.conftest import Traffic, Venue
from tests.e2e.releases import (
    Release,
    keep_busy,
    keep_busy_until_it_waits,
    look_for_updates,
    released,
    wait_until_installed,
)
from tests.e2e.screens import PATIENCE_MS, Screen, open_kiosk

pytestmark = pytest.mark.e2e

KIOSK = BUILT / "kiosk"
TOKENS = Path(__file__).parents[2] / "common" / "src" / "tokens.css"
#: Bytes, gzipped: what a door may weigh besides the decoder. Libraries come as they are published: a rewritten file
#: of theirs would save 8 kB, and nobody would be told when it no longer fits.
BUDGET = 75_000
#: Our own Ed25519, for browsers that have none.
FALLBACK = 8_000
#: A page looks every two seconds whether it may renew itself, and holds still for five after a touch.
RENEWED_MS = 12_000
STATUS = "(url) => fetch(url, { cache: 'no-store' }).then((answer) => answer.status, () => 0)"


@pytest.fixture
def installable(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[BrowserContext]:
    """A browser with a profile of its own: in a private window, which contexts are, nothing can be installed."""
    context = browser_type.launch_persistent_context(tmp_path / "profile", **browser_type_launch_args)
    yield context
    context.close()


@pytest.fixture
def release(tmp_path: Path) -> Iterator[Release]:
    with released(tmp_path) as release:
        yield release


def at_the_door(context: BrowserContext, venue: Venue) -> Screen:
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    wait_until_installed(kiosk.page)
    return kiosk


def expect_drawn(page: Page) -> None:
    expect(page.locator("#kiosk > *").first).to_be_visible(timeout=PATIENCE_MS)


def expect_release(page: Page, name: str) -> None:
    expect(page.locator(f'html[data-release="{name}"]')).to_be_attached(timeout=RENEWED_MS)


def loads_of(page: Page) -> list[str]:
    """Grows by one with each time that the page is loaded from now on, before anything of the new page can be seen."""
    loads: list[str] = []

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            loads.append(request.url)

    page.on("request", asked)
    return loads


def test_the_browser_says_that_it_can_be_installed(installable: BrowserContext, venue: Venue) -> None:
    kiosk = at_the_door(installable, venue)
    assert kiosk.page.evaluate("isSecureContext")
    devtools = installable.new_cdp_session(kiosk.page)
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["url"] == f"{venue.url}/kiosk/manifest.webmanifest"
    assert manifest["errors"] == []


def test_the_manifest_says_all_that_a_device_asks_for(venue: Venue) -> None:
    answer = venue.server.get("/kiosk/manifest.webmanifest")
    assert answer.headers["Content-Type"].startswith("application/manifest+json")
    manifest = answer.json()
    assert manifest["name"] == "Footfall Kiosk"
    assert len(manifest["short_name"]) <= 12
    assert manifest["id"] == manifest["start_url"] == manifest["scope"] == "/kiosk/"
    assert manifest["display"] in ("fullscreen", "standalone")
    assert manifest["orientation"] == "any"
    assert manifest["lang"] == "en"
    ground = re.search(r"--bg: (#\w{6});", TOKENS.read_text())
    assert ground
    assert manifest["theme_color"] == manifest["background_color"] == ground[1]
    assert f'name="theme-color" content="{ground[1]}"' in (KIOSK / "index.html").read_text()


def test_every_icon_is_a_picture_of_the_size_that_it_claims(venue: Venue) -> None:
    icons = venue.server.get("/kiosk/manifest.webmanifest").json()["icons"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    page = (KIOSK / "index.html").read_text()
    apple = re.search(r'rel="apple-touch-icon" href="/kiosk/([^"]+)"', page)
    assert apple
    for icon in (*icons, {"src": apple[1], "sizes": "180x180", "type": "image/png"}):
        answer = venue.server.get(f"/kiosk/{icon['src']}")
        assert answer.headers["Content-Type"] == icon["type"]
        picture = Image.open(BytesIO(answer.content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        if icon.get("purpose") != "any":  # cut to a shape by the device: nothing may show through
            assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)


def test_it_opens_without_a_network_after_one_visit(
    overheard: tuple[BrowserContext, Traffic], venue: Venue
) -> None:
    context, traffic = overheard
    at_the_door(context, venue).page.close()
    context.set_offline(True)
    traffic.errors.clear()
    page = context.new_page()
    for address in ("/kiosk/", "/kiosk/?from=a-home-screen"):
        answer = page.goto(venue.url + address)
        assert answer
        assert answer.from_service_worker
        expect_drawn(page)
    assert page.evaluate(STATUS, "/healthz") == 0, "there is a network after all"
    assert [error for error in traffic.errors if "/kiosk/" in error or "thrown" in error] == []


def test_every_file_of_it_is_on_the_device(context: BrowserContext, venue: Venue) -> None:
    page = at_the_door(context, venue).page
    context.set_offline(True)
    files = [file.relative_to(KIOSK).as_posix() for file in KIOSK.rglob("*") if file.is_file()]
    assert any(file.endswith(".wasm") for file in files)
    of_the_worker = {"sw.js", "past-the-worker.js"}  # the browser keeps these by itself
    absent = [file for file in files if page.evaluate(STATUS, f"/kiosk/{file}") != 200]
    assert set(absent) == of_the_worker


def test_a_request_to_the_server_does_not_wait_for_the_service_worker(
    context: BrowserContext, venue: Venue
) -> None:
    """Waking it would cost the first scan after a pause much of the time in which a visitor expects an answer."""
    page = at_the_door(context, venue).page
    devtools = context.new_cdp_session(page)
    running: list[str] = []
    devtools.on(
        "ServiceWorker.workerVersionUpdated",
        lambda news: running.extend(version["runningStatus"] for version in news["versions"]),
    )
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    for _ in range(PATIENCE_MS // 100):
        if running and running[-1] == "stopped":
            break
        page.wait_for_timeout(100)
    running.clear()
    page.evaluate(STATUS, "/api/v1/me")
    assert running == []
    page.evaluate(STATUS, "/kiosk/icons/192.png")
    assert "running" in running


def test_a_new_version_waits_until_nothing_is_going_on(context: BrowserContext, release: Release) -> None:
    kiosk = at_the_door(context, release.venue)
    page = kiosk.page
    loads = loads_of(page)
    release.publish("second")
    keep_busy_until_it_waits(page, "second")
    kiosk.scan(release.venue.visitor(name="Chen Bo").token)
    kiosk.expect_verdict("admitted", "Chen Bo")
    for _ in keep_busy(page, tenths=30):  # the page asks every two seconds
        assert loads == []
    expect_release(page, "second")
    expect(kiosk.connection).to_have_attribute("data-state", "online", timeout=PATIENCE_MS)
    expect(kiosk.zone_name).to_have_text("Hall")

    look_for_updates(page)  # there is none; and what was taken up is not taken up again
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    page.wait_for_timeout(2_500)
    assert len(loads) == 1
    assert release.venue.state()["zones"]["hall"]["visits"] == 1


def test_two_new_versions_in_turn_are_one_reload(context: BrowserContext, release: Release) -> None:
    page = at_the_door(context, release.venue).page
    loads = loads_of(page)
    for name in ("second", "third"):
        release.publish(name)
        keep_busy_until_it_waits(page, name)
    expect_release(page, "third")
    assert len(loads) == 1


def test_a_kiosk_that_was_switched_off_takes_up_the_new_version(
    context: BrowserContext, release: Release
) -> None:
    at_the_door(context, release.venue).page.close()
    release.publish("second")
    page = context.new_page()
    page.goto(f"{release.venue.url}/kiosk/")
    expect_release(page, "second")


def test_on_an_insecure_address_it_opens_all_the_same(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], venue: Venue
) -> None:
    flags = [*browser_type_launch_args["args"], "--host-resolver-rules=MAP door.example 127.0.0.1"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": flags})
    page = browser.new_page()
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "serviceWorker" in message.text:
            complaints.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.goto(venue.url.replace("127.0.0.1", "door.example") + "/kiosk/")
    expect_drawn(page)
    assert not page.evaluate("isSecureContext")
    browser.close()
    assert complaints == []


def test_the_build_says_its_version() -> None:
    package = json.loads((TOKENS.parents[2] / "package.json").read_text())
    scripts = " ".join(file.read_text() for file in KIOSK.glob("assets/index-*.js"))
    assert re.search(rf"\b{re.escape(package['version'])}\+[0-9a-f]{{8}}\b", scripts)


def test_the_script_is_light(capsys: pytest.CaptureFixture[str]) -> None:
    scripts = sorted(file for file in KIOSK.rglob("*.js") if not file.name.startswith("decode.worker"))
    sizes = {file.relative_to(KIOSK).as_posix(): len(gzip.compress(file.read_bytes(), 6)) for file in scripts}
    # The service worker is no part of the page and keeps nobody waiting; the fallback is loaded where it is needed.
    page = sum(size for name, size in sizes.items() if name.startswith("assets/"))
    run = sum(size for name, size in sizes.items() if name.startswith("assets/") and "ed25519" not in name)
    told = {**sizes, "what a present browser runs": run, "all that the page may load": page}
    lines = [f"  {size / 1000:5.1f} kB  {name}" for name, size in told.items()]
    with capsys.disabled():
        sys.stdout.write("\nThe kiosk's JavaScript without its decoder, gzipped:\n" + "\n".join(lines) + "\n")
    assert run <= BUDGET
    assert page <= BUDGET + FALLBACK
