"""The demo's kiosks: what they say is what the crowd did at them."""

from __future__ import annotations

from datetime import date

import pytest

from footfall.domain.event import Event
from footfall.domain.times import start_of_day
from footfall.lab.crowd.day import plan_day
from footfall.lab.crowd.habits import Outage
from footfall.lab.crowd.plan import HOUR, MINUTE
from footfall.lab.crowd.register import Person
from footfall.lab.demo.kiosks import Post, posts_of
from footfall.lab.demo.script import Day

SECOND = date(2024, 6, 16)
CUT_OFF = "future-cities-in-2"
NOON = 14 * HOUR


@pytest.fixture(scope="module")
def day(example: Event, register: list[Person]) -> Day:
    outage = Outage(1, "future-cities", NOON - 12 * MINUTE, NOON + 12 * MINUTE, CUT_OFF)
    scans = plan_day(example, SECOND, register, outages=(outage,))
    return Day(SECOND.isoformat(), start_of_day(SECOND, example.tz), scans)


@pytest.fixture(scope="module")
def posts(day: Day) -> dict[str, Post]:
    return {post.id: post for post in posts_of(day)}


def test_every_scan_is_read_at_one_of_them_and_each_stands_where_it_reads(
    day: Day, posts: dict[str, Post]
) -> None:
    assert sum(len(post.scans) for post in posts.values()) == len(day.scans)
    for post in posts.values():
        assert {(scan.zone, scan.direction.value) for scan in post.scans} == {(post.zone, post.direction)}


def test_one_is_cut_off_and_says_what_waits_until_it_is_sent(day: Day, posts: dict[str, Post]) -> None:
    cut_off = posts[CUT_OFF]
    said = cut_off.says(day, day.midnight + NOON)
    waiting = [scan for scan in day.scans if scan.offline and scan.at <= NOON]
    assert said["queue"] == len(waiting) > 5
    assert said["oldest_unsent"] == day.midnight + min(scan.at for scan in waiting)
    back = cut_off.says(day, day.midnight + NOON + 13 * MINUTE)
    assert back["queue"] == 0
    assert "oldest_unsent" not in back
    others = [post for post in posts.values() if post is not cut_off]
    assert not any(post.waiting(NOON) for post in others)


def test_what_was_lately_read_and_refused_is_what_the_crowd_did(day: Day, posts: dict[str, Post]) -> None:
    clock = day.midnight + NOON
    said = {post.id: post.says(day, clock) for post in posts.values()}
    lately = [scan for scan in day.scans if NOON - 10 * MINUTE < scan.at <= NOON]
    assert sum(one["recent_scans"] for one in said.values()) == len(lately)
    refused = [scan for scan in lately if scan.expected != "admitted"]
    assert sum(one["recent_refused"] for one in said.values()) == len(refused)


def test_one_is_low_on_power_and_most_are_on_their_chargers(posts: dict[str, Post]) -> None:
    low = [post.id for post in posts.values() if post.battery < 0.2 and not post.charging]
    assert len(low) == 1
    assert sum(post.charging for post in posts.values()) > 0.8 * len(posts)
