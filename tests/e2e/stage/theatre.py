"""Where histories are played: one browser profile, one server, the weather between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession

from footfall.services import badging, events
from footfall.store import Stores
from tests.e2e.conftest import Venue
from tests.e2e.offline import Site
from tests.e2e.releases import wait_until_installed
from tests.e2e.screens import open_kiosk
from tests.e2e.stage.history import PEOPLE, History
from tests.e2e.stage.page import set_up
from tests.e2e.weather import Weather
from tests.factories import event_config
from tests.helpers import LiveServer


@dataclass
class Theatre:
    """One browser profile with the kiosk installed: history after history is played in it, at an event of its own."""

    context: BrowserContext
    server: LiveServer
    stores: Stores
    between: Weather
    browser: CDPSession
    played: int = 0

    def prepare(self, history: History) -> tuple[Site, dict[str, tuple[str, str]]]:
        self.played += 1
        hall = {"capacity": 3, "enforce": True} if history.full_at_three else {}
        zones = [zone | (hall if zone["id"] == "hall" else {}) for zone in event_config()["zones"]]
        event = events.create_event(self.stores, event_config(id=f"played-{self.played}", zones=zones))
        site = Site(Venue(self.server, self.stores, event), self.between, Path())
        people = [site.venue.visitor(name=f"Person {n}") for n in range(PEOPLE)]
        badging.revoke_badge(self.stores, event.id, people[-1].visitor.id)
        return site, {each.token: (each.badge.id, each.visitor.details.name) for each in people}

    def clear(self) -> None:
        """The device forgets what it kept; what is installed on it stays."""
        kinds = "indexeddb,local_storage"
        self.browser.send("Storage.clearDataForOrigin", {"origin": self.between.url, "storageTypes": kinds})


@contextmanager
def theatre(
    context: BrowserContext, server: LiveServer, stores: Stores, between: Weather
) -> Iterator[Theatre]:
    blank = context.new_page()
    set_up(context, "camera", "faults")
    stage = Theatre(context, server, stores, between, context.new_cdp_session(blank))
    site, _ = stage.prepare(History(-1, False, False, ()))
    first = open_kiosk(context, between.url, token=site.venue.token("kiosk"), zone="hall", direction="in")
    wait_until_installed(first.page)
    first.page.close()
    yield stage
