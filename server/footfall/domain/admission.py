"""The decision at the door, as a specification to read. Its running form is in `store/lua/record_scan.lua`,
since a zone's fullness must be looked at in the same atomic step that counts, and `kiosk/src/door/judge.ts` decides
while the server is silent. The table of cases in `tests/contract` is written by this page and run by both.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from footfall.domain.badge import BadgeStatus
from footfall.domain.event import Event
from footfall.domain.scan import (
    REFUSED_AT_DOOR,
    REFUSES_OUT,
    UNKNOWN_PERSON,
    Direction,
    Outcome,
    Reason,
    Teller,
)
from footfall.domain.zone import Zone


@dataclass(frozen=True)
class Door:
    """What the config says of a zone at an instant. `admits` None admits every category;
    `enforced_capacity` is there only where the zone enforces it; `day` None is no day of the event.
    """

    day: int | None
    is_open: bool
    admits: tuple[str, ...] | None
    guest_list: bool
    enforced_capacity: int | None


def door_at(event: Event, zone: Zone, at: int) -> Door:
    """The door of a zone at the instant `at` (ms)."""
    return Door(
        day=event.day_index(at),
        is_open=event.is_open(zone, at),
        admits=zone.admits,
        guest_list=zone.guest_list,
        enforced_capacity=zone.capacity if zone.enforce else None,
    )


@dataclass(frozen=True)
class Holder:
    """Who holds the badge, and where they are. `days` empty is every day."""

    status: BadgeStatus
    days: tuple[int, ...]
    category: str
    is_guest: bool
    is_inside: bool


def refusal(
    token_problem: Reason | None,
    holder: Holder | None,
    door: Door,
    direction: Direction,
    occupancy: int,
) -> Reason | None:
    """The first reason that applies, None for `admitted`. `holder` is None where the badge is unknown."""
    reason = token_problem or _first_reason(holder, door, occupancy)
    if direction is Direction.OUT and reason not in REFUSES_OUT:
        return None
    return reason


def _first_reason(holder: Holder | None, door: Door, occupancy: int) -> Reason | None:
    if holder is None:
        return Reason.UNKNOWN_BADGE
    if holder.status is BadgeStatus.REVOKED:
        return Reason.REVOKED_BADGE
    if door.day is None or (holder.days and door.day not in holder.days):
        return Reason.WRONG_DAY
    if door.admits is not None and holder.category not in door.admits:
        return Reason.CATEGORY_NOT_ADMITTED
    if door.guest_list and not holder.is_guest:
        return Reason.NOT_ON_GUEST_LIST
    if not door.is_open:
        return Reason.ZONE_CLOSED
    full = door.enforced_capacity is not None and occupancy >= door.enforced_capacity
    return Reason.ZONE_FULL if full and not holder.is_inside else None


@dataclass(frozen=True)
class Decision:
    """What becomes of a scan. `conflict` is why the server would have refused what a kiosk admitted, `forced` what
    staff's word overrode.
    """

    outcome: Outcome
    reason: str | None = None
    conflict: Reason | None = None
    forced: Reason | None = None


def decided(refused: Reason | None, is_person: bool, force: bool) -> Decision:
    """Of a live scan. `is_person`: the badge is a visitor's, and not a group's."""
    if refused is None:
        return Decision(Outcome.ADMITTED)
    if force and is_person and refused not in UNKNOWN_PERSON:
        return Decision(Outcome.ADMITTED, forced=refused)
    return Decision(Outcome.REFUSED, refused)


def fact(
    refused: Reason | None, is_person: bool, force: bool, verdict: Outcome, word: str | None
) -> Decision:
    """Of a scan that a kiosk decided: the door did as its `verdict` says. `word` is its reason for a refusal."""
    if verdict is Outcome.REFUSED:
        return Decision(Outcome.REFUSED, word if word in list(Reason) else refused or REFUSED_AT_DOOR)
    if not is_person or refused in UNKNOWN_PERSON:
        return Decision(Outcome.REFUSED, refused)
    return Decision(
        Outcome.ADMITTED,
        conflict=None if force else refused,
        forced=refused if force else None,
    )


class Repeat(StrEnum):
    """What becomes of a row whose `scan_id` was seen before."""

    #: The first answer again; nothing changes.
    REPLAYED = "replayed"
    #: The door agrees with what was decided, which is final from now on.
    CONFIRMED = "confirmed"
    #: The door did otherwise than was decided: the fact is the scan's last word.
    REPLACED = "replaced"
    #: Somebody else says that the door did otherwise: kept in the log, and changes nothing.
    DISPUTED = "disputed"
    #: Another reading has this id: nothing is told and nothing changes.
    TAKEN = "taken"


@dataclass(frozen=True)
class Reading:
    """What a scan_id stands for. `at` None leaves the time open."""

    badge_id: str
    zone: str
    direction: Direction
    at: int | None


@dataclass(frozen=True)
class Standing:
    """A scan as it stands. `is_final`: a fact of its own kiosk has had the last word, or staff took it back."""

    reading: Reading
    teller: Teller
    outcome: Outcome
    is_final: bool


def repeat(standing: Standing, reading: Reading, teller: Teller, did: Outcome | None) -> Repeat:
    """Of a row under the id of a scan that stands. `did`: what the door did, by a fact; None of a live row.

    Only who was answered can say what the door then did: the same device by the same key. A name proves nothing.
    """
    then = standing.reading if reading.at is not None else replace(standing.reading, at=None)
    if then != reading:
        return Repeat.TAKEN
    is_own = (standing.teller.key, standing.teller.kiosk_id) == (teller.key, teller.kiosk_id)
    if did is None or (is_own and standing.is_final):
        return Repeat.REPLAYED
    if not is_own:
        return Repeat.REPLAYED if did is standing.outcome else Repeat.DISPUTED
    return Repeat.CONFIRMED if did is standing.outcome else Repeat.REPLACED
