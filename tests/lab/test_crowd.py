"""The example's crowd, held against the counting rule and the rules of the doors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from footfall.domain.admission import Holder, door_at, refusal
from footfall.domain.badge import BadgeStatus
from footfall.domain.counting import AWAY, Walk
from footfall.domain.event import Event
from footfall.domain.scan import Direction, PathScan, Reason
from footfall.domain.times import start_of_day
from footfall.lab.crowd.day import plan_day
from footfall.lab.crowd.plan import HOUR, PlannedScan, Shown
from footfall.lab.crowd.register import DELEGATION, Person
from tests.lab.conftest import Days

FIRST, SECOND = date(2024, 6, 15), date(2024, 6, 16)


class Doors:
    """Walks the day's scans by the specifications alone; `occupancy` is as of the last scan."""

    def __init__(self, event: Event, day: date, register: list[Person]) -> None:
        self.event, self.register = event, register
        self.midnight = start_of_day(day, event.tz)
        self.layout = event.layout
        self.walks: dict[int, Walk] = {}
        self.occupancy: Counter[str] = Counter()

    def answer(self, scan: PlannedScan) -> str:
        walk = self.walks.setdefault(scan.person, Walk(self.layout))
        around = self.layout.chain(walk.position)
        zone = self.event.zone(scan.zone)
        reason = refusal(
            Reason.INVALID_TOKEN if scan.shown is Shown.FOREIGN else None,
            Holder(
                status=BadgeStatus.REVOKED if scan.shown is Shown.REPLACED else BadgeStatus.ACTIVE,
                days=(),
                category=self.register[scan.person].category,
                is_guest=False,
                is_inside=scan.zone in around,
            ),
            door_at(self.event, zone, self.midnight + scan.at),
            scan.direction,
            self.occupancy[scan.zone],
        )
        if reason is not None:
            return reason
        walk.scan(PathScan(scan.at, "", scan.zone, scan.direction))
        self.occupancy.subtract(around)
        self.occupancy.update(self.layout.chain(walk.position))
        return "admitted"


Played = Iterator[tuple[PlannedScan, str, Counter[str]]]


def play(event: Event, day: date, register: list[Person], days: Days) -> Played:
    doors = Doors(event, day, register)
    for scan in sorted(days[day], key=lambda scan: scan.at):
        yield scan, doors.answer(scan), doors.occupancy


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_the_doors_answer_as_the_crowd_expects(
    day: date, example: Event, register: list[Person], days: Days
) -> None:
    played = list(play(example, day, register, days))
    assert [(scan, answer) for scan, answer, _ in played if answer != scan.expected] == []


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_no_occupancy_is_negative_or_beyond_an_enforced_capacity(
    day: date, example: Event, register: list[Person], days: Days
) -> None:
    limits = {zone.id: zone.capacity for zone in example.zones if zone.enforce and zone.capacity}
    for scan, _, occupancy in play(example, day, register, days):
        assert occupancy[scan.zone] >= 0
        assert occupancy[scan.zone] <= limits.get(scan.zone, 10_000)


@pytest.mark.parametrize(("day", "full"), [(FIRST, "forum-investment"), (SECOND, "roadshow")])
def test_the_venue_is_busy_but_not_absurd(
    day: date, full: str, example: Event, register: list[Person], days: Days
) -> None:
    peaks: Counter[str] = Counter()
    for _, _, occupancy in play(example, day, register, days):
        peaks |= occupancy
    share = {zone.id: peaks[zone.id] / zone.capacity for zone in example.zones if zone.capacity}
    assert 1200 <= peaks["site"] <= 1500
    assert 2000 <= len({scan.person for scan in days[day]}) <= 2400
    assert share[full] == 1
    assert share["future-cities"] > 0.8
    assert max(share.values()) <= 1


def test_lunch_thins_the_crowd(example: Event, register: list[Person], days: Days) -> None:
    at_hour: dict[int, int] = {}
    for scan, _, occupancy in play(example, SECOND, register, days):
        at_hour[scan.at // HOUR] = occupancy["site"]
    assert at_hour[12] < at_hour[10] * 0.8
    assert at_hour[13] > at_hour[12] * 1.2


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_scans_come_in_order_and_nobody_is_at_two_doors_at_once(day: date, days: Days) -> None:
    scans = days[day]
    assert [scan.sent_at for scan in scans] == sorted(scan.sent_at for scan in scans)
    assert all(scan.sent_at > scan.at if scan.offline else scan.sent_at == scan.at for scan in scans)
    last: dict[int, int] = {}
    for scan in sorted(scans, key=lambda scan: scan.at):
        assert scan.at > last.get(scan.person, -1)
        last[scan.person] = scan.at
    assert 7 * HOUR < scans[0].at < scans[-1].at < 18.5 * HOUR


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_every_direction_fits_its_zone_and_a_kiosk_reads_one_badge_at_a_time(
    day: date, days: Days, example: Event
) -> None:
    read_at: dict[str, int] = {}
    for scan in sorted(days[day], key=lambda scan: scan.at):
        assert example.zone(scan.zone).fits(scan.direction)
        assert scan.at - read_at.get(scan.kiosk, 0) >= 1900
        read_at[scan.kiosk] = scan.at


def test_the_same_seed_makes_the_same_day_and_another_seed_another(
    example: Event, register: list[Person], days: Days
) -> None:
    assert plan_day(example, FIRST, register) == days[FIRST]
    assert plan_day(example, FIRST, register, seed=7) != days[FIRST]


def test_people_who_stay_at_home_are_not_seen(example: Event, register: list[Person]) -> None:
    home = range(0, 3000, 7)
    scans = plan_day(example, SECOND, register, at_home=home)
    assert {scan.person for scan in scans}.isdisjoint(home)


def test_the_delegation_arrives_together_and_is_let_in_to_the_roundtable(
    register: list[Person], days: Days
) -> None:
    members = {index for index, person in enumerate(register) if person.group == DELEGATION}
    scans = [scan for scan in days[SECOND] if scan.person in members]
    coming = {scan.person for scan in scans}
    arrived = [scan.at for scan in scans if scan.zone == "site" and scan.direction is Direction.IN]
    seated = {scan.person for scan in scans if scan.zone == "roundtable" and scan.expected == "admitted"}
    assert len(coming) > 35
    assert max(arrived) - min(arrived) < HOUR // 12
    assert seated == coming


def test_some_people_forget_to_scan_out_and_some_hold_up_the_wrong_thing(
    example: Event, register: list[Person], days: Days
) -> None:
    doors = Doors(example, FIRST, register)
    for scan in days[FIRST]:
        doors.answer(scan)
    left_inside = sum(walk.position != AWAY for walk in doors.walks.values())
    inferred = sum(walk.tally["zones", "hall:inferred"] for walk in doors.walks.values())
    assert 10 < left_inside < 200
    assert inferred > 100
    refused = Counter(scan.expected for scan in days[FIRST])
    for reason in ("zone_full", "zone_closed", "category_not_admitted", "revoked_badge", "invalid_token"):
        assert refused[reason] > 0, reason
