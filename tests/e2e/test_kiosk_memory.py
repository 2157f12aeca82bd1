"""A kiosk stands at its door all day: two thousand scans leave no more behind than a few hundred."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import BrowserContext, CDPSession, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_kiosk

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SCANS = 2000
#: The browser's caches have filled and its code is compiled by then.
WARM = 400
MOST_GROWTH = 1_500_000  # bytes
#: Types a token as a scanner does, until its verdict is there.
SCAN = """(token) => new Promise((resolve, reject) => {
    const shown = () => document.querySelector('[data-testid=verdict]')?.dataset.scan;
    const before = shown();
    const watch = new MutationObserver(() => {
        if (!shown() || shown() === before) return;
        watch.disconnect();
        resolve();
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    setTimeout(() => reject(new Error('no verdict came')), 10_000);
    for (const key of token) {
        const code = /[0-9]/.test(key) ? `Digit${key}` : `Key${key}`;
        window.dispatchEvent(new KeyboardEvent('keydown', { key, code }));
    }
})"""
VERDICT_MS = 2_100


def scan(kiosk: Screen, token: str) -> None:
    """One scan on the page's own clock, which is moved on by hand: a verdict's two seconds take no time here."""
    kiosk.page.evaluate(SCAN, token)
    kiosk.page.clock.fast_forward(VERDICT_MS)


def used(session: CDPSession) -> dict[str, int]:
    session.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: int(each["value"]) for each in session.send("Performance.getMetrics")["metrics"]}
    return {name: metrics[name] for name in ("JSHeapUsedSize", "Nodes", "JSEventListeners")}


def test_memory_stays_flat(context: BrowserContext, venue: Venue, capsys: pytest.CaptureFixture[str]) -> None:
    people = [venue.visitor().token for _ in range(40)]
    context.clock.install()
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    session = context.new_cdp_session(kiosk.page)
    session.send("Performance.enable")
    for number in range(WARM):
        scan(kiosk, people[number % len(people)])
    before = used(session)
    for number in range(WARM, SCANS):
        scan(kiosk, people[number % len(people)])
    after = used(session)
    with capsys.disabled():
        sys.stdout.write(f"\nAfter {WARM} scans {before}, after {SCANS} {after}\n")
    expect(kiosk.queue).to_have_attribute("data-value", "0")
    assert venue.state()["totals"]["admitted"] == SCANS
    assert after["JSHeapUsedSize"] - before["JSHeapUsedSize"] < MOST_GROWTH
    assert after["Nodes"] - before["Nodes"] < 100
    assert after["JSEventListeners"] - before["JSEventListeners"] < 50
