"""What the tests of a dead network share: a venue of one's own, quick scanning, and what must hold in the end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from footfall.services import events, reconcile
from footfall.settings import Settings
from footfall.store import open_stores
from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen
from tests.e2e.weather import Weather, weather
from tests.factories import event_config, scan_row
from tests.helpers import running_server

#: A scanner that types as fast as the page can listen, some people ahead of the verdicts, which come in their order.
SCAN = """async ([tokens, ahead]) => {
    const typed = [], told = [];
    const look = () => {
        const { scan, outcome, by } = document.querySelector('[data-testid=verdict]')?.dataset ?? {};
        if (scan && scan !== before) told.push({ scan_id: scan, outcome, by });
        before = scan ?? before;
    };
    const untilLeft = async (most) => {
        const started = performance.now();
        while (typed.length - told.length > most) {
            if (performance.now() - started > 10000) throw new Error(`no verdict for ${typed[told.length].token}`);
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
    };
    let before;
    look();
    told.length = 0;
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    for (const token of tokens) {
        await untilLeft(ahead - 1);
        typed.push({ token, at: Date.now() });
        for (const key of token) {
            const code = /[0-9]/.test(key) ? `Digit${key}` : `Key${key}`;
            window.dispatchEvent(new KeyboardEvent('keydown', { key, code }));
        }
    }
    await untilLeft(0);
    watch.disconnect();
    return told.map((each, n) => ({ ...each, ...typed[n] }));
}"""
#: People who wait in line meanwhile: each verdict makes room for the next as soon as it may.
AHEAD = 4

Told = dict[str, Any]


@dataclass
class Site:
    """A server that may be killed and started again at the same address, and the weather before it."""

    venue: Venue
    between: Weather
    folder: Path
    started: ExitStack = field(default_factory=ExitStack)

    def kill(self) -> None:
        self.venue.server.kill()

    def restart(self) -> None:
        port = urlsplit(self.venue.server.url).port or 0
        self.venue.server = self.started.enter_context(running_server(data_dir=self.folder, port=port))

    def rows(self) -> dict[str, dict[str, Any]]:
        """The server's log as its export tells it: one row a scan, by its id."""
        path = f"/api/v1/events/{self.venue.event.id}/export/scans.jsonl"
        lines = self.venue.server.get(path, self.venue.token("organizer")).text.splitlines()
        rows = [json.loads(line) for line in lines]
        by_id = {row["scan_id"]: row for row in rows}
        assert len(by_id) == len(rows), "a scan is there twice"
        return by_id

    def is_reconciled(self) -> bool:
        return reconcile.recount(self.venue.stores, self.venue.event.id).differences == []


@contextmanager
def site(folder: Path, **config: Any) -> Iterator[Site]:
    with ExitStack() as stack:
        server = stack.enter_context(running_server(data_dir=folder))
        stores = open_stores(Settings(data_dir=folder))
        event = events.create_event(stores, event_config(**config))
        between = stack.enter_context(weather(server.url))
        yield Site(Venue(server, stores, event), between, folder, stack)


def scan_all(kiosk: Screen, tokens: Sequence[str]) -> list[Told]:
    """One badge after the other, by a line of people; what the door told, with the device's time of each reading."""
    told: list[Told] = kiosk.page.evaluate(SCAN, [list(tokens), AHEAD])
    return told


def expect_all_sent(kiosk: Screen, within_s: int = 60) -> None:
    """Both in one look: what was set aside and is sent again waits for a moment."""
    nothing_left = kiosk.page.locator('[data-value="0"][data-aside="0"]')
    expect(kiosk.queue.and_(nothing_left)).to_be_attached(timeout=within_s * 1000)


def expect_what_the_door_told(site: Site, told: Sequence[Told]) -> None:
    """Each scan is in the log once, as the door decided it, with its true time; and the counts are those of the log."""
    rows = site.rows()
    assert set(rows) == {each["scan_id"] for each in told}
    for each in told:
        row = rows[each["scan_id"]]
        door = "refused" if each["outcome"] == "refused" else "admitted"
        assert row["outcome"] == door, (each, row)
        scanned_at = datetime.fromisoformat(row["scanned_at"]).timestamp() * 1000
        assert abs(scanned_at - each["at"]) < 1000, (each, row)
    assert site.is_reconciled()


def same_scans_without_interruption(site: Site, ways: Sequence[tuple[Told, str]]) -> dict[str, Any]:
    """`/state` of a second event at which the same people went the same ways at the same times."""
    rows = site.rows()
    steps = [(told["token"], way, rows[told["scan_id"]]["scanned_at"]) for told, way in ways]
    stores = site.venue.stores
    calm = Venue(site.venue.server, stores, events.create_event(stores, event_config(id="calm")))
    tokens = {who: calm.visitor().token for who in dict.fromkeys(who for who, _, _ in steps)}
    for start in range(0, len(steps), 100):
        batch = [
            scan_row(tokens[who], direction=direction, scanned_at=at)
            for who, direction, at in steps[start : start + 100]
        ]
        assert {row["outcome"] for row in calm.scan(*batch)} == {"admitted"}
    return calm.state()
