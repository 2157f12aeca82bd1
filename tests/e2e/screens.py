"""The pages as people find their way in them, and the badges that they hold up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import BrowserContext, Locator, Page, expect

from footfall.domain.badge import assemble_token, parse_token

#: Some of it is for loading the page; the machine may be busy.
PATIENCE_MS = 15_000
#: Milliseconds between two keys of a scanner that types.
SCANNER_DELAY = 2

#: Evaluated with true or false: the page is hidden behind another, or seen again.
HIDE = """(hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}"""


@dataclass(frozen=True)
class Screen:
    """One page, and where things are on it."""

    page: Page

    def __getattr__(self, name: str) -> Locator:
        """`screen.verdict`: the part marked with that `data-testid`; underscores stand for hyphens."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self.page.get_by_test_id(name.replace("_", "-"))

    def tile(self, zone: str) -> Locator:
        return self.page.locator(f'[data-testid="zone-tile"][data-zone="{zone}"]')

    def expect_occupancy(self, zone: str, number: int) -> None:
        """The dashboard comes to show that many people in the zone, without being asked again."""
        expect(self.tile(zone).get_by_test_id("occupancy")).to_have_attribute("data-value", str(number))

    def expect_verdict(self, outcome: str, *words: str, reason: str | None = None) -> None:
        """All of it in one look, since a verdict stays for two seconds only."""
        marks = f'[data-outcome="{outcome}"]' + (f'[data-reason="{reason}"]' if reason else "")
        verdict = self.verdict.and_(self.page.locator(marks))
        for word in words:
            verdict = verdict.filter(has_text=word)
        expect(verdict).to_be_visible()

    def expect_ready(self) -> None:
        """The verdict goes by itself after two seconds; a third one is for a busy machine."""
        expect(self.verdict).to_have_count(0, timeout=3_000)

    def scan(self, token: str, enter: bool = True) -> None:
        """A hardware scanner types the token, and mostly Enter after it."""
        self.page.keyboard.type(token, delay=SCANNER_DELAY)
        if enter:
            self.page.keyboard.press("Enter")

    def type_badge(self, badge_id: str) -> None:
        self.manual_input.fill(badge_id)
        self.manual_submit.click()


def open_kiosk(context: BrowserContext, url: str, **door: str) -> Screen:
    """A kiosk by the link that an organizer gives out: `token=`, `zone=`, `direction=`; it has its door book then."""
    screen = Screen(context.new_page())
    with screen.page.expect_response(
        lambda answer: "/badges/book" in answer.url, timeout=PATIENCE_MS
    ) as book:
        screen.page.goto(f"{url}/kiosk/#{urlencode(door)}")
    book.value.finished()  # without it the kiosk could not judge a badge by itself
    expect(screen.connection).to_have_attribute("data-state", "online", timeout=PATIENCE_MS)
    return screen


def open_dashboard(context: BrowserContext, url: str, token: str, event: str = "") -> Screen:
    """A dashboard by a link with a token, once its numbers are live."""
    screen = Screen(context.new_page())
    screen.page.goto(f"{url}/dashboard/{f'?event={event}' if event else ''}#token={token}")
    expect_live(screen)
    return screen


def expect_live(screen: Screen) -> None:
    expect(screen.connection).to_have_attribute("data-state", "live", timeout=PATIENCE_MS)


def expect_numbers(screen: Screen, state: dict[str, Any]) -> None:
    """The dashboard shows exactly what a `/state` document says."""
    for zone, numbers in state["zones"].items():
        if "occupancy" in numbers:
            screen.expect_occupancy(zone, numbers["occupancy"])
        else:
            booth = screen.page.locator(f'.booths tr[data-zone="{zone}"] td').first
            expect(booth).to_have_text(str(numbers["visits"]))
    totals = state["totals"]
    expect(screen.total_admitted).to_have_attribute("data-value", str(totals["admitted"]))
    expect(screen.total_refused).to_have_attribute("data-value", str(sum(totals["refused"].values())))


def forged(token: str) -> str:
    """The same badge, signed by somebody who has a key, but not the event's."""
    parsed = parse_token(token)
    assert parsed is not None
    return assemble_token(parsed.body.encode(), Ed25519PrivateKey.generate().sign(parsed.signed))


def changed(token: str) -> str:
    """The badge with one character of its signature changed."""
    at = len(token) // 2
    return token[:at] + ("B" if token[at] == "A" else "A") + token[at + 1 :]
