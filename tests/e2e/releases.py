"""A server whose kiosk page can be replaced while it runs, as an upgrade does."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

import footfall
from footfall.services import events
from footfall.settings import Settings
from footfall.store import open_stores
from tests.e2e.conftest import Venue
from tests.e2e.screens import PATIENCE_MS
from tests.factories import event_config
from tests.helpers import running_server

INSTALLED = """() => navigator.serviceWorker.controller?.state === 'activated'"""
#: Whether that version lies ready on the device, and waits.
WAITS = """async (name) => {
    const { installing, waiting } = await navigator.serviceWorker.ready;
    if (installing || !waiting) return false;
    const kept = await caches.open((await caches.keys()).find((key) => key.includes('precache')));
    const pages = await kept.matchAll('/kiosk/index.html', { ignoreSearch: true });
    const texts = await Promise.all(pages.map((page) => page.text()));
    return texts.some((text) => text.includes(`data-release="${name}"`));
}"""


@dataclass(frozen=True)
class Release:
    """A venue, and the files of the kiosk page that its server hands out."""

    venue: Venue
    kiosk: Path

    def publish(self, name: str) -> None:
        """A new version, as a build leaves it: another page, and a service worker that knows it."""
        page, worker = self.kiosk / "index.html", self.kiosk / "sw.js"
        old = hashlib.md5(page.read_bytes(), usedforsecurity=False).hexdigest()
        html = re.sub(r'<html( data-release="\w+")?', f'<html data-release="{name}"', page.read_text())
        page.write_text(html)
        new = hashlib.md5(page.read_bytes(), usedforsecurity=False).hexdigest()
        assert old in worker.read_text()
        worker.write_text(worker.read_text().replace(old, new))


@contextmanager
def released(folder: Path) -> Iterator[Release]:
    """A server from a copy of the package, below `folder`."""
    package = Path(footfall.__file__).parent
    copy = shutil.copytree(package, folder / "server" / "footfall")
    with running_server(data_dir=folder / "data", PYTHONPATH=str(copy.parent)) as server:
        stores = open_stores(Settings(data_dir=folder / "data"))
        venue = Venue(server, stores, events.create_event(stores, event_config()))
        yield Release(venue, copy / "static" / "kiosk")


def look_for_updates(page: Page) -> None:
    """What a kiosk does each quarter of an hour, and when somebody comes back to it."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def wait_until_installed(page: Page) -> None:
    """Everything is on the device, and the service worker answers for the page."""
    page.wait_for_function(INSTALLED, timeout=PATIENCE_MS)


def keep_busy(page: Page, tenths: int) -> Iterator[None]:
    """Somebody is at the kiosk, and touches a key ten times a second."""
    for _ in range(tenths):
        page.keyboard.press("Shift")
        yield
        page.wait_for_timeout(100)


def keep_busy_until_it_waits(page: Page, name: str) -> None:
    """Somebody is at the kiosk until the version `name` is ready to be taken up."""
    look_for_updates(page)
    for _ in keep_busy(page, tenths=PATIENCE_MS // 100):
        if page.evaluate(WAITS, name):
            return
    raise AssertionError(f"{name} did not come")
