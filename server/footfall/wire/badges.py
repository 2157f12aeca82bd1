"""Badges as the interface shows them."""

from typing import Any, Self

from pydantic import Field, model_validator

from footfall.domain.badge import BadgeStatus
from footfall.domain.door_names import shown_at_door
from footfall.domain.event import DoorNames
from footfall.domain.scan import Reason
from footfall.domain.visitor import Visitor
from footfall.services.badging import TokenCheck, Whereabouts
from footfall.services.groups import Group
from footfall.services.read.door_book import BadgesOfDoor
from footfall.wire.base import Answer, Id, Request


class BadgeDocument(Answer):
    id: str = Field(pattern="^[A-Z2-7]{8}$")
    issue: int
    token: str | None = Field(
        None,
        description="What the QR holds: FF1 and upper-case Base32. Staff get it where a badge is made.",
    )
    status: BadgeStatus


class TokenToVerify(Request):
    """One of the two: what the QR holds, or the number printed on the badge."""

    token: str | None = Field(None, min_length=1, max_length=1000)
    badge_id: str | None = Field(None, min_length=1, max_length=64)
    zone: Id | None = Field(None, description="Of a kiosk: its own, to be told who is `inside` there.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.token is None) == (self.badge_id is None):
            raise ValueError("give a token or a badge_id, and not both")
        return self


class BadgeVisitor(Answer):
    """`name` and `names` are there as far as the organizer lets a door see them."""

    id: str
    name: str | None = None
    names: dict[str, str] | None = None
    category: str
    group: str | None = None
    organization: str | None = None
    language: str | None = None


class CheckedMember(Answer):
    id: str
    name: str | None = None
    names: dict[str, str] | None = None
    category: str
    position: str | None = None
    inside: bool | None = None


class CheckedGroup(Answer):
    id: str
    members: list[CheckedMember]


class TokenVerdict(Answer):
    """`position` is told to staff and organizers alone. `inside`: in the zone that was asked about, or below it; a
    kiosk's key is told of zones at which a badge goes in and out by turns.
    """

    valid: bool
    reason: Reason | None = None
    badge_id: str | None = None
    issue: int | None = None
    visitor: BadgeVisitor | None = None
    position: str | None = Field(None, description='The zone that the holder is in, or "away".')
    inside: bool | None = None
    group: CheckedGroup | None = None


class GroupSize(Answer):
    group: str
    members: int


class GroupDocument(GroupSize):
    badge: BadgeDocument | None = None


class GroupList(Answer):
    groups: list[GroupDocument]


class DoorBook(Answer):
    """What a kiosk needs to judge badges by itself; no personal data.

    Of a badge that opens a door only its mark is in it, 8 hexadecimal digits: see docs/badge.md.
    """

    key_id: str
    public_key: str = Field(description="32 bytes of Ed25519, base64url without padding.")
    categories: dict[str, str] = Field(description="The category's code on a badge -> its id.")
    revoked: list[str]
    guests: list[str] | None = Field(
        None, description="Marks of the badges of a guest list, where the zone has one."
    )
    groups: dict[str, GroupSize] = Field(description="By the mark of the group's badge.")


class BookQuery(Request):
    zone: Id


class PublicKey(Answer):
    key_id: str
    public_key: str = Field(description="32 bytes of Ed25519, base64url without padding.")


class RevokedBadges(Answer):
    revoked: list[str]


def verdict_document(check: TokenCheck, names: DoorNames, where: Whereabouts) -> dict[str, Any]:
    proven = {
        "reason": check.reason,
        "badge_id": check.badge_id,
        "issue": check.issue,
        **(where.told(check.position) if check.position is not None else {}),
    }
    document: dict[str, Any] = {"valid": check.valid}
    document |= {key: value for key, value in proven.items() if value is not None}
    if check.visitor is not None:
        document["visitor"] = shown_at_door(badge_visitor(check.visitor), names)
    if check.group is not None:
        members = [
            {
                key: value
                for key, value in badge_visitor(visitor).items()
                if key in ("id", "name", "names", "category")
            }
            | where.told(position)
            for visitor, position in check.members
        ]
        document["group"] = {
            "id": check.group,
            "members": [shown_at_door(member, names) for member in members],
        }
    return document


def book_document(book: BadgesOfDoor) -> dict[str, Any]:
    document: dict[str, Any] = {
        "key_id": book.key_id,
        "public_key": book.public_key,
        "categories": {str(code): category for code, category in book.categories.items()},
        "revoked": book.revoked,
        "groups": {
            badge_id: {"group": group.name, "members": group.members}
            for badge_id, group in book.groups.items()
        },
    }
    if book.guests is not None:
        document["guests"] = book.guests
    return document


def group_document(group: Group) -> dict[str, Any]:
    document: dict[str, Any] = {"group": group.name, "members": group.members}
    if group.badge is not None:
        document["badge"] = {
            "id": group.badge.id,
            "issue": group.badge.issue,
            "token": group.token,
            "status": group.badge.status.value,
        }
    return document


def badge_visitor(visitor: Visitor) -> dict[str, Any]:
    """What a door may know of who carries the badge."""
    details = visitor.details
    shown = {
        "id": visitor.id,
        "name": details.name,
        "category": details.category,
        "names": details.names,
        "group": details.group,
        "organization": details.organization,
        "language": details.language,
    }
    return {key: value for key, value in shown.items() if value is not None}
