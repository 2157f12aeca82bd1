"""Every view of the dashboard, from a phone to a wall, in both lights and three languages, to be looked at.

With FOOTFALL_GALLERY=FOLDER the pictures are kept there; otherwise some are taken and thrown away, and what is held is
that nothing sticks out at the side and no text is cut.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from footfall.domain.event_config import event_to_dict
from footfall.lab.demo.floor_plan import hang_example
from footfall.services import access, events
from footfall.settings import Settings
from footfall.store import open_stores
from tests.e2e.crowd import Crowd, arrive
from tests.e2e.looks import expect_nothing_cut, expect_still, kept_in
from tests.e2e.screens import PATIENCE_MS, Screen, expect_live, open_kiosk
from tests.helpers import LiveServer, running_server

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "desktop": {"width": 1440, "height": 900},
    "wall": {"width": 3840, "height": 2160},
}
KEPT = os.environ.get("FOOTFALL_GALLERY")
#: Without a gallery: the longest words on the smallest screen, and each script, light and size once.
LOOKS = (
    list(itertools.product(SIZES, ("dark", "light"), ("en", "zh-Hans", "zh-Hant")))
    if KEPT
    else [("phone", "dark", "en"), ("tablet", "light", "zh-Hant"), ("desktop", "dark", "zh-Hans")]
)
#: A zone that is full, one that is nearly full, and two doors.
TIGHT = {"lounge": 0.8, "roadshow": 1.1}
DOORS = {"Main entrance": ("site", "in"), "Exhibition hall, east": ("hall", "both")}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server that has the example event to itself."""
    with running_server(data_dir=tmp_path_factory.mktemp("example")) as server:
        yield server


@pytest.fixture(scope="module")
def crowd(example: LiveServer) -> Crowd:
    """The example event on its second afternoon, with its floor plan."""
    assert example.data_dir is not None
    stores = open_stores(Settings(data_dir=example.data_dir))
    crowd = arrive(example.url, stores, 1500 if KEPT else 300)
    hang_example(stores, crowd.event_id)
    inside = stores.counters.numbers(crowd.event_id).zones
    config = event_to_dict(stores.events.get(crowd.event_id).event)
    for zone in config["zones"]:
        if zone["id"] in TIGHT:
            zone["capacity"] = int(inside.get(f"{zone['id']}:occupancy", 0) * TIGHT[zone["id"]]) + 1
    events.update_event(stores, crowd.event_id, {"zones": config["zones"]})
    return crowd


@pytest.fixture(scope="module", autouse=True)
def kiosks(browser: Browser, example: LiveServer, crowd: Crowd) -> Iterator[None]:
    contexts = []
    for name, (zone, direction) in DOORS.items():
        contexts.append(browser.new_context())
        token = access.create_token(crowd.stores, "kiosk", crowd.event_id, None, name)
        open_kiosk(contexts[-1], example.url, token=token, zone=zone, direction=direction)
    yield
    for context in contexts:
        context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in("dashboard", tmp_path)


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request: pytest.FixtureRequest, browser: Browser) -> tuple[Screen, str]:
    """A dashboard in a window of one size, light and language, and the name of that look."""
    size, light, language = request.param
    context = browser.new_context(viewport=SIZES[size], color_scheme=light, locale="en-GB")
    context.add_init_script(f"localStorage.setItem('footfall.language', '{language}')")
    return Screen(context.new_page()), f"{size}-{light}-{language}"


def nothing(dashboard: Screen) -> None:
    """Whatever is there at once."""


def counted(dashboard: Screen) -> None:
    expect(dashboard.flow_matrix).to_be_attached(timeout=PATIENCE_MS)


def replayed(dashboard: Screen) -> None:
    expect(dashboard.replay_slider).to_be_visible(timeout=PATIENCE_MS)
    dashboard.replay_slider.press("PageDown")  # a quarter of an hour ago
    # A picture of the whole page shows what is out of sight, too, which the page itself leaves undrawn.
    dashboard.page.locator(".past .count").evaluate_all(
        "(counts) => counts.forEach((count) => { count.style.contentVisibility = 'visible'; })"
    )


def found(dashboard: Screen) -> None:
    dashboard.people_query.fill("li")
    expect(dashboard.people_found.first).to_be_visible()


def somebody(dashboard: Screen) -> None:
    found(dashboard)
    dashboard.people_found.first.click()
    expect(dashboard.timeline).to_be_visible()


def inside(dashboard: Screen) -> None:
    dashboard.people_roll.click()
    expect(dashboard.roll_row.first).to_be_attached()


def checked(dashboard: Screen) -> None:
    dashboard.audit_check.click()
    expect(dashboard.audit_checked).to_have_attribute("data-intact", "true")


#: A picture's name -> the view, and what is done there first.
PICTURES: dict[str, tuple[str, Callable[[Screen], None]]] = {
    "now": ("now", nothing),
    "plan": ("plan", nothing),
    "flow": ("flow", counted),
    "replay": ("replay", replayed),
    "people": ("people", found),
    "person": ("people", somebody),
    "roll-call": ("people", inside),
    "warnings": ("warnings", nothing),
    "kiosks": ("kiosks", nothing),
    "audit": ("audit", checked),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_view(
    look: tuple[Screen, str], example: LiveServer, crowd: Crowd, folder: Path, picture: str
) -> None:
    dashboard, name = look
    view, prepare = PICTURES[picture]
    address = f"{example.url}/dashboard/?event={crowd.event_id}&view={view}#token={crowd.organizer}"
    dashboard.page.goto(address)
    expect_live(dashboard)
    expect(dashboard.page.get_by_test_id(f"view-{view}")).to_have_attribute("aria-current", "page")
    prepare(dashboard)
    expect_still(dashboard)
    dashboard.page.screenshot(
        path=folder / f"{picture}-{name}.png",
        animations="disabled",
        full_page="wall" not in name and picture != "roll-call",
    )
    expect_nothing_cut(dashboard, "main", name)


def test_the_big_screen(look: tuple[Screen, str], example: LiveServer, crowd: Crowd, folder: Path) -> None:
    dashboard, name = look
    address = f"{example.url}/dashboard/?event={crowd.event_id}&wall=1#token={crowd.organizer}"
    dashboard.page.goto(address)
    expect_live(dashboard)
    dashboard.page.keyboard.press("Space")  # it stands still
    seen: list[str] = []
    while (slide := str(dashboard.wall_slide.get_attribute("data-index"))) not in seen:
        expect_still(dashboard)
        dashboard.page.screenshot(path=folder / f"slide-{slide}-{name}.png", animations="disabled")
        expect_nothing_cut(dashboard, "main", f"slide {slide} {name}")
        seen.append(slide)
        dashboard.page.keyboard.press("ArrowRight")
        expect(dashboard.wall_slide).not_to_have_attribute("data-index", slide)
    assert len(seen) >= 4
