"""Moves the example event so that its second day is today, at an hour when the venue is busy."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

#: On the venue's clock, in minutes: from here to there there is something to see.
LIVELY = (10 * 60, 16 * 60 + 30)
#: Otherwise a time zone is taken in which it is now the hour from here on.
AFTERNOON = 13 * 60 + 30


def moved(config: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The config with its last day today and the days before it just before; times of day stay.

    Where it is night or early at the venue, the time zone is one in which it is now between 13:30
    and 14:30, so that the demo is never a closed hall. `now` must know its zone.
    """
    zone = config["timezone"]
    if not _is_lively(now.astimezone(ZoneInfo(zone))):
        zone = afternoon_zone(now)
    today = now.astimezone(ZoneInfo(zone)).date()
    old = [date.fromisoformat(day) for day in config["days"]]
    days = {day.isoformat(): (today - (old[-1] - day)).isoformat() for day in old}
    return config | {
        "timezone": zone,
        "days": [days[day] for day in config["days"]],
        "zones": [_moved_zone(each, days) for each in config["zones"]],
    }


def afternoon_zone(now: datetime) -> str:
    """The name of the zone of whole hours from UTC in which it is now 13:30 to 14:29."""
    utc = now.astimezone(UTC)
    ahead = (AFTERNOON - utc.hour * 60 - utc.minute + 59) // 60
    ahead = (ahead + 12) % 24 - 12
    # The sign of these names is the other way round, by POSIX: Etc/GMT-8 is eight hours ahead.
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{-ahead:+d}"


def _is_lively(local: datetime) -> bool:
    return LIVELY[0] <= local.hour * 60 + local.minute < LIVELY[1]


def _moved_zone(zone: dict[str, Any], days: dict[str, str]) -> dict[str, Any]:
    if "times" not in zone:
        return zone
    return zone | {"times": [slot | {"day": days[slot["day"]]} for slot in zone["times"]]}
