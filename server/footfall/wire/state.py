"""What an event looks like at one moment, and how it came to that."""

from typing import Any, Literal

from pydantic import Field

from footfall.domain.scan import Direction, Reason
from footfall.wire.base import Answer, Count, Id, Moment, Request
from footfall.wire.times import QueryTime, Time


class ZoneState(Answer):
    """A booth has `visits` and `unique` only. `dwell_ms` is the total of the stays that have ended."""

    occupancy: int | None = None
    direct: int | None = None
    visits: Count
    unique: Count
    stays: Count | None = None
    inferred: Count | None = None
    dwell_ms: Count | None = None
    capacity: Count | None = None


class Totals(Answer):
    admitted: Count
    refused: dict[str, int]
    voided: Count
    conflicts: Count


class State(Answer):
    """The document of `/state` and of `snapshot`. It holds no null, so that merge patches work."""

    seq: Count = Field(description="Rises with every change of the event.")
    at: Moment
    zones: dict[str, ZoneState]
    flow: dict[str, dict[str, int]] = Field(
        description="How often a position changed directly from one to another; `away` is one."
    )
    totals: Totals


class Minute(Answer):
    at: Moment
    arrivals: int
    occupancy: int | None = None


class Peak(Answer):
    occupancy: int
    at: Moment


class ZoneSeries(Answer):
    minutes: list[Minute]
    peak: Peak | None = None


class Series(Answer):
    """`minutes` and `peak` of the `zone` that was asked for, else `zones` with those of each."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    step: int = Field(description="Minutes.")
    zone: str | None = None
    minutes: list[Minute] | None = None
    peak: Peak | None = None
    zones: dict[str, ZoneSeries] | None = None


class SeriesQuery(Request):
    zone: Id | None = None
    start: QueryTime | None = Field(None, alias="from")
    end: QueryTime | None = Field(None, alias="to")
    step: int = Field(1, ge=1, le=1440, description="Minutes.")


class FeedRow(Answer):
    """One line of the latest scans. `name` is there only for those who may see names."""

    seq: int
    scan_id: str
    at: Moment
    zone: str
    direction: Direction
    outcome: Literal["admitted", "refused"]
    reason: Reason | str | None = None
    category: str | None = None
    group: str | None = None
    name: str | None = None
    already_inside: bool | None = None
    conflict: Reason | None = None
    voided: bool | None = None
    forced: bool | None = None


class Feed(Answer):
    scans: list[FeedRow]


class FeedQuery(Request):
    limit: int = Field(50, ge=1, le=200)


class InsideQuery(Request):
    zone: Id


class PersonInside(Answer):
    """`zone` is where the visitor is, which may be below the zone that was asked for."""

    id: str
    name: str
    names: dict[str, str] | None = None
    organization: str | None = None
    category: str
    group: str | None = None
    zone: str
    since: Moment | None = None
    badge_id: str


class RollCall(Answer):
    zone: str
    at: Moment
    visitors: list[PersonInside]


class ClosingRequest(Request):
    at: Time | None = Field(None, description="When the venue was closed; now, if left out.")


class ClosingDocument(Answer):
    at: Moment
    swept: int = Field(description="How many visitors were still inside.")
    replayed: bool = Field(description="The closing was known already; nothing changed.")


def without_names(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Feed rows for those who may not see names."""
    return [{key: value for key, value in row.items() if key != "name"} for row in rows]
