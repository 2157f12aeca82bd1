"""A person in the register, and the rules of one row of it."""

import re
from dataclasses import dataclass
from typing import Any

from footfall.domain.event import Event
from footfall.domain.table_reader import LANGUAGE, Problems, Reader
from footfall.domain.zone import Texts

KEYS = (
    *("external_id", "name", "names", "organization", "category", "language", "group"),
    *("email", "phone", "consents", "guest_of", "days"),
)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class VisitorDetails:
    """What an organizer knows of a visitor. `days` are indexes of the event's days, empty for all;
    `guest_of` the zones with a guest list whose guest the visitor is; `names` the name in other scripts.
    """

    name: str
    category: str
    external_id: str | None = None
    names: Texts | None = None
    organization: str | None = None
    language: str | None = None
    group: str | None = None
    email: str | None = None
    phone: str | None = None
    consents: tuple[str, ...] = ()
    guest_of: tuple[str, ...] = ()
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Visitor:
    """A visitor in the register: `id` is the server's, `details.external_id` the organizer's."""

    id: str
    details: VisitorDetails


def read_visitor(raw: Any, at: str, event: Event, problems: Problems) -> VisitorDetails:
    """The details in one row; what is wrong is added to `problems` with its place."""
    reader = Reader(raw, at, problems, KEYS)
    category = reader.id("category", required=True)
    if category is not None and category not in {c.id for c in event.categories}:
        reader.problem("category", f"{category!r} is no category of this event")
    guest_of = reader.ids("guest_of") or ()
    for zone_id in guest_of:
        if event.find_zone(zone_id) is None:
            reader.problem("guest_of", f"{zone_id!r} is no zone of this event")
    days = reader.days("days") or ()
    for day in days:
        if day not in event.days:
            reader.problem("days", f"{day} is no day of this event")
    return VisitorDetails(
        name=reader.text("name", required=True, most=200) or "",
        category=category or "",
        external_id=reader.text("external_id", most=100),
        names=reader.names("names", need_english=False) or None,
        organization=reader.text("organization", most=200),
        language=reader.matching("language", LANGUAGE, "en or zh-Hans"),
        group=reader.text("group", most=200),
        email=reader.matching("email", EMAIL, "name@example.org"),
        phone=reader.text("phone", most=50),
        consents=reader.ids("consents", 50) or (),
        guest_of=tuple(dict.fromkeys(guest_of)),
        days=tuple(sorted({event.days.index(day) for day in days if day in event.days})),
    )


def visitor_to_dict(visitor: Visitor, event: Event) -> dict[str, Any]:
    """The row again, with the visitor's id; what is absent is left out."""
    details = visitor.details
    whole: dict[str, Any] = {"id": visitor.id, **details_to_dict(details, event)}
    return whole


def details_to_dict(details: VisitorDetails, event: Event) -> dict[str, Any]:
    """The row that `read_visitor` reads."""
    whole: dict[str, Any] = vars(details) | {
        "consents": list(details.consents),
        "guest_of": list(details.guest_of),
        "days": [event.days[index].isoformat() for index in details.days],
    }
    return {key: whole[key] for key in KEYS if whole[key]}
