"""Whatever the door says holds on every screen, from a small phone to a wall, in three languages, with names of 200
characters: what was decided, who, what to do now, and the number below it.

With FOOTFALL_GALLERY=FOLDER pictures of all of it are kept there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from footfall.domain.scan import Reason
from footfall.services import events, groups
from tests.e2e.conftest import Venue
from tests.e2e.looks import kept_in
from tests.e2e.screens import Screen, open_kiosk
from tests.e2e.test_accessible import AXE, LOOK, RULES
from tests.e2e.test_kiosk_looks import CAMERA_FAILS
from tests.e2e.test_kiosk_staff import order
from tests.factories import event_config, event_days

pytestmark = pytest.mark.e2e

SIZES: dict[str, ViewportSize] = {
    f"{width}x{height}": {"width": width, "height": height}
    for width, height in (
        *((360, 640), (390, 844), (640, 360), (844, 390)),
        *((820, 1180), (1024, 768), (1920, 1080), (3840, 2160)),
    )
}
#: Chinese says the same in less room: it is looked at where room is short.
NARROW = ("360x640", "640x360")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
GALLERY = bool(os.environ.get("FOOTFALL_GALLERY"))

LATIN = ("Konstantinopoulou" * 12)[:200]
CHINESE = ("欧阳晓明" * 50)[:200]
MIXED = ("Dr. 陈 Alexandra-Maria 林悦, PhD " * 8)[:200]
ARABIC = ("عبد الرحمن بن محمد " * 11)[:200].strip()

#: Parts of the middle in their order: each is whole within it, and none lies upon another.
MIDDLE = ".verdict > *, .asking:has(.ways) > *, .found > *, .attract > *"
PROBLEMS = """(middle) => {
    const problems = [];
    const name = (part) => part.dataset.testid || part.className.baseVal || part.className || part.tagName;
    const box = (part) => part.getBoundingClientRect();
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    const inside = (part, outer, what) => {
        const [a, b] = [box(part), outer];
        const out = [b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom].map(Math.round);
        if (Math.max(...out) > 1) problems.push(`${what} ${name(part)} sticks out by ${out}`);
    };
    const apart = (parts, what) => parts.forEach((one, i) => parts.slice(i + 1).forEach((other) => {
        const [a, b] = [box(one), box(other)];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1) problems.push(`${what} ${name(one)} lies upon ${name(other)}: ${high | 0}px`);
    }));
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const bands = seen('.top, .passed, .middle, .occupancy');
    const around = document.querySelector('dialog[open]') ?? document.querySelector('.middle');
    const outer = around ? box(around) : screen;
    for (const band of [...bands, ...seen('dialog[open]')]) inside(band, screen, 'band');
    apart(bands, 'band');
    for (const band of seen('.top, .occupancy'))
        for (const part of band.querySelectorAll('strong, button, span, b, time, .connection'))
            if (part.checkVisibility() && !part.closest('.visually-hidden')) inside(part, box(band), 'band');
    apart(seen('.top .where, .top .tools button, .top .state'), 'top');
    const parts = seen(middle);
    for (const part of parts) {
        const { left, right, top, bottom } = part.closest('.card') ? screen : outer;
        inside(part, { left, right, top, bottom }, 'part');
    }
    apart(parts, 'part');
    for (const part of parts) {
        const line = parseFloat(getComputedStyle(part).lineHeight) || 1;
        if (part.matches('h1, p') && box(part).height < line * 0.95) problems.push(`${name(part)} is squeezed`);
        if (part.matches('h1:not(.name), .next') && part.scrollHeight > part.clientHeight * 1.25)
            problems.push(`${name(part)} is cut`);
    }
    const on_top = (one, { left, right, top, bottom } = box(one)) =>
        one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    for (const frame of seen('.frame:has(.problem)'))
        if (on_top(frame) && frame.scrollHeight > frame.clientHeight)
            problems.push('the way to try again must be scrolled to');
    if (document.documentElement.scrollWidth > innerWidth) problems.push('the page scrolls sideways');
    return problems;
}"""


#: Two frames of that size in a row, known by what only a frame calls: the page's own frames stand still.
DRAWN = """async ({ width, height }) => { for (let drawn = 0; drawn < 2; ) {
    await new Promise((done) => {
        const watch = new ResizeObserver(() => { watch.disconnect(); done(); });
        watch.observe(document.body);
    });
    drawn = innerWidth === width && innerHeight === height ? drawn + 1 : 0;
} }"""


def settle(page: Page) -> None:
    """The page's clock stands still between two looks, so that no verdict goes meanwhile; this draws what changed."""
    page.clock.run_for(50)


def until(page: Page, happened: Callable[[], bool]) -> None:
    """The page's clock goes on until it has: what the page waits for is a real server's, or a real disk's."""
    for _ in range(200):
        settle(page)
        if happened():
            return
    raise AssertionError("it did not happen")


