"""The register."""

from typing import Any

from flask import Response

from footfall.domain.event import Event
from footfall.domain.roles import may_edit_visitors, may_see_names
from footfall.services import events, register
from footfall.services.badging import RegisteredVisitor
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import stores
from footfall.web.paths import EventPath, VisitorPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.visitors import (
    NewVisitors,
    VisitorChanges,
    VisitorDocument,
    VisitorList,
    VisitorPage,
    VisitorQuery,
    rows_of,
    visitor_document,
)

bp = api("visitors", "The register, and each visitor's present badge.", OF_EVENT)


def _documents(visitors: list[RegisteredVisitor], event: Event) -> list[dict[str, Any]]:
    return [visitor_document(one, event) for one in visitors]


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
    event = events.get_event(stores(), path.event)
    return json_answer({"visitors": _documents(made, event)}, 201)


@route(bp, "GET", "/visitors", may=of_event(may_see_names), answers={200: VisitorPage})
def find_visitors(path: EventPath, query: VisitorQuery) -> Response:
    """Find visitors, a page at a time."""
    event = events.get_event(stores(), path.event)
    visitors, cursor = register.find_visitors(
        stores(), path.event, query.q, query.category, query.group, query.limit, query.cursor
    )
    page: dict[str, Any] = {"visitors": _documents(visitors, event)}
    return json_answer(page if cursor is None else page | {"next": cursor})


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
    return json_answer(visitor_document(visitor, event))


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
    return json_answer(visitor_document(changed, events.get_event(stores(), path.event)))
