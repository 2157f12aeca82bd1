"""Visitors: a row of the register, as documentation (`domain.visitor` holds the rules) and answer."""

from typing import Annotated, Any

from pydantic import Field, RootModel

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.visitor import visitor_to_dict
from footfall.services.badging import RegisteredVisitor
from footfall.wire.badges import BadgeDocument
from footfall.wire.base import Answer, Id, Request, text
from footfall.wire.config import Day, IdList, Language

Name = Annotated[str, text(200)]
Email = Annotated[str, Field(max_length=500, pattern=r"^[^@\s]+@[^@\s]+$")]


class VisitorFields(Request):
    external_id: Annotated[str, text(100)] | None = Field(
        None, description="The organizer's own id, once in an event."
    )
    names: dict[str, str] | None = Field(None, description="The same name in other scripts.")
    organization: Annotated[str, text(200)] | None = None
    language: Language | None = None
    group: Annotated[str, text(200)] | None = Field(None, description="A delegation.")
    email: Email | None = None
    phone: Annotated[str, text(50)] | None = None
    consents: Annotated[list[Id], Field(max_length=50)] | None = None
    guest_of: IdList | None = Field(None, description="Zones whose guest list the visitor is on.")
    days: Annotated[list[Day], Field(max_length=32)] | None = Field(
        None, description="Days on which the badge is good; every day where it is left out."
    )


class NewVisitor(VisitorFields):
    name: Name
    category: Id


Rows = Annotated[list[NewVisitor], Field(min_length=1, max_length=1000)]


class NewVisitorList(Request):
    visitors: Rows


class NewVisitors(RootModel[NewVisitor | NewVisitorList | Rows]):
    """One visitor, or a list of them: all are taken or none."""


class VisitorChanges(VisitorFields):
    """A JSON Merge Patch: null takes a key away."""

    name: Name | None = None
    category: Id | None = None


class VisitorDocument(Answer):
    id: str
    external_id: str | None = None
    name: str
    names: dict[str, str] | None = None
    organization: str | None = None
    category: str
    language: str | None = None
    group: str | None = None
    email: str | None = None
    phone: str | None = None
    consents: list[str] | None = None
    guest_of: list[str] | None = None
    days: list[Day] | None = None
    badge: BadgeDocument


class VisitorList(Answer):
    visitors: list[VisitorDocument]


class VisitorPage(Answer):
    """`next` is the cursor of the next page, absent on the last one. Staff get no pages but the first hits; `more` then
    says that there are others.
    """

    visitors: list[VisitorDocument]
    next: str | None = None
    more: bool | None = None


class VisitorQuery(Request):
    q: str | None = Field(None, max_length=200, description="Part of a name, organization or id.")
    category: Id | None = None
    group: str | None = Field(None, max_length=200)
    limit: int = Field(50, ge=1, le=500)
    cursor: str | None = Field(None, max_length=200)


def rows_of(body: Any) -> list[Any]:
    """The rows of a `NewVisitors` body. Raises InvalidInput `invalid_body`."""
    rows = body
    if isinstance(body, dict):
        rows = body["visitors"] if body.keys() == {"visitors"} else [body]
    if not isinstance(rows, list) or not rows:
        raise InvalidInput(
            "invalid_body", 'Send one visitor, a list of them, or {"visitors": [...]} with at least one.'
        )
    return rows


#: What a counter does without.
_FOR_ORGANIZERS = ("email", "phone", "consents")


def counter_document(registered: RegisteredVisitor, event: Event, printed: bool = False) -> dict[str, Any]:
    """As `visitor_document`, for staff: without contacts, and with the badge's token only to be `printed`."""
    document = visitor_document(registered, event)
    for key in _FOR_ORGANIZERS:
        document.pop(key, None)
    if not printed:
        del document["badge"]["token"]
    return document


def visitor_document(registered: RegisteredVisitor, event: Event) -> dict[str, Any]:
    badge = registered.badge
    return visitor_to_dict(registered.visitor, event) | {
        "badge": {
            "id": badge.id,
            "issue": badge.issue,
            "token": registered.token,
            "status": badge.status.value,
        }
    }
