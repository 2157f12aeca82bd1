"""Times as clients send them: RFC 3339 with an offset, or milliseconds since the epoch; and as they get them."""

import re
from datetime import tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from footfall.domain.times import FAR_FUTURE_MS, parse_instant, to_datetime

#: Stricter than `datetime.fromisoformat`, which also takes week dates and times without separators.
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
DIGITS = re.compile(r"\d{1,15}", re.ASCII)
WHAT_FITS = "must be RFC 3339 with an offset, or milliseconds since the epoch"


def rfc3339(at: int, tz: tzinfo) -> str:
    """RFC 3339 with offset; milliseconds are shown when there are any."""
    moment = to_datetime(at, tz)
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


def read_time(value: Any) -> int:
    """Milliseconds since the epoch, 0 to the year 9999. Raises ValueError with a sentence."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(WHAT_FITS)
    ms = value if isinstance(value, int) else _read_text(value)
    if not 0 <= ms < FAR_FUTURE_MS:
        raise ValueError("must lie between the years 1970 and 9999")
    return ms


def read_query_time(value: Any) -> int:
    """As `read_time`, from the text of an address, where a number is digits."""
    if isinstance(value, str) and DIGITS.fullmatch(value):
        return read_time(int(value))
    return read_time(value)


def _read_text(value: str) -> int:
    if not RFC3339.fullmatch(value):
        raise ValueError(WHAT_FITS)
    try:
        return parse_instant(value.upper())
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{WHAT_FITS}: there is no such time") from error


_SCHEMA = {
    "anyOf": [
        {
            "type": "string",
            "format": "date-time",
            "pattern": r"^(19[7-9]\d|[2-8]\d{3}|9[0-8]\d{2}|99[0-8]\d|999[0-8])-",
        },
        {"type": "integer", "minimum": 0, "maximum": FAR_FUTURE_MS - 1},
    ],
    "description": "RFC 3339 with an offset, or milliseconds since the epoch.",
}
Time = Annotated[int, BeforeValidator(read_time), WithJsonSchema(_SCHEMA)]
QueryTime = Annotated[int, BeforeValidator(read_query_time), WithJsonSchema(_SCHEMA)]
