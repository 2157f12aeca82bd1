"""Scans: each row of a batch is read on its own, so that a bad one does not hold up the others."""

from collections.abc import Mapping
from datetime import date, tzinfo
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, ValidationError

from footfall.domain.errors import InvalidInput
from footfall.domain.log import TakenBack
from footfall.domain.scan import (
    MAX_BATCH,
    SCAN_ID,
    Direction,
    Outcome,
    Reason,
    ScanResult,
    ScanRow,
    invalid_scan,
)
from footfall.services.scanning import Voided
from footfall.wire.badges import BadgeVisitor
from footfall.wire.base import KIOSK_ID, Answer, KioskId, Moment, Request, first_problem
from footfall.wire.times import Time, rfc3339

_PLAIN_TEXT = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"


VisitorId = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{1,64}$")]


class ScanIn(BaseModel):
    """One reading of one badge, by `token` or by `badge_id`.

    Without `scanned_at` the server's clock counts.
    `offline` marks a fact: the kiosk decided by itself, and `verdict` is what happened at the door.
    """

    model_config = ConfigDict(extra="forbid")

    scan_id: str = Field(pattern="^[A-Za-z0-9._:-]{1,128}$")
    zone: str = Field(max_length=64)
    direction: Direction
    token: str | None = Field(None, max_length=1000)
    badge_id: str | None = Field(None, max_length=64)
    scanned_at: Time | None = None
    offline: bool | None = Field(None, strict=True)
    verdict: Literal["admitted", "refused"] | None = None
    force: bool | None = Field(None, strict=True)
    reason: str | None = Field(None, max_length=200, pattern=_PLAIN_TEXT)
    members: Annotated[list[VisitorId], Field(min_length=1, max_length=1000)] | None = Field(
        None, description="Of a group's badge: who of it is there; without it, everybody."
    )


#: Documented as a scan; not checked here, since whatever it is gets a result of its own.
UncheckedRow = Annotated[
    SkipValidation[ScanIn | Any],
    Field(description="A bad row is answered by a result whose outcome is `invalid`."),
]


class ScanBatch(Request):
    """1 to 500 rows; the results come in the same order.

    `kiosk_id` is the device that sends them, as in its `hello`: a fact about a scan counts from the kiosk that was
    answered, and from no other.
    """

    scans: Annotated[list[UncheckedRow], Field(min_length=1, max_length=MAX_BATCH)]
    kiosk_id: KioskId | None = None


class MemberResult(Answer):
    """`reason` is a refusal's code, or what is wrong with an invalid row (then with a `message`).

    `disputed`: the fact was another kiosk's to tell; it is kept in the log, and the scan stands as it is told here.

    `occupancy` and `capacity` are those of the scanned zone; a booth has `visits` instead.
    """

    scan_id: str
    outcome: Outcome
    reason: Reason | str | None = None
    message: str | None = None
    already_inside: bool | None = None
    since: Moment | None = None
    replayed: bool | None = None
    disputed: bool | None = None
    conflict: Reason | None = None
    visitor: BadgeVisitor | None = None
    occupancy: int | None = None
    visits: int | None = None
    capacity: int | None = None
    days: list[date] | None = Field(
        None, description="On the wrong day: those on which the badge opens doors."
    )


class GroupResult(Answer):
    """A group's badge: each member has a scan of their own, under `scan_id:visitor_id`."""

    id: str
    members: list[MemberResult]


class ScanResultDocument(MemberResult):
    group: GroupResult | None = None


class ScanResults(Answer):
    results: list[ScanResultDocument]


class VoidRequest(Request):
    """Why the scan is taken back; a kiosk says no words, but which one it is: it takes back its own scans alone."""

    reason: str | None = Field(None, max_length=200, pattern=_PLAIN_TEXT)
    kiosk_id: KioskId | None = None


class VoidedScan(Answer):
    scan_id: str
    voided: bool
    replayed: bool


