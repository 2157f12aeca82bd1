"""Bearer tokens, as organizers see and make them."""

from datetime import UTC
from typing import Any

from pydantic import Field, StrictBool

from footfall.domain.roles import Principal, Role
from footfall.wire.base import Answer, Id, Moment, Request
from footfall.wire.times import rfc3339


class NewToken(Request):
    """`event`, or `every_event`: a token for all of them is asked for in so many words."""

    role: Role
    event: Id | None = None
    every_event: StrictBool = False
    zone: Id | None = Field(None, description="The one zone that a kiosk may scan at.")
    name: str | None = Field(None, min_length=1, max_length=100, description="Whose it is, for the log.")
    until: str | None = Field(
        None,
        max_length=40,
        description="Its last day at the venue, or an instant as RFC 3339 with an offset.",
    )


class TokenDocument(Answer):
    """A token's own text is told once, where it is made."""

    id: str
    role: Role
    name: str
    event: str | None = None
    zone: str | None = None
    until: Moment | None = None
    ended: bool
    token: str | None = None


class TokenList(Answer):
    tokens: list[TokenDocument]


def token_document(owner: Principal, now: int, token: str | None = None) -> dict[str, Any]:
    document = {
        "id": owner.id,
        "role": owner.role.value,
        "name": owner.name,
        "event": owner.event,
        "zone": owner.zone,
        "until": None if owner.until is None else rfc3339(owner.until, UTC),
        "ended": owner.until is not None and now >= owner.until,
        "token": token,
    }
    return {key: value for key, value in document.items() if value is not None}
