"""Files to take along, as they are named."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.factories import TIMEZONE, now_ms


def file_time(name: str, before: str, after: str) -> str:
    """What stands between the two in a file's name."""
    assert name.startswith(before), name
    assert name.endswith(after), name
    return name.removeprefix(before).removesuffix(after)


def named(answer: Any) -> str:
    """The name that an answer over HTTP gives its file."""
    found = re.search(r'filename="(.*)"', answer.headers["Content-Disposition"])
    assert found, answer.headers
    return found[1]


def venue_times(since: int) -> set[str]:
    """Every minute from an instant (ms) to now, as the clock at the venue names it in a file."""
    minutes = range(since // 60_000, now_ms() // 60_000 + 1)
    clock = ZoneInfo(TIMEZONE)
    return {f"{datetime.fromtimestamp(minute * 60, clock):%Y-%m-%d-%H%M}" for minute in minutes}
