"""Warnings on the dashboard: pushed as they are raised, taken care of by name, and told afterwards."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from footfall.domain.kiosk_needs import ONLINE_MS
from footfall.services import events, users
from footfall.services.badging import RegisteredVisitor
from tests.e2e.conftest import Venue
from tests.e2e.offline import site
from tests.e2e.screens import Screen, expect_live, open_dashboard
from tests.e2e.test_accessible import LOOK, RULES, expect_nothing_serious
from tests.factories import now_ms, scan_row, zone_config
from tests.helpers import PASSWORD

pytestmark = pytest.mark.e2e

#: Counts the notes that are played, whatever the machine's loudspeaker.
COUNT_NOTES = """
window.notes = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.notes += 1; return start.apply(this, when); };
"""
NOTES_A_CHIME = 3
LOOK_AT_ATTENTION = LOOK.replace("axe.run(document", "axe.run('[data-testid=attention]'")


@pytest.fixture
def small(venue: Venue) -> list[RegisteredVisitor]:
    """`hall` holds twenty; twenty-one visitors with badges."""
    zones = [zone_config("hall", capacity=20), zone_config("annex", admits=["investor"], capacity=50)]
    events.update_event(venue.stores, venue.event.id, {"zones": zones})
    return [venue.visitor() for _ in range(21)]


class People:
    """They go into the hall and out again, by real scans."""

    def __init__(self, venue: Venue, people: list[RegisteredVisitor]) -> None:
        self.venue, self.people, self.inside = venue, people, 0

    def hold(self, count: int) -> None:
        going = self.people[min(count, self.inside) : max(count, self.inside)]
        direction = "in" if count > self.inside else "out"
        results = self.venue.scan(*(scan_row(one.token, direction=direction) for one in going))
        assert {result["outcome"] for result in results} == {"admitted"}
        self.inside = count


@pytest.fixture
def people(venue: Venue, small: list[RegisteredVisitor]) -> People:
    return People(venue, small)


def warnings_page(context: BrowserContext, venue: Venue, role: str = "staff") -> Screen:
    dashboard = open_dashboard(context, venue.url, venue.token(role), venue.event.id)
    dashboard.view_warnings.click()
    expect(dashboard.warnings).to_be_visible()
    return dashboard


def signed_in(context: BrowserContext, venue: Venue, name: str, role: str = "staff") -> Screen:
    users.create_user(venue.stores, name, PASSWORD, role, venue.event.id)
    dashboard = Screen(context.new_page())
    dashboard.page.goto(f"{venue.url}/dashboard/?event={venue.event.id}")
    dashboard.login_name.fill(name)
    dashboard.login_password.fill(PASSWORD)
    dashboard.login_submit.click()
    expect_live(dashboard)
    return dashboard


def of(screen: Screen, kind: str) -> Locator:
    return screen.page.locator(f'[data-testid="warning"][data-kind="{kind}"]')


def expect_log(screen: Screen, *entries: tuple[str, str]) -> None:
    """(what, level) from the newest on."""
    for index, (what, level) in enumerate(entries):
        row = screen.logged.nth(index)
        expect(row).to_have_attribute("data-what", what)
        expect(row).to_have_attribute("data-level", level)
    expect(screen.logged).to_have_count(len(entries))


def test_scans_fill_a_zone_through_its_levels_and_each_is_pushed(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)
    expect(dashboard.attention).to_contain_text("Nothing needs attention")
    expect(dashboard.page).to_have_title(re.compile("^Expo"))
    for count, level, tile, words in (
        *((16, "80", "near", "Hall is getting full"), (19, "95", "almost", "Hall is almost full")),
        (20, "100", "full", "Hall is full"),
    ):
        people.hold(count)
        warning = of(dashboard, "zone")
        expect(warning).to_have_attribute("data-level", level)
        expect(warning).to_contain_text(words)
        expect(warning).to_contain_text(f"{count} of 20")
        expect(dashboard.tile("hall")).to_have_class(re.compile(rf"\b{tile}\b"))
    expect(dashboard.tile("hall")).to_contain_text("■ 100% full")
    expect(dashboard.page).to_have_title(re.compile(r"^\(1\) Expo"))
    expect(dashboard.warnings_waiting).to_have_attribute("data-value", "1")
    people.hold(0)
    expect(of(dashboard, "zone")).to_have_count(0)
    dashboard.view_warnings.click()
    expect_log(
        dashboard,
        *(("ended", "100"), ("raised", "100"), ("ended", "95"), ("raised", "95"), ("ended", "80")),
        ("raised", "80"),
    )


def test_somebody_takes_care_and_stands_in_the_log_by_name(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    mei = signed_in(context, venue, f"mei-{venue.event.id}")
    people.hold(16)
    mei.view_warnings.click()
    expect(of(mei, "zone")).to_have_attribute("data-acknowledged", "no")
    mei.note.fill("sending Bo to the door")
    mei.acknowledge.click()
    expect(mei.acknowledged).to_contain_text(f"mei-{venue.event.id} is on it")
    expect(mei.acknowledged).to_contain_text("sending Bo to the door")
    expect(mei.warnings_waiting).to_have_count(0)
    expect_log(mei, ("acknowledged", "80"), ("raised", "80"))
    people.hold(0)
    expect(of(mei, "zone")).to_have_count(0)
    mei.page.reload()
    expect_live(mei)
    expect_log(mei, ("ended", "80"), ("acknowledged", "80"), ("raised", "80"))
    expect(mei.logged.nth(1)).to_contain_text(f"mei-{venue.event.id}: sending Bo to the door")


def test_a_viewer_sees_that_somebody_takes_care_and_cannot_take_it(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    viewer = warnings_page(context, venue, "viewer")
    people.hold(16)
    expect(of(viewer, "zone")).to_be_visible()
    expect(viewer.acknowledge).to_have_count(0)
    expect(viewer.levels).to_have_count(0)
    answer = venue.server.get(f"/api/v1/events/{venue.event.id}/warnings", venue.token("staff")).json()
    path = f"/api/v1/events/{venue.event.id}/warnings/{answer['open'][0]['id']}/acknowledgement"
    assert venue.server.post(path, {"note": "ask Lin Yue"}, venue.token("staff")).ok
    expect(viewer.acknowledged).to_contain_text("Somebody is on it")
    assert "Lin Yue" not in viewer.page.content()


def test_a_silent_kiosk_and_a_conflict_warn(context: BrowserContext, venue: Venue, people: People) -> None:
    dashboard = warnings_page(context, venue)
    said = {"name": "West door", "zone": "hall", "last_seen": now_ms() - 2 * ONLINE_MS, "queue": 3}
    venue.stores.kiosks.save(venue.event.id, "west", said)
    silent = of(dashboard, "kiosk_silent")
    expect(silent).to_contain_text("Kiosk “West door” is silent")
    expect(silent).to_contain_text("3 scans wait on it")
    # The annex is for investors; offline, its door let a visitor in.
    venue.scan(
        scan_row(people.people[0].token, zone="annex", offline=True, verdict="admitted", scanned_at=now_ms())
    )
    expect(of(dashboard, "conflicts")).to_contain_text("Admitted offline against the rules: 1")
    dashboard.warnings_kind.select_option("conflicts")
    expect(silent).to_have_count(0)
    of(dashboard, "conflicts").get_by_test_id("acknowledge").click()
    expect(of(dashboard, "conflicts")).to_have_count(0)
    dashboard.warnings_kind.select_option("all")
    venue.stores.kiosks.save(venue.event.id, "west", said | {"last_seen": now_ms() + 60_000, "queue": 0})
    expect(silent).to_have_count(0)


def test_the_chime_is_wanted_remembered_and_heard_once_for_each_warning(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    context.add_init_script(COUNT_NOTES)
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)

    def expect_chimes(count: int) -> None:
        dashboard.page.wait_for_function("count => window.notes === count", arg=count * NOTES_A_CHIME)

    people.hold(16)
    expect(of(dashboard, "zone")).to_have_attribute("data-level", "80")
    expect(dashboard.sound).not_to_be_checked()
    expect_chimes(0)
    dashboard.sound.check()
    expect(dashboard.sound).to_have_attribute("data-sound", "on")
    people.hold(19)
    expect_chimes(1)
    dashboard.acknowledge.click()
    expect(dashboard.acknowledged).to_be_visible()
    people.hold(17)  # back to the lower level: no news
    expect(of(dashboard, "zone")).to_have_attribute("data-level", "80")
    expect_chimes(1)
    dashboard.page.reload()
    expect_live(dashboard)
    expect(dashboard.sound).to_be_checked()
    dashboard.event_title.click()  # browsers are silent before a page is touched
    expect(dashboard.sound).to_have_attribute("data-sound", "on")
    expect(of(dashboard, "zone")).to_be_visible()
    people.hold(20)
    expect_chimes(1)  # counted anew since the reload


def test_an_organizer_sets_the_levels_of_a_zone(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    dashboard = warnings_page(context, venue, "organizer")
    people.hold(10)
    row = dashboard.page.locator('[data-testid="levels-row"][data-zone="hall"]')
    field, told = row.get_by_test_id("levels-input"), row.get_by_test_id("levels-told")
    expect(field).to_have_attribute("placeholder", "80, 95, 100")
    field.fill("90, 50")
    row.get_by_test_id("levels-save").click()
    expect(told).to_have_text("Each level must be higher than the one before it.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert all("warn_at" not in zone for zone in config(venue)["zones"])
    field.fill("50, 90")
    row.get_by_test_id("levels-save").click()
    expect(told).to_have_text("Saved")
    assert config(venue)["zones"][0]["warn_at"] == [50, 90]
    expect(of(dashboard, "zone")).to_have_attribute("data-level", "50")
    dashboard.view_now.click()
    expect(dashboard.tile("hall")).to_contain_text("▲ 50% getting full")
    dashboard.view_warnings.click()
    field.fill("")
    row.get_by_test_id("levels-save").click()
    expect(of(dashboard, "zone")).to_have_count(0)
    assert "warn_at" not in config(venue)["zones"][0]


def test_the_levels_of_the_event_hold_for_zones_without_their_own(
    context: BrowserContext, venue: Venue, people: People
) -> None:
    dashboard = warnings_page(context, venue, "organizer")
    row = dashboard.page.locator('[data-testid="levels-row"][data-zone=""]')
    row.get_by_test_id("levels-input").fill("60")
    row.get_by_test_id("levels-save").click()
    expect(row.get_by_test_id("levels-told")).to_have_text("Saved")
    people.hold(12)
    expect(of(dashboard, "zone")).to_have_attribute("data-level", "60")


def config(venue: Venue) -> dict[str, Any]:
    answer = venue.server.get(f"/api/v1/events/{venue.event.id}", venue.token("organizer"))
    document: dict[str, Any] = answer.json()
    return document


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Warnings", "Hall is almost full", "I’m on it", "When to warn")),
        ("zh-Hans", ("预警", "Hall即将满员", "我来处理", "何时预警")),
        ("zh-Hant", ("預警", "Hall即將額滿", "由我跟進", "何時預警")),
    ],
)
def test_it_speaks_three_languages_and_axe_finds_nothing_serious(
    context: BrowserContext, venue: Venue, people: People, language: str, words: tuple[str, ...]
) -> None:
    dashboard = warnings_page(context, venue, "organizer")
    people.hold(19)
    dashboard.language.select_option(language)
    for word in words:
        expect(dashboard.warnings).to_contain_text(word)
    expect(dashboard.logged).not_to_have_count(0)
    expect_nothing_serious(dashboard)
    dashboard.view_now.click()
    expect(dashboard.attention).to_contain_text(words[1])
    assert dashboard.page.evaluate(LOOK_AT_ATTENTION, RULES) == []


def test_a_lost_connection_is_told_and_warnings_look_old(context: BrowserContext, tmp_path: Path) -> None:
    with site(tmp_path / "data", zones=[zone_config("hall", capacity=1)]) as place:
        venue = place.venue
        venue.scan(scan_row(venue.visitor().token))
        dashboard = open_dashboard(context, venue.url, venue.token("staff"))
        expect(of(dashboard, "zone")).to_contain_text("Hall is full")
        place.kill()
        expect(dashboard.connection).to_have_attribute("data-state", "lost")
        expect(dashboard.attention).to_contain_text("Connection lost")
        expect(of(dashboard, "zone")).to_contain_text("Hall is full")
        dashboard.view_warnings.click()
        expect(dashboard.warnings).to_have_class(re.compile(r"\bstale\b"))
        expect(dashboard.warnings).to_contain_text("what changed since is not known here")
