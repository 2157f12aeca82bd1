"""The lock that keeps a kiosk's screen lit: the system may take it back, or give none."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import HIDE, Screen, open_dashboard, open_kiosk
from tests.faults.scene import eventually

pytestmark = pytest.mark.e2e

#: `lock.granted`: whether the system gives one; `lock.given`: all that it gave.
LOCKS = """(granted) => {
    const lock = window.lock = { granted, given: [] };
    navigator.wakeLock.request = async () => {
        if (!lock.granted) throw new DOMException('', 'NotAllowedError');
        const sentinel = new EventTarget();
        sentinel.released = false;
        sentinel.release = async () => {
            if (sentinel.released) return;
            sentinel.released = true;
            sentinel.dispatchEvent(new Event('release'));
        };
        lock.given.push({ sentinel, at: performance.now() });
        return sentinel;
    };
}"""
HELD = "lock.given.filter(({ sentinel }) => !sentinel.released).length"
HELD_FOR_LONG = "performance.now() - lock.given.at(-1).at > 1000"
TAKE_BACK = "lock.given.at(-1).sentinel.release()"


def door(context: BrowserContext, venue: Venue, *, granted: bool) -> Screen:
    context.add_init_script(f"({LOCKS})({str(granted).lower()})")
    return open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")


def test_a_lock_that_the_system_took_back_is_taken_again(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue, granted=True)
    eventually(lambda: kiosk.page.evaluate(HELD) == 1)
    eventually(lambda: kiosk.page.evaluate(HELD_FOR_LONG))
    kiosk.page.evaluate(TAKE_BACK)
    eventually(lambda: kiosk.page.evaluate(HELD) == 1)
    # Behind another page there is none to be had, and it is asked for when the page is back.
    kiosk.page.evaluate(HIDE, True)
    kiosk.page.evaluate(TAKE_BACK)
    assert kiosk.page.evaluate(HELD) == 0
    kiosk.page.evaluate(HIDE, False)
    eventually(lambda: kiosk.page.evaluate(HELD) == 1)
    assert kiosk.page.evaluate("lock.given.length") == 3
    assert "screen_sleeps" not in venue.kiosk_errors()


def test_a_screen_that_may_go_dark_is_told_until_a_touch_keeps_it_lit(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue, granted=False)
    eventually(lambda: "screen_sleeps" in venue.kiosk_errors())
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)
    dashboard.view_kiosks.click()
    expect(dashboard.page.locator("main")).to_contain_text("Its screen may go dark")
    kiosk.page.evaluate("lock.granted = true")
    kiosk.occupancy.click()
    eventually(lambda: kiosk.page.evaluate(HELD) == 1)
    eventually(lambda: "screen_sleeps" not in venue.kiosk_errors())
    # It is taken back, and another is not to be had.
    kiosk.page.evaluate("lock.granted = false")
    kiosk.page.evaluate(TAKE_BACK)
    eventually(lambda: "screen_sleeps" in venue.kiosk_errors())
