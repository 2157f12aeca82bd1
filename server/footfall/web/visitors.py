"""The register."""

from typing import Any

from flask import Response

from footfall.domain.errors import NotAllowed
from footfall.domain.event import Event
from footfall.domain.roles import may_edit_visitors, may_read_register, may_see_names
from footfall.services import events, register
from footfall.services.badging import RegisteredVisitor
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import stores, who
from footfall.web.deeds import keys_of, note
from footfall.web.paths import EventPath, VisitorPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.visitors import (
    NewVisitors,
    VisitorChanges,
    VisitorDocument,
    VisitorList,
    VisitorPage,
    VisitorQuery,
    counter_document,
    rows_of,
    visitor_document,
)

bp = api("visitors", "The register, and each visitor's present badge.", OF_EVENT)


#: How many visitors staff find at once: who looks for somebody finds them among these or says more of them.
MOST_HITS = 50


def _document(visitor: RegisteredVisitor, event: Event) -> dict[str, Any]:
    whole = may_read_register(who(), event.id)
    return visitor_document(visitor, event) if whole else counter_document(visitor, event)


@route(
    bp,
    "POST",
    "/visitors",
    may=of_event(may_edit_visitors),
    answers={201: VisitorList},
    errors=(409,),
    documented_body=NewVisitors,
)
def register_visitors(path: EventPath, body: Any) -> Response:
    """Register one visitor or a list of them; all are taken or none."""
    made = register.register_visitors(stores(), path.event, rows_of(body))
    note(subject=made[0].visitor.id if len(made) == 1 else None, visitors=len(made))
    event = events.get_event(stores(), path.event)
    return json_answer({"visitors": [visitor_document(one, event) for one in made]}, 201)


@route(bp, "GET", "/visitors", may=of_event(may_see_names), answers={200: VisitorPage})
def find_visitors(path: EventPath, query: VisitorQuery) -> Response:
    """Find visitors: an organizer a page at a time, staff the first hits."""
    whole = may_read_register(who(), path.event)
    if query.cursor is not None and not whole:
        raise NotAllowed(
            "whole_register", "Whole registers are the organizer's; say more of whom you look for."
        )
    event = events.get_event(stores(), path.event)
    limit = query.limit if whole else min(query.limit, MOST_HITS)
    visitors, cursor = register.find_visitors(
        stores(), path.event, query.q, query.category, query.group, limit, query.cursor
    )
    page: dict[str, Any] = {"visitors": [_document(one, event) for one in visitors]}
    if cursor is None:
        return json_answer(page)
    return json_answer(page | ({"next": cursor} if whole else {"more": True}))


@route(
    bp,
    "GET",
    "/visitors/<visitor>",
    may=of_event(may_see_names),
    answers={200: VisitorDocument},
)
def get_visitor(path: VisitorPath) -> Response:
    """A visitor with the present badge."""
    event = events.get_event(stores(), path.event)
    visitor = register.get_visitor(stores(), path.event, path.visitor)
    return json_answer(_document(visitor, event))


@route(
    bp,
    "PATCH",
    "/visitors/<visitor>",
    may=of_event(may_edit_visitors),
    answers={200: VisitorDocument},
    errors=(409,),
    documented_body=VisitorChanges,
)
def update_visitor(path: VisitorPath, body: Any) -> Response:
    """Change a visitor by a JSON Merge Patch."""
    changed = register.update_visitor(stores(), path.event, path.visitor, body)
    note(keys=keys_of(body))
    return json_answer(_document(changed, events.get_event(stores(), path.event)))
