"""A visitor's day, and the roll call as a table."""

from datetime import tzinfo
from typing import Any, Literal

from pydantic import Field

from footfall.domain.counting import Stay, StayEnd
from footfall.domain.log import StandingScan
from footfall.domain.scan import Direction, Reason
from footfall.services.read.visitor_day import VisitorDay
from footfall.wire.base import Answer, Id, Moment, Request
from footfall.wire.scans import void_keys
from footfall.wire.times import rfc3339

ROLL_CALL_COLUMNS = ("name", "organization", "category", "group", "zone", "since", "badge_id")


class PathScanDocument(Answer):
    """A scan with its last word. A voided one keeps its outcome, and counts nothing.

    `forced` is the refusal that staff overrode, `conflict` the one that a kiosk's own verdict went against.
    """

    scan_id: str
    seq: int = Field(description="The number of the entry of the log that stands.")
    scanned_at: Moment
    received_at: Moment
    zone: str
    direction: Direction
    outcome: Literal["admitted", "refused"]
    reason: Reason | str | None = None
    conflict: Reason | None = None
    forced: Reason | None = None
    offline: bool | None = None
    late: bool | None = Field(
        None, description="Entered by staff when it was older than a kiosk's key may send."
    )
    disputed: bool | None = Field(None, description="Another kiosk told otherwise; that changed nothing.")
    voided: bool | None = None
    already_inside: bool | None = None
    kiosk: str | None = Field(None, description="The kiosk by its own name, else the key or user.")
    kiosk_id: str | None = None
    note: str | None = Field(None, description="Staff's words when it was scanned.")
    voided_at: Moment | None = None
    voided_by: str | None = Field(None, description="The key or user that took it back.")
    void_reason: str | None = None


class StayDocument(Answer):
    """One unbroken time in a zone or below it. A stay that lasts has neither `until` nor `ended`."""

    zone: str
    since: Moment
    until: Moment | None = None
    ended: StayEnd | None = None


class VisitorPathDocument(Answer):
    """As of the sequence number `seq`; `since` is when the visitor came into the zone of their position."""

    seq: int
    visitor: str
    position: str = Field(description="A zone, or `away`.")
    since: Moment | None = None
    scans: list[PathScanDocument]
    stays: list[StayDocument]


class RollCallTableQuery(Request):
    zone: Id | None = Field(None, description="Everybody on the site, where it is left out.")


def visitor_path_document(day: VisitorDay) -> dict[str, Any]:
    tz = day.event.tz
    document: dict[str, Any] = {"seq": day.seq, "visitor": day.visitor_id, "position": day.position}
    if day.since is not None:
        document["since"] = rfc3339(day.since, tz)
    return document | {
        "scans": [_path_scan(scan, tz) for scan in day.scans],
        "stays": [_stay(stay, tz) for stay in day.stays],
    }


def _path_scan(scan: StandingScan, tz: tzinfo) -> dict[str, Any]:
    entry = scan.entry
    told: dict[str, Any] = {
        "reason": entry.reason,
        "conflict": entry.conflict,
        "forced": entry.forced,
        "offline": entry.offline,
        "late": entry.late,
        "disputed": scan.is_disputed,
        "voided": scan.void is not None,
        **void_keys(scan.void, tz),
        "already_inside": entry.already_since is not None,
        "kiosk": entry.kiosk,
        "kiosk_id": entry.kiosk_id,
        "note": entry.note,
    }
    return {
        "scan_id": entry.scan_id,
        "seq": entry.seq,
        "scanned_at": rfc3339(entry.scanned_at, tz),
        "received_at": rfc3339(entry.received_at, tz),
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
        **{key: value for key, value in told.items() if value},
    }


def _stay(stay: Stay, tz: tzinfo) -> dict[str, Any]:
    row: dict[str, Any] = {"zone": stay.zone, "since": rfc3339(stay.since, tz)}
    if stay.until is not None and stay.end is not None:
        row |= {"until": rfc3339(stay.until, tz), "ended": stay.end.value}
    return row
