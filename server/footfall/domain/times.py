"""Instants are milliseconds since the epoch; days and hours belong to an event's time zone."""

from datetime import UTC, date, datetime, timedelta, tzinfo

MINUTE_MS = 60_000
FAR_FUTURE_MS = 253_370_764_800_000  # 9999-01-01: what `datetime` can still show in every time zone


def minute_of(at: int) -> int:
    """The minute since the epoch that holds the instant."""
    return at // MINUTE_MS


def to_datetime(at: int, tz: tzinfo) -> datetime:
    """Exact, without the rounding of a float; milliseconds are kept."""
    seconds, ms = divmod(at, 1000)
    return datetime.fromtimestamp(seconds, tz).replace(microsecond=ms * 1000)


def parse_instant(text: str) -> int:
    """Milliseconds of an RFC 3339 instant; an offset is required. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an offset such as +08:00 or Z is required")
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def start_of_day(day: date, tz: tzinfo) -> int:
    """Milliseconds of local midnight at which the day starts."""
    return int(datetime(day.year, day.month, day.day, tzinfo=tz).timestamp()) * 1000


def local_day(at: int, tz: tzinfo) -> date:
    """The calendar day of the instant in the time zone."""
    return to_datetime(at, tz).date()


def local_minutes(at: int, tz: tzinfo) -> int:
    """Minutes on the wall clock since local midnight, 0 to 1439."""
    moment = to_datetime(at, tz)
    return moment.hour * 60 + moment.minute


def file_stamp(at: int, tz: tzinfo) -> str:
    """The minute on the wall clock for the name of a file: 2024-06-16-1432."""
    return f"{to_datetime(at, tz):%Y-%m-%d-%H%M}"
