"""What the tests that take pictures share: where pictures are kept, when a screen is at rest, what must not be cut."""

from __future__ import annotations

import os
from pathlib import Path

from tests.e2e.screens import Screen

#: Words that do not fit their box, or stand outside of the screen. A part that scrolls shows them all the same.
CUT = """(within) => [...document.querySelectorAll(`:is(${within}) *`)]
    .filter((part) => part.matches('h1, h2, h3, p, button, span, label, dt, dd, th, td'))
    .filter((part) => part.checkVisibility() && !part.closest('.visually-hidden, .unseen, [inert]'))
    .filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        for (let box = part; box; box = box.parentElement) {
            const { overflowX } = getComputedStyle(box);
            if (/auto|scroll/.test(overflowX)) return false;
            // What lies outside of a box that cuts it off altogether is not meant to be seen.
            if (overflowX !== 'visible' && left >= box.getBoundingClientRect().right) return false;
        }
        const { overflow, textOverflow } = getComputedStyle(part);
        const cuts = part.tagName === 'BUTTON' || overflow !== 'visible' && textOverflow !== 'ellipsis';
        return left < -1 || right > innerWidth + 1
            || cuts && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1;
    })
    .map((part) => part.textContent.trim())"""


def kept_in(page: str, otherwise: Path) -> Path:
    """Where the pictures of a page go: below FOOTFALL_GALLERY, or to a folder that is thrown away."""
    gallery = os.environ.get("FOOTFALL_GALLERY")
    if not gallery:
        return otherwise
    folder = Path(gallery) / page
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def expect_nothing_cut(screen: Screen, within: str, name: str) -> None:
    assert screen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    cut = screen.page.evaluate(CUT, within)
    assert cut == [], f"{name}: {cut}"


def expect_still(screen: Screen) -> None:
    """Two looks in a row at the same drawings: charts are drawn at most every second or two."""
    before = b""
    for _ in range(20):
        now = screen.page.screenshot(animations="disabled", mask=[screen.page.locator("time, .connection")])
        if now == before:
            return
        before = now
        screen.page.wait_for_timeout(500)
