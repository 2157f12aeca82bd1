"""Recording scans, taking one back, and closing the venue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import orjson

from footfall.domain.badge import normalize_token
from footfall.domain.door_names import shown_at_door
from footfall.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from footfall.domain.event import DoorNames, Event
from footfall.domain.roles import (
    Principal,
    may_force,
    may_scan_zone,
    may_send_older_scans,
    may_void,
    names_for,
)
from footfall.domain.scan import (
    CLOCK_TOLERANCE_MS,
    Outcome,
    Reason,
    ScanResult,
    ScanRow,
    Teller,
    invalid_scan,
)
from footfall.services import groups
from footfall.services.badging import prove_token
from footfall.services.kiosks import id_taken
from footfall.store import Stores
from footfall.store.events import StoredEvent
from footfall.store.scans import GroupFound, IdTaken, NotYours, Said, ScanAnswer, ScanCall

HOUR_MS = 3_600_000
#: How long a kiosk may take its own scans back.
KIOSK_VOIDS_MS = 10 * 60 * 1000
#: What the door may show of a visitor.
DOOR_KEYS = ("name", "names", "category", "group", "organization", "language")


@dataclass(frozen=True)
class Voided:
    """A scan that was taken back; `replayed` if it had been already."""

    scan_id: str
    replayed: bool


@dataclass(frozen=True)
class Closing:
    """The venue was closed `at` (ms); `swept` counts who was still inside, `replayed` if that was known already."""

    at: int
    swept: int
    replayed: bool


def record_scans(
    stores: Stores,
    event_id: str,
    rows: Sequence[ScanRow | ScanResult],
    by: Principal,
    now: int,
    kiosk_id: str = "",
) -> list[ScanResult]:
    """One result a row, in the same order; a row that is a result already (invalid) is passed through.

    `kiosk_id` is the device that sends them, as it says. Each scan is one atomic step in the store. Raises NotFound
    `unknown_event`, Conflict `kiosk_id_taken` where the device is another key's, StoreUnavailable (then each scan
    either was recorded or was not; sending it again under its id is safe).
    """
    teller = Teller(by.id, by.name, kiosk_id)
    results: list[ScanResult | None] = [None] * len(rows)
    waiting = list(range(len(rows)))
    stored = stores.events.cached(event_id)
    while waiting:
        calls: list[tuple[int, ScanCall]] = []
        for index in waiting:
            prepared = _prepare(stores, stored, rows[index], by, teller, now)
            if isinstance(prepared, ScanResult):
                results[index] = prepared
            else:
                calls.append((index, prepared))
        if not calls:
            break
        answers = stores.scans.record(event_id, [call for _, call in calls], stored.version)
        if any(isinstance(answer, NotYours) for answer in answers):
            raise id_taken(kiosk_id)
        waiting = []
        for (index, call), answer in zip(calls, answers, strict=True):
            if isinstance(answer, GroupFound):
                results[index] = _record_group(stores, stored, call, answer.group, by)
            else:
                results[index] = _result(stores, stored.event, call, answer, by)
            if results[index] is None:
                waiting.append(index)  # the config changed meanwhile: decide again by the new one
        if waiting:
            stored = stores.events.get(event_id)
    return [result for result in results if result is not None]


def _record_group(
    stores: Stores, stored: StoredEvent, read: ScanCall, name: str, by: Principal
) -> ScanResult | None:
    """A scan for each member who is there, all recorded or none; None where the config was stale."""
    row = read.row
    rows = groups.member_rows(stores, stored.event.id, row, name)
    if isinstance(rows, ScanResult):
        return rows
    calls = [
        replace(read, row=member, badge_id=member.badge_id or "", issue=0, token_problem="")
        for member in rows
    ]
    answers = stores.scans.record_together(stored.event.id, calls, stored.version)
    told = [
        result
        for call, answer in zip(calls, answers, strict=True)
        if (result := _result(stores, stored.event, call, answer, by)) is not None
    ]
    return groups.group_result(row, name, told) if len(told) == len(calls) else None


def _prepare(
    stores: Stores,
    stored: StoredEvent,
    row: ScanRow | ScanResult,
    by: Principal,
    teller: Teller,
    now: int,
) -> ScanCall | ScanResult:
    """The row as the store takes it, or the answer of a row that cannot be taken."""
    if isinstance(row, ScanResult):
        return row
    event = stored.event
    problem = _problem(event, row, by, now)
    if problem:
        return invalid_scan(row.scan_id, *problem)
    scanned_at = now if row.scanned_at is None else row.scanned_at
    token_problem, badge_id, issue = "", row.badge_id or "", 0
    if row.token is not None:
        proven = prove_token(stores, stored, row.token)
        if isinstance(proven, Reason):
            token_problem = proven.value
        else:
            badge_id, issue = proven.badge_id, proven.issue
    else:
        badge_id = normalize_token(badge_id)
    door = stored.door(event.zone(row.zone), scanned_at)
    is_late = too_old(event, row, now) is not None
    return ScanCall(row, badge_id, issue, token_problem, scanned_at, door, teller, now, is_late)


def _problem(event: Event, row: ScanRow, by: Principal, now: int) -> tuple[str, str] | None:
    """Why the row cannot be taken: (reason, sentence)."""
    zone = event.find_zone(row.zone)
    if zone is None:
        return "unknown_zone", f"The event has no zone {row.zone[:80]!r}."
    if not zone.fits(row.direction):
        fitting = "touch" if zone.is_booth else "in or out"
        return "direction_does_not_fit", f"A scan at {zone.id!r} has the direction {fitting}."
    if not may_scan_zone(by, zone.id):
        return "wrong_kiosk_zone", f"This kiosk belongs to zone {by.zone!r}."
    if row.force and not may_force(by, event.id):
        return "not_allowed", "Only staff and organizers may force."
    if row.scanned_at is not None:
        if row.scanned_at > now + CLOCK_TOLERANCE_MS:
            return "scanned_at_in_future", "scanned_at is more than five minutes ahead: set the clock."
        if row.scanned_at < event.starts_at:
            return "scanned_at_before_event", "scanned_at is before the event's first day."
        if not may_send_older_scans(by, event.id):
            return too_old(event, row, now)
    return None


def too_old(event: Event, row: ScanRow, now: int) -> tuple[str, str] | None:
    """Why a kiosk's key may not send the row any more: (reason, sentence). From staff it is an entry that came late."""
    if row.scanned_at is None:
        return None
    age, hours = now - row.scanned_at, event.kiosk.offline_hours
    if row.offline and age > hours * HOUR_MS:
        return (
            "fact_too_old",
            f"A kiosk decides alone for {hours} hours; what is older is sent by staff, with a key of theirs.",
        )
    if row.offline or age <= CLOCK_TOLERANCE_MS:
        return None
    return (
        "scanned_at_too_old",
        "A kiosk's live scan is of the last five minutes: send what is older as a fact, with the door's own verdict.",
    )


