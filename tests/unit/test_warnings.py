"""Which warnings are open, given what is seen and which were open before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from footfall.domain.event import Event
from footfall.domain.event_config import event_to_dict, parse_event
from footfall.domain.kiosk_needs import FORGOTTEN_MS, ON_ITS_WAY_MS, ONLINE_MS, KioskSeen
from footfall.domain.warnings import (
    Acknowledgement,
    Judgement,
    Seen,
    Warned,
    WarningKind,
    judge,
    level_of,
)
from tests.factories import event_config, zone_config
from tests.unit.test_event_config import problems

NOW = 1_800_000_000_000
#: When a kiosk was last heard that is silent by now.
SILENT = NOW - ONLINE_MS
BY_MEI = Acknowledgement("mei", NOW, "on my way")


def event(**changes: Any) -> Event:
    return parse_event(event_config(**changes))


class Story:
    """What is seen one after the other, and what comes of it."""

    def __init__(self, event: Event) -> None:
        self.event, self.now = event, NOW
        self.open: dict[str, Warned] = {}
        self.last_id = 0

    def see(
        self,
        hall: int = 0,
        kiosks: Iterable[KioskSeen] = (),
        conflicts: int = 0,
        problems: tuple[str, ...] = (),
    ) -> Judgement:
        self.now += 1_000
        seen = Seen(self.now, self.event, {"hall": hall}, list(kiosks), conflicts, problems)
        verdict = judge(seen, self.open, self.last_id)
        self.open, self.last_id = verdict.open, verdict.last_id
        return verdict

    def acknowledge(self) -> None:
        self.open = {subject: replace(one, acknowledged=BY_MEI) for subject, one in self.open.items()}

    @property
    def only(self) -> Warned:
        [one] = self.open.values()
        return one


@pytest.fixture
def story() -> Story:
    return Story(event())


def kiosk(**changes: Any) -> KioskSeen:
    return KioskSeen(**{"id": "k1", "name": "West", "last_seen": NOW, **changes})


def test_a_zone_is_warned_of_at_each_of_its_levels_and_once_at_each(story: Story) -> None:
    raised = [(one.level, one.id) for hall in range(102) for one in story.see(hall).raised]
    assert raised == [(80, "w1"), (95, "w2"), (100, "w3")]
    assert (story.only.level, story.only.occupancy, story.only.capacity) == (100, 101, 100)


def test_one_step_to_the_highest_level_is_one_warning(story: Story) -> None:
    assert [one.level for one in story.see(100).raised] == [100]


def test_a_higher_level_is_a_new_warning_that_nobody_acknowledged(story: Story) -> None:
    story.see(80)
    story.acknowledge()
    verdict = story.see(95)
    assert [one.acknowledged for one in verdict.ended] == [BY_MEI]
    assert story.only.acknowledged is None


def test_the_same_level_stays_acknowledged_and_keeps_its_age(story: Story) -> None:
    first = story.see(80).raised[0]
    story.acknowledge()
    assert story.see(85).raised == ()
    assert (story.only.id, story.only.since, story.only.occupancy) == (first.id, first.since, 85)
    assert story.only.acknowledged == BY_MEI


def test_back_to_a_lower_level_whoever_took_care_still_does(story: Story) -> None:
    story.see(95)
    story.acknowledge()
    verdict = story.see(90)
    assert [one.level for one in verdict.ended] == [95]
    assert (story.only.level, story.only.acknowledged) == (80, BY_MEI)


def test_one_person_in_and_out_at_the_edge_raises_one_warning(story: Story) -> None:
    raised = [one for _ in range(50) for hall in (80, 79) for one in story.see(hall).raised]
    assert len(raised) == 1
    assert story.see(77).ended[0].id == "w1"
    assert story.open == {}


@pytest.mark.parametrize("capacity", [0, 1, 2, 3, 10, 49, 101, 2000])
def test_every_warning_ends_when_the_zone_is_empty_and_none_is_raised_for_an_empty_one(capacity: int) -> None:
    for held in (None, 80, 95, 100):
        assert level_of(0, capacity, (80, 95, 100), held) is None
    assert level_of(max(capacity, 1), capacity, (80, 95, 100)) == 100


def test_a_zones_own_levels_beat_the_events_and_these_the_usual_ones() -> None:
    zones = [zone_config("hall", capacity=100), zone_config("annex", capacity=100, warn_at=[50, 120])]
    own = event(zones=zones, warn_at=[90])
    assert [own.levels(zone) for zone in own.zones] == [(90,), (50, 120)]
    assert event().levels(event().zone("hall")) == (80, 95, 100)
    assert parse_event(event_to_dict(own)) == own


@pytest.mark.parametrize(
    "levels", [[], [80, 80], [95, 80], [0], [201], [80.0], ["80"], [True], 80, [1, 2, 3, 4, 5, 6]]
)
def test_levels_are_up_to_five_rising_percents(levels: Any) -> None:
    [(at, problem)] = problems(event_config(warn_at=levels))
    assert at == "warn_at"
    assert "1 to 5 rising percents from 1 to 200" in problem
    [(at, _)] = problems(event_config(zones=[zone_config("hall", warn_at=levels)]))
    assert at == "zones[0].warn_at"


def test_a_booth_has_no_levels() -> None:
    zones = [zone_config("hall"), zone_config("booth", kind="booth", parent="hall", warn_at=[80])]
    assert problems(event_config(zones=zones)) == [
        ("zones[1].warn_at", "is not for a booth: nobody is inside it")
    ]


def test_a_silent_kiosk_is_warned_of_until_it_is_heard_again(story: Story) -> None:
    silent = kiosk(last_seen=SILENT, queue=12)
    story.see(kiosks=[silent])
    assert (story.only.kind, story.only.name, story.only.count) == (WarningKind.KIOSK_SILENT, "West", 12)
    assert [one.kind for one in story.see(kiosks=[kiosk()]).ended] == [WarningKind.KIOSK_SILENT]


def test_a_kiosk_that_was_put_away_concerns_nobody_unless_scans_wait_on_it(story: Story) -> None:
    away = kiosk(last_seen=NOW - FORGOTTEN_MS - 1)
    assert story.see(kiosks=[away]).raised == ()
    assert [one.count for one in story.see(kiosks=[replace(away, queue=1)]).raised] == [1]


def test_scans_on_their_way_are_no_warning_and_those_that_wait_are_one(story: Story) -> None:
    waiting = kiosk(queue=3, oldest_unsent=NOW)
    assert story.see(kiosks=[waiting]).raised == ()
    story.now += ON_ITS_WAY_MS
    waiting = replace(waiting, last_seen=story.now)
    assert [one.kind for one in story.see(kiosks=[waiting]).raised] == [WarningKind.KIOSK_UNSENT]
    # It catches up: the oldest is younger, and not all are sent.
    assert story.see(kiosks=[replace(waiting, queue=1, oldest_unsent=story.now)]).ended == ()
    assert len(story.see(kiosks=[replace(waiting, queue=0)]).ended) == 1


def test_scans_set_aside_are_a_warning_of_their_own(story: Story) -> None:
    story.see(kiosks=[kiosk(aside=2), kiosk(id="k2", last_seen=SILENT)])
    assert {(one.kind, one.kiosk) for one in story.open.values()} == {
        (WarningKind.KIOSK_ASIDE, "k1"),
        (WarningKind.KIOSK_SILENT, "k2"),
    }


def test_new_conflicts_are_one_warning_that_counts_them(story: Story) -> None:
    story.see(conflicts=1)
    assert story.see(conflicts=3).raised == ()
    assert story.only.count == 3
    assert len(story.see(conflicts=0).ended) == 1


def test_one_more_problem_of_the_store_is_news(story: Story) -> None:
    story.see(problems=("has 400 MB left",))
    story.acknowledge()
    assert story.see(problems=("has 399 MB left",)).raised == ()
    assert story.only.problems == ("has 399 MB left",)
    assert len(story.see(problems=("has 399 MB left", "keeps no file")).raised) == 1
    assert story.only.acknowledged is None


def test_the_same_seen_again_changes_nothing(story: Story) -> None:
    sights: dict[str, Any] = {"hall": 96, "kiosks": [kiosk(last_seen=SILENT)], "conflicts": 2}
    story.see(**sights)
    before = dict(story.open)
    verdict = story.see(**sights)
    assert (verdict.raised, verdict.ended, verdict.open) == ((), (), before)