def resize(page: Page, size: ViewportSize) -> None:
    """Done once the page was drawn so: until then some parts of it have their former size."""
    page.set_viewport_size(size)
    page.evaluate(DRAWN, size)


class Looker:
    """Looks at what the screen shows, in every size and language."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self._screen, self._folder = screen, folder
        self.problems: list[str] = []

    def look(self, what: str, parts: str = MIDDLE, axe: bool = True) -> None:
        page = self._screen.page
        for language in LANGUAGES:
            page.evaluate("(of) => document.querySelector(`[data-testid=language-${of}]`).click()", language)
            settle(page)
            for size in SIZES if language == "en" or GALLERY else NARROW:
                resize(page, SIZES[size])
                found = page.evaluate(PROBLEMS, parts)
                self.problems += [f"{what}, {language}, {size}: {problem}" for problem in found]
                if GALLERY:
                    picture = self._folder / f"long-{what}-{size}-{language}.png"
                    page.screenshot(path=picture, animations="disabled")
        resize(page, SIZES["390x844"])
        if axe:
            self.problems += [f"{what}: {found}" for found in serious(page)]


KEEP = "(found) => { window.looked = found; }"


def serious(page: Page) -> list[str]:
    """What axe finds. It waits by the page's clock, which stands still meanwhile."""
    page.evaluate(AXE)
    page.evaluate(f"(rules) => {{ window.looked = undefined; ({LOOK})(rules).then({KEEP}); }}", RULES)
    until(page, lambda: bool(page.evaluate("Boolean(window.looked)")))
    found: list[str] = page.evaluate("window.looked")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in("kiosk", tmp_path)


def long_names(word: str, chinese: str) -> dict[str, str]:
    return {"en": f"{word} " * 9 + "end", "zh-Hans": chinese * 12, "zh-Hant": chinese * 12}


@pytest.fixture
def spacious(venue: Venue) -> Venue:
    """The venue with zones and categories whose names are long."""
    config = event_config(id=f"{venue.event.id}-long", kiosk={"answer_ms": 4000})
    for zone in config["zones"]:
        if zone["id"] == "hall":
            more = {"capacity": 12000, "admits": ["visitor", "investor"], "opens": "09:00", "closes": "18:00"}
            zone |= {"name": long_names("Low-altitude economy", "低空经济与未来城市"), **more}
    for category in config["categories"]:
        category["name"] = long_names(category["id"].title(), "投资机构代表")
    return Venue(venue.server, venue.stores, events.create_event(venue.stores, config))


#: What the server may say to a scan: every refusal, and what is no refusal.
ANSWERS: dict[str, dict[str, Any]] = {
    "admitted": {"outcome": "admitted"},
    **{reason: {"outcome": "refused", "reason": reason} for reason in Reason},
    "already_inside": {"outcome": "admitted", "already_inside": True, "since": "2024-06-15T06:32:00Z"},
    "brand_new": {"outcome": "refused", "reason": "brand_new"},
    **{
        reason: {"outcome": "invalid", "reason": reason}
        for reason in ("unknown_zone", "scanned_at_before_event", "scanned_at_in_future", "other")
    },
}
ANSWERS["wrong_day"]["days"] = event_days()[::2]


#: One of each ground and shape: axe takes its time, and finds the same in the others.
COLOURS = {"admitted", "wrong_day", "zone_full", "already_inside", "other"}


def member(number: int, outcome: str) -> dict[str, Any]:
    visitor = {"id": f"v{number}", "name": MIXED, "category": "investor"}
    return {"scan_id": f"m{number}", "outcome": outcome, "reason": "zone_full", "visitor": visitor}


def group(*outcomes: str) -> dict[str, Any]:
    members = [member(number, outcome) for number, outcome in enumerate(outcomes)]
    return {"visitor": None, "group": {"id": LATIN, "members": members}}


ANSWERS["group"] = {"outcome": "admitted", **group("admitted", *["refused"] * 39)}
ANSWERS["group_refused"] = ANSWERS["wrong_day"] | group(*["refused"] * 40)


@contextmanager
def at_rest(
    browser: Browser, venue: Venue, answer: dict[str, Any], camera: str = "NotReadableError", **door: str
) -> Iterator[Screen]:
    """A kiosk whose clock stands still: `answer` is what its server says to a scan, `camera` how its camera fails."""
    context = browser.new_context(viewport=SIZES["390x844"], service_workers="block")

    def say(route: Route) -> None:
        (row,) = json.loads(route.request.post_data or "{}")["scans"]
        result = {"scan_id": row["scan_id"], "occupancy": 11890, "capacity": 12000, **answer}
        route.fulfill(json={"results": [{key: value for key, value in result.items() if value is not None}]})

    context.route("**/scans", say)
    context.add_init_script(f"({CAMERA_FAILS})('{camera}')")
    context.clock.install()
    where = {"token": venue.token("staff"), "zone": "hall", "direction": "in", **door}
    kiosk = open_kiosk(context, venue.url, **where)
    context.clock.pause_at(kiosk.page.evaluate("Date.now()") / 1000 + 1)
    yield kiosk
    context.close()


