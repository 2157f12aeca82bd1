"""One reading of one badge: what is asked, what is answered, and the order of a path."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

MAX_SCAN_ID = 128
SCAN_ID = re.compile(rf"[A-Za-z0-9._:-]{{1,{MAX_SCAN_ID}}}")

#: A scan may claim to be this far ahead of the server's clock, no further; with a kiosk's key a live one no further
#: behind either.
CLOCK_TOLERANCE_MS = 5 * 60_000
MAX_BATCH = 500


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    TOUCH = "touch"


class Outcome(StrEnum):
    ADMITTED = "admitted"
    REFUSED = "refused"
    INVALID = "invalid"


class Reason(StrEnum):
    """Why the door refuses, in the order of checking: the first that applies is the answer."""

    INVALID_TOKEN = "invalid_token"
    WRONG_EVENT = "wrong_event"
    UNKNOWN_BADGE = "unknown_badge"
    REVOKED_BADGE = "revoked_badge"
    WRONG_DAY = "wrong_day"
    CATEGORY_NOT_ADMITTED = "category_not_admitted"
    NOT_ON_GUEST_LIST = "not_on_guest_list"
    ZONE_CLOSED = "zone_closed"
    ZONE_FULL = "zone_full"


#: Of a kiosk's own refusal that names none of these reasons where the server would have admitted: nothing is lost.
REFUSED_AT_DOOR = "refused_at_door"


#: Nobody is known to admit: these hold against `force` and against a kiosk's own verdict.
UNKNOWN_PERSON = (Reason.INVALID_TOKEN, Reason.WRONG_EVENT, Reason.UNKNOWN_BADGE)
#: Nobody is ever locked in: the only reasons that can refuse an `out`.
REFUSES_OUT = (*UNKNOWN_PERSON, Reason.REVOKED_BADGE)


class Teller(NamedTuple):
    """Who says that a badge was read: by which key or user (its id, and its name as it was then), and at which kiosk.

    `kiosk_id` is the device's own id, empty where no kiosk said one. The key proves it.
    """

    key: str
    name: str
    kiosk_id: str = ""


# Rows and results are made for every scan, and freezing them costs more than all that is done with them.
@dataclass(slots=True)
class ScanRow:
    """One scan as it is asked for. `scanned_at` in ms, None for the server's clock.

    `offline` marks a fact: the kiosk decided, `verdict` is what happened at the door. `reason` is the
    kiosk's own reason for a refusal, or staff's words for a `force`.
    """

    scan_id: str
    zone: str
    direction: Direction
    token: str | None = None
    badge_id: str | None = None
    scanned_at: int | None = None
    offline: bool = False
    verdict: Outcome | None = None
    force: bool = False
    reason: str | None = None
    #: Of a group's badge: who of it is there; None for everybody.
    members: tuple[str, ...] | None = None


@dataclass(slots=True)
class ScanResult:
    """The answer to one row; None is absent. `since` in ms: when the visitor came into the zone. `days`: of a live
    scan on the wrong day, those on which the badge opens doors. `disputed`: of a fact that was another kiosk's.

    A group's badge is answered by its `group`, with a result for each of its `members`.
    """

    scan_id: str
    outcome: Outcome
    reason: str | None = None
    message: str | None = None
    already_inside: bool = False
    since: int | None = None
    replayed: bool = False
    conflict: str | None = None
    visitor: dict[str, Any] | None = None
    occupancy: int | None = None
    visits: int | None = None
    capacity: int | None = None
    days: tuple[date, ...] | None = None
    group: str | None = None
    members: "tuple[ScanResult, ...] | None" = None
    disputed: bool = False


def invalid_scan(scan_id: str, reason: str, message: str) -> ScanResult:
    """A row that cannot be taken; it is not logged, so it may be mended and sent again under the same id."""
    return ScanResult(scan_id, Outcome.INVALID, reason, message)


@dataclass(frozen=True, order=True)
class PathScan:
    """An admitted scan in a visitor's path. The order of the fields is the order of a path."""

    at: int
    scan_id: str
    zone: str = ""
    direction: Direction = Direction.IN
