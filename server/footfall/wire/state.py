"""What an event looks like at one moment, and how it came to that."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any, Literal

from pydantic import Field

from footfall.domain.event import Event
from footfall.domain.log import EntryKind
from footfall.domain.scan import Direction, Reason
from footfall.domain.times import MINUTE_MS
from footfall.services.read.feed import LatestScan, Wanted
from footfall.services.read.roll_call import RollCall as WhoIsInside
from footfall.services.read.series import Curve
from footfall.services.read.series import Series as Curves
from footfall.services.read.state import State as StateNow
from footfall.services.scanning import Closing
from footfall.services.turns import taking_turns
from footfall.store.counters import Present
from footfall.wire.base import Answer, Count, Id, Moment, Request
from footfall.wire.scans import void_keys
from footfall.wire.times import QueryTime, Time, rfc3339


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
    """One line of the latest scans. `name`, and a `kiosk` that is a user, are only for those who may see names."""

    seq: int
    scan_id: str
    at: Moment
    zone: str
    direction: Direction
    outcome: Literal["admitted", "refused"]
    reason: Reason | str | None = None
    kiosk: str | None = Field(None, description="The kiosk by its own name, else the key or user.")
    kiosk_id: str | None = None
    category: str | None = None
    group: str | None = None
    name: str | None = None
    already_inside: bool | None = None
    conflict: Reason | None = None
    forced: bool | None = None
    late: bool | None = Field(
        None, description="Entered by staff when it was older than a kiosk's key may send."
    )
    disputed: bool | None = Field(
        None, description="What another kiosk told of this scan: kept, and nothing changed by it."
    )
    voided: bool | None = None
    voided_at: Moment | None = None
    voided_by: str | None = Field(None, description="Of a scan that was just taken back, on `/live`.")
    void_reason: str | None = None


class Feed(Answer):
    """`next` is the cursor of the next page, absent on the last one."""

    scans: list[FeedRow]
    next: str | None = None


class FeedQuery(Request):
    """`limit` counts what is listed. With filters a page may be short although there is a next one."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, max_length=200)
    zone: Id | None = None
    kiosk: str | None = Field(
        None, max_length=200, description="A kiosk's id or name, or that of a key or user."
    )
    outcome: Literal["admitted", "refused"] | None = None
    reason: str | None = Field(None, max_length=64)
    visitor: Id | None = None
    since: QueryTime | None = Field(None, description="Read at the door at that time or later.")

    def wanted(self) -> Wanted:
        return Wanted(self.zone, self.kiosk, self.outcome, self.reason, self.visitor, self.since)


class InsideQuery(Request):
    zone: Id


class PersonInside(Answer):
    """`zone` is where the visitor is, which may be below the zone that was asked for.

    `since` is when they came into that zone, and is never about the one that was asked for.
    """

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


def state_document(state: StateNow) -> dict[str, Any]:
    """The document of `/state` and of `snapshot`."""
    zones: dict[str, Any] = {}
    for zone in state.event.zones:
        counters = state.zones[zone.id]
        zones[zone.id] = counters if zone.capacity is None else {**counters, "capacity": zone.capacity}
    return {
        "seq": state.seq,
        "at": rfc3339(state.at, state.event.tz),
        "zones": zones,
        "flow": state.flow,
        "totals": {
            "admitted": state.admitted,
            "refused": state.refused,
            "voided": state.voided,
            "conflicts": state.conflicts,
        },
    }


#: What tells of people by name, or may.
NAMING = frozenset({"name", "voided_by", "void_reason"})
#: Where it was no device, `kiosk` may be somebody who was logged in.
NAMING_USERS = NAMING | {"kiosk"}


def feed_rows(scans: Iterable[LatestScan]) -> list[dict[str, Any]]:
    """With names; `without_names` is for those who may not see them."""
    return [_feed_row(scan) for scan in scans]


def _feed_row(scan: LatestScan) -> dict[str, Any]:
    entry, visitor = scan.entry, scan.visitor
    row: dict[str, Any] = {
        "seq": entry.seq,
        "scan_id": entry.scan_id,
        "at": rfc3339(entry.scanned_at, scan.event.tz),
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
    }
    if entry.kiosk:
        row["kiosk"] = entry.kiosk
    if entry.kiosk_id:
        row["kiosk_id"] = entry.kiosk_id
    if entry.reason:
        row["reason"] = entry.reason
    if entry.conflict:
        row["conflict"] = entry.conflict
    if entry.already_since is not None:
        row["already_inside"] = True
    if entry.forced:
        row["forced"] = True
    if entry.late:
        row["late"] = True
    if entry.kind is EntryKind.DISPUTED:
        row["disputed"] = True
    if scan.voided:
        row |= {"voided": True, **void_keys(scan.void, scan.event.tz)}
    if visitor is not None:
        row |= {"category": visitor.category, "name": visitor.name}
        if visitor.group:
            row["group"] = visitor.group
    return row


def without_names(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Feed rows for those who may not see names, staff's words among them."""
    return [
        {
            key: value
            for key, value in row.items()
            if key not in (NAMING if "kiosk_id" in row else NAMING_USERS)
        }
        for row in rows
    ]


def roll_call_document(roll_call: WhoIsInside) -> dict[str, Any]:
    """The roll call of one zone."""
    at = rfc3339(roll_call.at, roll_call.event.tz)
    return {"zone": roll_call.zone, "at": at, "visitors": roll_call_rows(roll_call)}


def roll_call_rows(roll_call: WhoIsInside) -> list[dict[str, Any]]:
    """Each person inside, as in the document and as a row of the table."""
    return [_person_inside(who, roll_call.event.tz) for who in roll_call.people]


def _person_inside(who: Present, tz: tzinfo) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": who.visitor_id,
        "name": who.name,
        "category": who.category,
        "zone": who.position,
        "since": rfc3339(who.since, tz),
        "badge_id": who.badge_id,
    }
    more = {"names": who.names, "organization": who.organization, "group": who.group}
    return row | {key: value for key, value in more.items() if value}


def series_document(series: Curves) -> dict[str, Any]:
    """The curve of the zone that was asked for, else those of each."""
    event = series.event
    head = {
        "from": rfc3339(series.first * MINUTE_MS, event.tz),
        "to": rfc3339(series.end, event.tz),
        "step": series.step,
    }
    curves = {
        zone: _curve(curve, event.tz, event.zone(zone).is_booth) for zone, curve in series.curves.items()
    }
    if series.zone is not None:
        return {"zone": series.zone, **head, **curves[series.zone]}
    return {**head, "zones": curves}


def _curve(curve: Curve, tz: tzinfo, is_booth: bool) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for point in taking_turns(curve.points):
        row: dict[str, Any] = {"at": rfc3339(point.minute * MINUTE_MS, tz), "arrivals": point.arrivals}
        if not is_booth:
            row["occupancy"] = point.occupancy
        rows.append(row)
    document: dict[str, Any] = {"minutes": rows}
    if curve.peak_minute is not None:
        document["peak"] = {"occupancy": curve.peak, "at": rfc3339(curve.peak_minute * MINUTE_MS, tz)}
    return document


def closing_document(closing: Closing, event: Event) -> dict[str, Any]:
    return {"at": rfc3339(closing.at, event.tz), "swept": closing.swept, "replayed": closing.replayed}
