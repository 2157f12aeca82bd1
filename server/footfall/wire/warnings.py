"""What is warned of, what is foreseen, and what became of earlier warnings."""

from dataclasses import asdict
from datetime import tzinfo
from typing import Annotated, Any, Literal

from pydantic import Field

from footfall.domain.warnings import Warned, WarningKind
from footfall.services.warnings import EventsWarning, LogPage, OpenWarnings
from footfall.wire.base import TEXT_PATTERN, Answer, Count, Moment, Request
from footfall.wire.times import rfc3339

Note = Annotated[str, Field(max_length=200, pattern=TEXT_PATTERN)]


class Acknowledged(Answer):
    """Who takes care of it. `by` and `note` are there only for those who may see names."""

    by: str | None = None
    at: Moment
    note: str | None = None


class WarningDocument(Answer):
    """`level` is in percent of the capacity. `zone` is the one that is full, or the one where the kiosk stands."""

    id: str
    kind: WarningKind
    zone: str | None = None
    kiosk: str | None = None
    name: str | None = Field(None, description="Of the kiosk, or of the key.")
    key: str | None = Field(None, description="The id of the key that it is about, by which it is held.")
    level: int | None = None
    occupancy: int | None = None
    capacity: int | None = None
    count: int | None = Field(
        None,
        description="Scans that wait or were set aside, new conflicts, new disputes, or problems of the store.",
    )
    problems: list[str] | None = Field(None, description="Why the store could lose scans, in sentences.")
    since: Moment
    acknowledged: Acknowledged | None = None


class Forecast(Answer):
    full_in_minutes: Annotated[int, Field(ge=1, le=30)]
    net_per_minute: float = Field(description="By how many people a minute the zone fills.")


class Warnings(Answer):
    """At most one open warning a zone, and a kind a kiosk. Newest first. Forecasts only where the data bear one."""

    open: list[WarningDocument]
    forecasts: dict[str, Forecast]


class LoggedWarning(Answer):
    """The warning as it was `at` that time."""

    number: int
    what: Literal["raised", "ended", "acknowledged"]
    at: Moment
    warning: WarningDocument


class WarningLog(Answer):
    """Newest first. Ask for what is `before` the number `next` to go on."""

    entries: list[LoggedWarning]
    next: Count | None = None


class WarningLogQuery(Request):
    limit: int = Field(50, ge=1, le=500)
    before: int | None = Field(None, ge=1, le=10**15)


class AcknowledgementRequest(Request):
    note: Note | None = None


def warnings_document(now: OpenWarnings) -> dict[str, Any]:
    return {
        "open": [_warning(warned, now.event.tz) for warned in now.open],
        "forecasts": {zone: asdict(forecast) for zone, forecast in now.forecasts.items()},
    }


def warning_document(warning: EventsWarning) -> dict[str, Any]:
    return _warning(warning.warned, warning.event.tz)


def warning_log_document(page: LogPage) -> dict[str, Any]:
    tz = page.event.tz
    entries = [
        {
            "number": entry.number,
            "what": entry.what,
            "at": rfc3339(entry.at, tz),
            "warning": _warning(entry.warning, tz),
        }
        for entry in page.entries
    ]
    return {"entries": entries} if page.next is None else {"entries": entries, "next": page.next}


def _warning(warned: Warned, tz: tzinfo) -> dict[str, Any]:
    document = {key: value for key, value in asdict(warned).items() if value not in (None, ())}
    document |= {"kind": warned.kind.value, "since": rfc3339(warned.since, tz)}
    if warned.problems:
        document["problems"] = list(warned.problems)
    if warned.acknowledged is not None:
        by_whom = {key: value for key, value in asdict(warned.acknowledged).items() if value is not None}
        document["acknowledged"] = by_whom | {"at": rfc3339(warned.acknowledged.at, tz)}
    return document


def for_viewers(document: Any) -> Any:
    """The same without who acknowledged and what they wrote: names are for those who may see them."""
    if isinstance(document, list):
        return [for_viewers(one) for one in document]
    if not isinstance(document, dict):
        return document
    if "acknowledged" in document:
        document = document | {"acknowledged": {"at": document["acknowledged"]["at"]}}
    return {key: for_viewers(value) for key, value in document.items()}
