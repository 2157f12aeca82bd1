"""What the counters did over time, and who came."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from footfall.domain.changes import Share
from footfall.domain.counting import DWELL_BUCKETS
from footfall.domain.times import MINUTE_MS
from footfall.services.read import breakdown, changes
from footfall.wire.base import Answer, Count, Moment, Request
from footfall.wire.times import QueryTime, rfc3339

Dwell = dict[str, int]


class ZoneCounts(Answer):
    """All counters of a zone at one moment. A booth has `visits` and `unique` only.

    `dwell` has the stays that have ended by their length: "5" holds those of more than 2 and at most 5 minutes.
    """

    visits: int
    unique: int
    occupancy: int | None = None
    direct: int | None = None
    stays: int | None = None
    inferred: int | None = None
    closing: int | None = None
    dwell_ms: int | None = None
    dwell: Dwell | None = None


class SiteCounts(Answer):
    """All root zones together: `unique` are different people, in whichever of them they came first."""

    visits: int
    unique: int


class CountedTotals(Answer):
    """Scans by what became of them, without those that were voided; by the time at which they were scanned."""

    admitted: int
    refused: dict[str, int]


class Standing(Answer):
    """The sums of all minutes before the window."""

    site: SiteCounts
    zones: dict[str, ZoneCounts]
    flow: dict[str, dict[str, int]]
    totals: CountedTotals


class ZoneChange(Answer):
    """By how much each counter changed; those that did not are left out."""

    visits: int | None = None
    unique: int | None = None
    occupancy: int | None = None
    direct: int | None = None
    stays: int | None = None
    inferred: int | None = None
    closing: int | None = None
    dwell_ms: int | None = None
    dwell: Dwell | None = None


class SiteChange(Answer):
    visits: int | None = None
    unique: int | None = None


class TotalsChange(Answer):
    admitted: int | None = None
    refused: dict[str, int] | None = None


class ChangedMinute(Answer):
    """What changed in the `step` minutes from `at`."""

    at: Moment
    site: SiteChange | None = None
    zones: dict[str, ZoneChange]
    flow: dict[str, dict[str, int]]
    totals: TotalsChange


class Changes(Answer):
    """`before` and all `minutes` up to the present make the zones and the flow of `/state`."""

    seq: Count = Field(description="How far the log was read.")
    at: Moment = Field(description="When it was read: at most 15 seconds ago while scans come in.")
    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    step: int = Field(description="Minutes.")
    dwell_minutes: list[int] = Field(
        description="Upper ends of the buckets of every `dwell`, in minutes, each included; longer stays are in `more`."
    )
    before: Standing
    minutes: list[ChangedMinute] = Field(description="Those with a change, in order.")


class ChangesQuery(Request):
    start: QueryTime | None = Field(None, alias="from")
    end: QueryTime | None = Field(None, alias="to")
    step: int = Field(1, ge=1, le=1440, description="Minutes.")


class VisitShare(Answer):
    """`new`: visits of those who had never been there before. `unique`: visitors who visited in the window.

    `inside` is as of the window's end. A booth has `visits`, `unique` and `new` only.
    """

    visits: Count
    unique: Count
    new: Count
    inside: Count | None = None
    stays: Count | None = None
    dwell_ms: Count | None = None


By = Literal["category", "group"]
Shares = dict[str, VisitShare]


class Breakdown(Answer):
    """By the id of a category, or by the name of a group; "" for visitors without one. `site`: all root zones."""

    seq: Count
    at: Moment
    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    by: By
    site: Shares
    zones: dict[str, Shares]


class BreakdownQuery(Request):
    by: By
    start: QueryTime | None = Field(None, alias="from")
    end: QueryTime | None = Field(None, alias="to")


def changes_document(read: changes.Changes) -> dict[str, Any]:
    tz = read.account.event.tz
    return {
        "seq": read.account.seq,
        "at": rfc3339(read.account.at, tz),
        "from": rfc3339(read.first * MINUTE_MS, tz),
        "to": rfc3339(read.until, tz),
        "step": read.step,
        "dwell_minutes": list(DWELL_BUCKETS),
        "before": read.before,
        "minutes": [
            {"at": rfc3339(minute * MINUTE_MS, tz), "zones": {}, "flow": {}, "totals": {}, **row}
            for minute, row in read.minutes
        ],
    }


def breakdown_document(read: breakdown.Breakdown) -> dict[str, Any]:
    event = read.account.event
    return {
        "seq": read.account.seq,
        "at": rfc3339(read.account.at, event.tz),
        "from": rfc3339(read.first * MINUTE_MS, event.tz),
        "to": rfc3339(read.until, event.tz),
        "by": read.by,
        "site": _shares(read.site, is_booth=False),
        "zones": {zone.id: _shares(read.zones[zone.id], zone.is_booth) for zone in event.zones},
    }


def _shares(shares: Mapping[str, Share], is_booth: bool) -> dict[str, dict[str, int]]:
    if not is_booth:
        return {key: share._asdict() for key, share in shares.items()}
    return {
        key: {"visits": share.visits, "unique": share.unique, "new": share.new}
        for key, share in shares.items()
        if share.visits
    }
