"""The day again: any minute of it is the sum of what happened until then, and the last is what the live view shows."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, expect

from footfall.lab.crowd.calendar import afternoon_zone
from footfall.services import events, register
from tests.e2e.conftest import Venue
from tests.e2e.screens import PATIENCE_MS, Screen, expect_live
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import event_config, now_ms, scan_row, visitor_row, zone_config

pytestmark = pytest.mark.e2e

MINUTE = 60_000
HOUR = 60 * MINUTE
#: The page may take this long of the processor's time for a frame: thirty of them fit in a second.
FRAME_MS = 33
#: So many ms the page is watched while it plays.
WATCHED_MS = 3_000


@pytest.fixture
def afternoon(venue: Venue) -> Venue:
    """An event at whose venue it is early in the afternoon: the last hours are of its day, whenever the tests run."""
    zone = afternoon_zone(datetime.now(UTC))
    today = datetime.now(ZoneInfo(zone)).date()
    days = [(today + timedelta(days=offset)).isoformat() for offset in (-1, 0, 1)]
    config = event_config(id=f"{venue.event.id}-afternoon", timezone=zone, days=days)
    return Venue(venue.server, venue.stores, events.create_event(venue.stores, config))


def open_replay(context: BrowserContext, venue: Venue, role: str = "viewer") -> Screen:
    replay = Screen(context.new_page())
    replay.page.goto(f"{venue.url}/dashboard/?event={venue.event.id}&view=replay#token={venue.token(role)}")
    expect_live(replay)
    return replay


def a_day(venue: Venue, now: int) -> None:
    """People who came over the last three hours; some scans arrived late, out of order, or from an offline kiosk."""
    ann, bo, chen, dai = (venue.visitor().token for _ in range(4))

    def at(minutes_ago: int) -> int:
        return now - minutes_ago * MINUTE

    venue.scan(
        scan_row(ann, scanned_at=at(170)),
        scan_row(bo, zone="site", scanned_at=at(150)),
        scan_row(bo, zone="forum", scanned_at=at(120)),
        scan_row(ann, zone="forum", scanned_at=at(60)),
        scan_row(ann, zone="site", direction="out", scanned_at=at(20)),
        scan_row("FF1NOBADGE", scanned_at=at(100)),
    )
    # Late: chen was there long before all that was told so far about these hours.
    venue.scan(scan_row(chen, scanned_at=at(140), offline=True, verdict="admitted"))
    venue.scan(scan_row(chen, direction="out", scanned_at=at(75), offline=True, verdict="admitted"))
    venue.scan(scan_row(dai, zone="annex", scanned_at=at(3)))
    venue.scan(scan_row(dai, zone="booth-1", direction="touch", scanned_at=at(2)))


def changes(venue: Venue) -> dict[str, Any]:
    path = f"/api/v1/events/{venue.event.id}/changes"
    document: dict[str, Any] = venue.server.get(path, venue.token("viewer")).json()
    return document


def wait_until_counted(venue: Venue) -> None:
    """A worker keeps what it read of the log for a moment, and says how far it read."""
    deadline = time.monotonic() + 20
    while changes(venue)["seq"] < venue.state()["seq"]:
        assert time.monotonic() < deadline, "the log was not read again"


def occupancies(document: dict[str, Any], minute: int) -> dict[str, int]:
    """What the changes sum to at the end of a minute (since the epoch), by plain addition."""
    inside = {
        zone: counters["occupancy"]
        for zone, counters in document["before"]["zones"].items()
        if "occupancy" in counters
    }
    for row in document["minutes"]:
        if datetime.fromisoformat(row["at"]).timestamp() // 60 <= minute:
            for zone, change in row["zones"].items():
                if zone in inside:
                    inside[zone] += change.get("occupancy", 0)
    return inside


def expect_minute(replay: Screen, minute: int) -> None:
    expect(replay.replay_time).to_have_attribute("data-minute", str(minute), timeout=PATIENCE_MS)


def turn_to(replay: Screen, minute: int) -> None:
    replay.replay_slider.fill(str(minute))
    expect_minute(replay, minute)


def minute_shown(replay: Screen) -> int:
    return int(str(replay.replay_time.get_attribute("data-minute")))


def test_any_minute_is_the_sum_of_the_changes_and_the_last_is_now(
    context: BrowserContext, afternoon: Venue
) -> None:
    now = now_ms()
    a_day(afternoon, now)
    replay = open_replay(context, afternoon)
    expect(replay.replay_source).to_have_attribute("data-seq", str(afternoon.state()["seq"]))
    document = changes(afternoon)
    seen = set()
    for minutes_ago in (145, 100, 50):
        minute = now // MINUTE - minutes_ago
        turn_to(replay, minute)
        wanted = occupancies(document, minute)
        for zone, people in wanted.items():
            replay.expect_occupancy(zone, people)
        seen.add(tuple(wanted.values()))
    assert len(seen) == 3, "three different moments"
    assert all(sum(moment) > 0 for moment in seen)

    replay.replay_now.click()
    state = afternoon.state()
    for zone, numbers in state["zones"].items():
        if "occupancy" in numbers:
            replay.expect_occupancy(zone, numbers["occupancy"])
            visits = replay.tile(zone).get_by_test_id("visits")
            expect(visits).to_have_attribute("data-value", str(numbers["visits"]))
    expect(replay.total_admitted).to_have_attribute("data-value", str(state["totals"]["admitted"]))
    expect(replay.total_refused).to_have_attribute("data-value", "1")
    for start, targets in state["flow"].items():
        for end, count in targets.items():
            row = replay.page.locator(f'[data-testid="flow"] li[data-from="{start}"][data-to="{end}"] b')
            expect(row).to_have_text(str(count))


def test_a_late_scan_repairs_the_past_when_it_is_read_again(
    context: BrowserContext, afternoon: Venue
) -> None:
    now = now_ms()
    a_day(afternoon, now)
    replay = open_replay(context, afternoon)
    expect(replay.replay_not_over).to_contain_text("not over")
    minute = now // MINUTE - 130
    turn_to(replay, minute)
    before = occupancies(changes(afternoon), minute)["hall"]
    replay.expect_occupancy("hall", before)
    late = scan_row(
        afternoon.visitor().token, scanned_at=now - 135 * MINUTE, offline=True, verdict="admitted"
    )
    afternoon.scan(late)
    wait_until_counted(afternoon)
    replay.replay_reload.click()
    replay.expect_occupancy("hall", before + 1)
    expect_minute(replay, minute)


def test_it_plays_to_the_end_and_stops_where_it_is_held(context: BrowserContext, afternoon: Venue) -> None:
    now = now_ms()
    a_day(afternoon, now)
    replay = open_replay(context, afternoon)
    expect(replay.replay_time).to_be_visible(timeout=PATIENCE_MS)
    end = minute_shown(replay)
    replay.replay_speed_600.click()
    # From the end it begins anew.
    replay.replay_play.click()
    expect(replay.replay_play).to_contain_text("Pause")
    replay.page.wait_for_function(
        "end => { const at = Number(document.querySelector('[data-testid=replay-time]').dataset.minute);"
        " return at < end - 60 && at > end - 300; }",
        arg=end,
    )
    replay.replay_play.click()
    expect(replay.replay_play).to_contain_text("Play")
    held = minute_shown(replay)
    assert held < end
    for zone, people in occupancies(changes(afternoon), held).items():
        replay.expect_occupancy(zone, people)
    replay.replay_play.click()
    replay.page.wait_for_function(
        "held => Number(document.querySelector('[data-testid=replay-time]').dataset.minute) > held", arg=held
    )
    # It goes on by itself to the last minute there is, and stops there.
    expect(replay.replay_play).to_contain_text("Play", timeout=60_000)
    assert minute_shown(replay) >= end


def test_keys_move_it_by_a_minute_a_quarter_and_an_hour(context: BrowserContext, afternoon: Venue) -> None:
    now = now_ms()
    a_day(afternoon, now)
    replay = open_replay(context, afternoon)
    minute = now // MINUTE - 70
    expect(replay.replay_slider).to_be_visible(timeout=PATIENCE_MS)
    turn_to(replay, minute)
    replay.replay_slider.focus()
    for key, moved in (("ArrowRight", 1), ("ArrowLeft", 0), ("PageUp", 15), ("PageDown", 0)):
        replay.page.keyboard.press(key)
        expect_minute(replay, minute + moved)
    time = replay.page.evaluate(
        "([at, timeZone]) => new Date(at).toLocaleTimeString('en-GB', {timeZone, hour: '2-digit', minute: '2-digit'})",
        [minute * MINUTE, str(afternoon.event.timezone)],
    )
    expect(replay.replay_slider).to_have_attribute("aria-valuetext", f"{time}, 3 on site")
    hour = minute - minute % 60  # the venue's clock is whole hours from UTC
    replay.replay_hour_on.click()
    expect_minute(replay, hour + 60)
    for back in (0, -60):
        replay.replay_hour_back.click()
        expect_minute(replay, hour + back)
    replay.page.keyboard.press("Home")
    replay.replay_slider.focus()
    replay.page.keyboard.press("Space")
    expect(replay.replay_play).to_contain_text("Pause")


def test_the_peak_and_a_closing_can_be_jumped_to(context: BrowserContext, afternoon: Venue) -> None:
    now = now_ms()
    a_day(afternoon, now)
    path = f"/api/v1/events/{afternoon.event.id}/closings"
    swept = now - 30 * MINUTE
    assert afternoon.server.post(path, {"at": swept}, afternoon.token("organizer")).ok
    replay = open_replay(context, afternoon)
    replay.replay_closing.click(timeout=PATIENCE_MS)
    expect_minute(replay, swept // MINUTE)
    replay.expect_occupancy("site", 0)
    replay.replay_peak.click()
    expect(replay.replay_time).not_to_have_attribute("data-minute", str(swept // MINUTE))
    document = changes(afternoon)
    inside = occupancies(document, minute_shown(replay))
    assert inside["site"] + inside["annex"] == 3


def test_a_day_that_is_over_is_not_called_unfinished(context: BrowserContext, afternoon: Venue) -> None:
    now = now_ms()
    visitor = afternoon.visitor()
    afternoon.scan(scan_row(visitor.token, scanned_at=now - 24 * HOUR))
    replay = open_replay(context, afternoon)
    expect(replay.replay).to_contain_text("Nobody came or went on this day", timeout=PATIENCE_MS)
    replay.replay_day.select_option(index=1)
    expect(replay.replay_time).to_be_visible(timeout=PATIENCE_MS)
    expect(replay.replay_not_over).to_have_count(0)
    turn_to(replay, (now - 24 * HOUR) // MINUTE)
    replay.expect_occupancy("hall", 1)


def test_a_day_that_cannot_be_read_says_so_and_is_read_again(
    context: BrowserContext, afternoon: Venue
) -> None:
    a_day(afternoon, now_ms())
    broken = True

    def answer(route: Any) -> None:
        if broken:
            route.fulfill(status=503, json={"error": {"code": "store_unavailable", "message": "no store"}})
        else:
            route.fallback()

    context.route("**/changes?*", answer)
    replay = open_replay(context, afternoon)
    expect(replay.replay).to_contain_text("The day could not be read", timeout=PATIENCE_MS)
    broken = False
    replay.replay_again.click()
    expect(replay.replay_time).to_be_visible(timeout=PATIENCE_MS)
    broken = True
    replay.replay_reload.click()
    expect(replay.replay).to_contain_text("the numbers of the reading before")
    replay.expect_occupancy("hall", 1)


#: What reaches beyond the page's right edge, unless the page cuts it off there.
STICKS_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(
    ("language", "title", "play"),
    [("en", "Replay", "Play"), ("zh-Hans", "回放", "播放"), ("zh-Hant", "回放", "播放")],
)
def test_it_speaks_three_languages(
    context: BrowserContext, afternoon: Venue, language: str, title: str, play: str
) -> None:
    a_day(afternoon, now_ms())
    replay = open_replay(context, afternoon)
    replay.language.select_option(language)
    expect(replay.replay_play).to_contain_text(play, timeout=PATIENCE_MS)
    expect(replay.page.locator(".replayed .word")).to_contain_text(title)
    expect_nothing_serious(replay)
    for size in ((390, 844), (820, 1180), (1440, 900)):
        replay.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert replay.page.evaluate(STICKS_OUT) == [], size


def test_at_full_speed_a_large_venue_costs_less_than_a_thirtieth_of_a_second_a_frame(
    context: BrowserContext, afternoon: Venue
) -> None:
    """130 zones, 4,000 scans in three hours, played 600 times as fast; the processor's time is what is measured."""
    now = now_ms()
    zones = [zone_config("site")] + [
        zone_config(f"zone-{number}", parent="site", capacity=50) for number in range(129)
    ]
    large = replace(
        afternoon, event=events.update_event(afternoon.stores, afternoon.event.id, {"zones": zones})
    )
    people = register.register_visitors(large.stores, large.event.id, [visitor_row() for _ in range(100)])
    rows = [
        scan_row(people[n % 100].token, zone=f"zone-{n * 37 % 129}", scanned_at=now - 3 * HOUR + n * 2_700)
        for n in range(4_000)
    ]
    for first in range(0, len(rows), 500):
        large.scan(*rows[first : first + 500])
    replay = open_replay(context, large)
    expect(replay.replay_time).to_be_visible(timeout=PATIENCE_MS)
    tools = context.new_cdp_session(replay.page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = {each["name"]: each["value"] for each in tools.send("Performance.getMetrics")["metrics"]}
        return float(metrics["TaskDuration"]) * 1000

    replay.replay_speed_600.click()
    replay.replay_play.click()
    before = worked()
    frames = replay.page.evaluate(
        """ms => new Promise(done => {
            let frames = 0;
            const start = performance.now();
            const count = now => {
                frames += 1;
                if (now - start < ms) requestAnimationFrame(count);
                else done(frames);
            };
            requestAnimationFrame(count);
        })""",
        WATCHED_MS,
    )
    spent = worked() - before
    expect(replay.replay_play).to_contain_text("Pause")
    assert spent / frames < FRAME_MS, f"{frames} frames in {WATCHED_MS} ms, {spent / frames:.1f} ms each"
