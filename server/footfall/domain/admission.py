"""The decision at the door, as a specification to read. Its running form is in `store/lua/record_scan.lua`,
since a zone's fullness must be looked at in the same atomic step that counts, and `kiosk/src/door/judge.ts` decides
while the server is silent. The table of cases in `tests/contract` is written by this page and run by both.
"""

from dataclasses import dataclass

from footfall.domain.badge import BadgeStatus
from footfall.domain.event import Event
from footfall.domain.scan import (
    REFUSED_AT_DOOR,
    REFUSES_OUT,
    UNKNOWN_PERSON,
    Direction,
    Outcome,
    Reason,
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
