"""What is warned of, what is foreseen, and what became of earlier warnings."""

from typing import Annotated, Any, Literal

from pydantic import Field

from footfall.domain.warnings import WarningKind
from footfall.wire.base import TEXT_PATTERN, Answer, Count, Moment, Request

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
    name: str | None = Field(None, description="Of the kiosk.")
    level: int | None = None
    occupancy: int | None = None
    capacity: int | None = None
    count: int | None = Field(
        None, description="Scans that wait or were set aside, new conflicts, or problems of the store."
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


def for_viewers(document: Any) -> Any:
    """The same without who acknowledged and what they wrote: names are for those who may see them."""
    if isinstance(document, list):
        return [for_viewers(one) for one in document]
    if not isinstance(document, dict):
        return document
    if "acknowledged" in document:
        document = document | {"acknowledged": {"at": document["acknowledged"]["at"]}}
    return {key: for_viewers(value) for key, value in document.items()}
