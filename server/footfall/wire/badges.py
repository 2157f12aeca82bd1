"""Badges as the interface shows them."""

from typing import Any, Literal

from pydantic import Field

from footfall.domain.visitor import Visitor
from footfall.services.badging import TokenCheck
from footfall.wire.base import Answer, Request


class BadgeDocument(Answer):
    id: str = Field(pattern="^[A-Z2-7]{8}$")
    issue: int
    token: str = Field(description="What the QR holds: FF1 and upper-case Base32.")
    status: Literal["active", "revoked"]


class TokenToVerify(Request):
    token: str = Field(min_length=1, max_length=1000)


class BadgeVisitor(Answer):
    id: str
    name: str
    names: dict[str, str] | None = None
    category: str
    group: str | None = None
    organization: str | None = None
    language: str | None = None


class TokenVerdict(Answer):
    valid: bool
    reason: str | None = None
    badge_id: str | None = None
    issue: int | None = None
    visitor: BadgeVisitor | None = None


class PublicKey(Answer):
    key_id: str
    public_key: str = Field(description="32 bytes of Ed25519, base64url without padding.")


class RevokedBadges(Answer):
    revoked: list[str]


def verdict_document(check: TokenCheck) -> dict[str, Any]:
    known = {"reason": check.reason, "badge_id": check.badge_id, "issue": check.issue}
    document: dict[str, Any] = {"valid": check.valid}
    document |= {key: value for key, value in known.items() if value is not None}
    if check.visitor is not None:
        document["visitor"] = badge_visitor(check.visitor)
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
