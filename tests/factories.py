"""Things to test with, whole by default; name only what the test is about."""

from __future__ import annotations

import itertools
import time
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

TIMEZONE = "Asia/Shanghai"
_numbers = itertools.count(1)


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def event_days() -> list[str]:
    """Yesterday, today and tomorrow at the venue, so that no test depends on the hour it runs at."""
    today = datetime.now(ZoneInfo(TIMEZONE)).date()
    return [(today + timedelta(days=offset)).isoformat() for offset in (-1, 0, 1)]


def zone_config(id: str, kind: str = "area", **more: Any) -> dict[str, Any]:
    return {"id": id, "name": {"en": id.replace("-", " ").title()}, "kind": kind, **more}


def event_config(**changes: Any) -> dict[str, Any]:
    """The event `expo`.

    `site` holds `hall` (capacity 100, with `booth-1` in it) and the session `forum`; `annex` stands apart.
    """
    config = {
        "id": "expo",
        "name": {"en": "Expo", "zh-Hans": "博览会", "zh-Hant": "博覽會"},
        "timezone": TIMEZONE,
        "days": event_days(),
        "categories": [
            {"id": "visitor", "name": {"en": "Visitor"}, "colour": "#1f6feb"},
            {"id": "investor", "name": {"en": "Investor"}, "colour": "#8250df"},
            {"id": "staff", "name": {"en": "Staff"}},
        ],
        "zones": [
            zone_config("site"),
            zone_config("hall", parent="site", capacity=100),
            zone_config("booth-1", kind="booth", parent="hall"),
            zone_config("forum", kind="session", parent="site"),
            zone_config("annex"),
        ],
    }
    return {**config, **changes}


def visitor_row(**changes: Any) -> dict[str, Any]:
    """A row of the register as it is sent in."""
    return {"name": f"Visitor {next(_numbers)}", "category": "visitor", **changes}


def scan_row(token: str | None = None, **changes: Any) -> dict[str, Any]:
    """A scan as it is sent in: into `hall`, now, under an id of its own."""
    row: dict[str, Any] = {"scan_id": f"scan-{next(_numbers)}", "zone": "hall", "direction": "in"}
    if token is not None:
        row["token"] = token
    return {**row, **changes}