def scan(kiosk: Screen, token: str) -> None:
    shown = kiosk.page.locator("[data-scan]")
    before = shown.get_attribute("data-scan") if shown.count() else None
    kiosk.scan(token)
    until(kiosk.page, lambda: shown.count() == 1 and shown.get_attribute("data-scan") != before)


def test_every_verdict_holds_on_every_screen(browser: Browser, spacious: Venue, folder: Path) -> None:
    answer: dict[str, Any] = {}
    tokens = [spacious.visitor().token for _ in ANSWERS]
    names = (LATIN, CHINESE, MIXED, ARABIC, "Lin Yue")
    with at_rest(browser, spacious, answer) as kiosk:
        looker = Looker(kiosk, folder)
        for number, (what, said) in enumerate(ANSWERS.items()):
            answer.clear()
            visitor = {"id": "v", "name": names[number % len(names)], "category": "investor"}
            answer.update({"visitor": visitor, **said})
            scan(kiosk, tokens[number])
            looker.look(what, axe=what in COLOURS)
    assert not looker.problems, "\n".join(looker.problems)


def test_every_question_holds_on_every_screen(browser: Browser, spacious: Venue, folder: Path) -> None:
    people = [spacious.visitor(name=name, group=LATIN) for name in (LATIN, CHINESE, MIXED, ARABIC) * 10]
    badge = groups.issue_group_badge(spacious.stores, spacious.event.id, LATIN).token or ""
    with at_rest(browser, spacious, {"outcome": "admitted"}, direction="both") as kiosk:
        page, looker = kiosk.page, Looker(kiosk, folder)

        def expect_asked(name: str) -> None:
            until(page, lambda: kiosk.asked.count() == 1 and name in (kiosk.asked.text_content() or ""))

        looker.look("camera_busy", ".problem > *, .prompt > *")
        scan(kiosk, people[0].token)
        expect_asked(LATIN)
        looker.look("asking")
        kiosk.scan(people[1].token)
        page.clock.run_for(5_000)  # until the second may take the question over
        expect_asked(CHINESE)
        looker.look("asking_instead")
        page.clock.run_for(1_000)  # a touch is no longer one that was meant for the first
        kiosk.ask_leave.click()
        settle(page)
        looker.look("unanswered")
        kiosk.scan(badge)
        expect_asked(LATIN)
        kiosk.ask_in.click()
        until(page, kiosk.members_go.is_visible)
        looker.look("members", ".asking form > h1, .asking .name, .asking .row button")
    assert not looker.problems, "\n".join(looker.problems)


def test_every_other_screen_holds(browser: Browser, spacious: Venue, folder: Path) -> None:
    """For staff, for whoever passes by, and for nobody at all."""
    person = spacious.visitor(name=MIXED, organization=LATIN)
    dialog = "dialog h2, dialog header button"
    with at_rest(
        browser, spacious, {"outcome": "refused", "reason": "wrong_day"}, "NotAllowedError"
    ) as kiosk:
        page, looker = kiosk.page, Looker(kiosk, folder)
        looker.look("camera_refused", ".problem > *, .prompt > *")
        scan(kiosk, person.token)
        for at in ("byHand", "search", "status"):
            kiosk.staff.click()
            settle(page)
            kiosk.page.get_by_test_id(f"staff-{at}").click()
            settle(page)
            if at == "search":
                kiosk.staff_query.fill(MIXED[:20])
                until(page, kiosk.staff_person.is_visible)
            looker.look(f"staff_{at}", dialog)
            kiosk.staff_close.click()
            settle(page)
        kiosk.change_zone.click()
        until(page, kiosk.setup.is_visible)
        looker.look("setup", ".card header, .card form > .primary")
        kiosk.setup_mode.get_by_role("radio").last.check(force=True)
        settle(page)
        kiosk.setup_start.click()
        until(page, lambda: kiosk.connection.get_attribute("data-state") == "online")
        page.clock.run_for(60_000)
        until(page, kiosk.attract.is_visible)
        looker.look("attract")
        order(spacious, "", name=LATIN[:100])
        order(spacious, "/commands", "POST", command="beep")
        until(page, lambda: kiosk.found.is_visible() and LATIN[:100] in kiosk.found.inner_text())
        looker.look("found")
        order(spacious, "", locked=True)
        page.clock.run_for(10_000)
        until(page, kiosk.closed.is_visible)
        looker.look("closed")
    assert not looker.problems, "\n".join(looker.problems)