def _result(stores: Stores, event: Event, call: ScanCall, answer: Said, by: Principal) -> ScanResult | None:
    """None where the store could not say: the config was stale, or a group has taken the badge meanwhile."""
    if isinstance(answer, IdTaken):
        sentence = (
            "Another reading has this scan_id: give each its own, and send the same again only unchanged."
        )
        return invalid_scan(call.row.scan_id, "scan_id_taken", sentence)
    if not isinstance(answer, ScanAnswer):
        return None
    zone = event.zone(call.row.zone)
    # Nobody stands before the answer to a fact: reading the badge once more is for those who can act on it.
    is_told = answer.reason == Reason.WRONG_DAY and not call.row.offline
    return ScanResult(
        scan_id=call.row.scan_id,
        outcome=Outcome(answer.outcome),
        reason=answer.reason or None,
        already_inside=answer.already_since is not None,
        since=answer.already_since,
        replayed=answer.replayed,
        conflict=answer.conflict or None,
        visitor=_door_view(answer.visitor_json, names_for(by, event)) if answer.visitor_json else None,
        occupancy=None if zone.is_booth else answer.occupancy,
        visits=answer.visits if zone.is_booth else None,
        capacity=zone.capacity,
        days=_days(stores, event, call.badge_id) if is_told else None,
        disputed=answer.disputed,
    )


def _days(stores: Stores, event: Event, badge_id: str) -> tuple[date, ...]:
    """On which of the event's days the badge opens doors."""
    badge = stores.visitors.badge(event.id, badge_id)
    if badge is None or not badge.days:
        return event.days
    return tuple(day for index, day in enumerate(event.days) if index in badge.days)


def _door_view(visitor_json: str, names: DoorNames) -> dict[str, Any]:
    visitor = orjson.loads(visitor_json)
    return shown_at_door({key: visitor[key] for key in ("id", *DOOR_KEYS) if key in visitor}, names)


def void_scan(
    stores: Stores, event_id: str, scan_id: str, by: Principal, now: int, note: str = "", kiosk_id: str = ""
) -> Voided:
    """Takes an admitted scan back; repeating it changes nothing. A kiosk may for a while, and only its own scans:
    those of the same key (its id) and device.

    Raises NotFound `unknown_event`, `unknown_scan`, NotAllowed, Conflict `scan_not_admitted`, `kiosk_id_taken`.
    """
    stores.events.get(event_id)
    if kiosk_id and stores.kiosks.owner(event_id, kiosk_id) not in (None, by.id):
        raise id_taken(kiosk_id)
    if not may_void(by, event_id):
        entry = stores.scans.find(event_id, scan_id)
        own = entry is not None and (entry.key, entry.kiosk_id) == (by.id, kiosk_id)
        if entry is not None and not (own and now - entry.received_at <= KIOSK_VOIDS_MS):
            raise NotAllowed("not_allowed", "A kiosk takes back what it scanned itself, for ten minutes.")
    answer = stores.scans.void(event_id, scan_id, now, Teller(by.id, by.name, kiosk_id), note)
    if answer == "unknown_scan":
        raise NotFound("unknown_scan", f"There is no scan {scan_id[:128]!r}.", scan_id=scan_id[:128])
    if answer == "scan_not_admitted":
        raise Conflict("scan_not_admitted", "The scan was refused, so there is nothing to take back.")
    return Voided(scan_id, replayed=answer == "already_voided")


def close_and_sweep(stores: Stores, event_id: str, at: int | None, by: Principal, now: int) -> Closing:
    """Records that the venue was closed and swept at `at` (None: now).

    Raises NotFound `unknown_event`, InvalidInput `at_in_future`, `at_before_event`.
    """
    event = stores.events.get(event_id).event
    instant = now if at is None else at
    if instant > now + CLOCK_TOLERANCE_MS:
        raise InvalidInput("at_in_future", "The closing is more than five minutes ahead.")
    if instant < event.starts_at:
        raise InvalidInput("at_before_event", "The closing is before the event's first day.")
    swept = stores.scans.close(event_id, instant, now, Teller(by.id, by.name))
    return Closing(instant, swept=max(swept, 0), replayed=swept < 0)