def batch_of(body: Any) -> tuple[list[Any], str]:
    """The rows of a `ScanBatch`, none of them looked at yet, and the kiosk that sends them.

    Raises InvalidInput `too_many_scans`, `invalid_body`.
    """
    rows = body.get("scans") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not rows or body.keys() - {"scans", "kiosk_id"}:
        raise InvalidInput("invalid_body", 'Send {"scans": [...]} with 1 to 500 rows.')
    kiosk_id = body.get("kiosk_id")
    if kiosk_id is not None and not (isinstance(kiosk_id, str) and KIOSK_ID.fullmatch(kiosk_id)):
        raise InvalidInput("invalid_body", "kiosk_id: 1 to 64 of A-Z, a-z, 0-9 and . _ : -")
    if len(rows) > MAX_BATCH:
        raise InvalidInput(
            "too_many_scans", f"Send at most {MAX_BATCH} scans at a time; these are {len(rows)}."
        )
    return rows, kiosk_id or ""


def read_row(raw: Any) -> ScanRow | ScanResult:
    """The row, or the `invalid` result that answers it (`invalid_row` with a sentence)."""
    try:
        row = ScanIn.model_validate(raw)
    except ValidationError as error:
        return invalid_scan(_scan_id(raw), "invalid_row", f"{first_problem(error)}.")
    problem = _problem(row)
    if problem is not None:
        return invalid_scan(row.scan_id, "invalid_row", problem)
    return ScanRow(
        row.scan_id,
        row.zone,
        row.direction,
        row.token,
        row.badge_id,
        row.scanned_at,
        bool(row.offline),
        None if row.verdict is None else Outcome(row.verdict),
        bool(row.force),
        row.reason,
        None if row.members is None else tuple(row.members),
    )


def _problem(row: ScanIn) -> str | None:
    if (row.token is None) == (row.badge_id is None):
        return "Give a token or a badge_id, and not both."
    if row.offline and row.verdict is None:
        return "An offline scan needs the kiosk's verdict: admitted or refused."
    if row.verdict is not None and not row.offline:
        return "A verdict belongs to an offline scan; the server decides a live one."
    if row.offline and row.scanned_at is None:
        return "An offline scan needs scanned_at: only the kiosk knows when it was."
    return None


def _scan_id(raw: Any) -> str:
    """The row's id, if it is one, so that the client finds its row again."""
    given = raw.get("scan_id") if isinstance(raw, Mapping) else None
    return given if isinstance(given, str) and SCAN_ID.fullmatch(given) else ""


def void_keys(void: TakenBack | None, tz: tzinfo) -> dict[str, str]:
    """When a scan was taken back, by whom, and why if they said so; nothing of one that stands."""
    if void is None:
        return {}
    keys = {"voided_at": rfc3339(void.at, tz), "voided_by": void.by, "void_reason": void.reason}
    return {key: text for key, text in keys.items() if text}


def voided_document(voided: Voided) -> dict[str, Any]:
    return {"scan_id": voided.scan_id, "voided": True, "replayed": voided.replayed}


def result_document(result: ScanResult, tz: tzinfo) -> dict[str, Any]:
    """The result as JSON; what is absent is left out."""
    document: dict[str, Any] = {"scan_id": result.scan_id, "outcome": result.outcome.value}
    for key in ("reason", "message", "conflict", "visitor", "occupancy", "visits", "capacity"):
        value = getattr(result, key)
        if value is not None:
            document[key] = value
    if result.already_inside:
        document["already_inside"] = True
    if result.since is not None:
        document["since"] = rfc3339(result.since, tz)
    if result.replayed:
        document["replayed"] = True
    if result.disputed:
        document["disputed"] = True
    if result.days is not None:
        document["days"] = [day.isoformat() for day in result.days]
    if result.group is not None:
        told = [result_document(member, tz) for member in result.members or ()]
        document["group"] = {"id": result.group, "members": told}
    return document
