"""Moving the example event to today."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from footfall.domain.event_config import parse_event
from footfall.lab.crowd.calendar import moved
from tests.lab.conftest import EXAMPLES

MORNING_IN_CHINA = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)  # 11:00 there
NIGHT_IN_CHINA = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)  # 02:00 of the next day there


@pytest.fixture
def config() -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / "innotech-2024.toml").read_text("utf-8"))


def test_the_second_day_is_today_at_the_venue(config: dict[str, Any]) -> None:
    event = moved(config, MORNING_IN_CHINA)
    assert event["timezone"] == "Asia/Shanghai"
    assert event["days"] == ["2026-02-28", "2026-03-01"]


def test_sessions_move_with_their_day_and_keep_their_hours(config: dict[str, Any]) -> None:
    event = moved(config, MORNING_IN_CHINA)
    times = {zone["id"]: zone["times"] for zone in event["zones"] if "times" in zone}
    assert times["forum-global"] == [{"day": "2026-02-28", "from": "14:00", "to": "16:30"}]
    assert times["roadshow"] == [{"day": "2026-03-01", "from": "13:30", "to": "15:30"}]


def test_at_night_the_venue_moves_to_where_it_is_afternoon(config: dict[str, Any]) -> None:
    event = moved(config, NIGHT_IN_CHINA)
    assert event["timezone"].startswith("Etc/GMT")
    assert event["days"] == ["2026-02-28", "2026-03-01"]
    parse_event(event)


@pytest.mark.parametrize("half_hours", range(48))
def test_the_venue_is_open_and_the_second_day_is_today_at_every_hour(
    config: dict[str, Any], half_hours: int
) -> None:
    for minutes in (0, 29):
        now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours + minutes)
        event = moved(config, now)
        local = now.astimezone(ZoneInfo(event["timezone"]))
        assert 10 * 60 <= local.hour * 60 + local.minute < 16 * 60 + 30
        assert event["days"][-1] == local.date().isoformat()


def test_the_config_that_was_handed_in_stays_as_it_was(config: dict[str, Any]) -> None:
    moved(config, NIGHT_IN_CHINA)
    assert config["days"] == ["2024-06-15", "2024-06-16"]
    assert config["zones"][8]["times"][0]["day"] == "2024-06-15"
