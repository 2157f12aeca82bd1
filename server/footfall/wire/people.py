"""A visitor's day, and the roll call as a table."""

from typing import Literal

from pydantic import Field

from footfall.domain.counting import StayEnd
from footfall.domain.scan import Direction, Reason
from footfall.wire.base import Answer, Id, Moment, Request

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
    voided: bool | None = None
    already_inside: bool | None = None
    kiosk: str | None = Field(None, description="Whose scan it was.")
    note: str | None = Field(None, description="Staff's words.")


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
