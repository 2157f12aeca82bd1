"""The example event, its register and its days, worked out once."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from footfall.domain.event import Event
from footfall.domain.event_config import parse_event
from footfall.lab.crowd.day import plan_day
from footfall.lab.crowd.plan import PlannedScan
from footfall.lab.crowd.register import Person, people

EXAMPLES = Path(__file__).parents[2] / "examples"
Days = dict[date, list[PlannedScan]]


@pytest.fixture(scope="session")
def example() -> Event:
    return parse_event(tomllib.loads((EXAMPLES / "innotech-2024.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def register() -> list[Person]:
    return people()


@pytest.fixture(scope="session")
def days(example: Event, register: list[Person]) -> Days:
    """Both days' scans in the order in which they are sent."""
    return {day: plan_day(example, day, register) for day in example.days}
