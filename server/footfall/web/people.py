"""One visitor's day, and the roll call as a file to take along."""

from flask import Response

from footfall.domain.roles import may_see_names
from footfall.services.read.roll_call import roll_call
from footfall.services.read.visitor_day import visitor_day
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores
from footfall.web.paths import EventPath, VisitorPath
from footfall.web.route import OF_EVENT, api, route
from footfall.web.tables import table_file
from footfall.wire.people import (
    ROLL_CALL_COLUMNS,
    RollCallTableQuery,
    VisitorPathDocument,
    visitor_path_document,
)
from footfall.wire.state import roll_call_rows

bp = api("people", "Where somebody was, and who is inside.", OF_EVENT)

TABLE = {"description": "The roll call.", "content": {"text/csv": {"schema": {"type": "string"}}}}


@route(
    bp,
    "GET",
    "/visitors/<visitor>/path",
    may=of_event(may_see_names),
    answers={200: VisitorPathDocument},
)
def get_visitor_path(path: VisitorPath) -> Response:
    """A visitor's scans, the refused and voided ones too, and the stays that follow from them."""
    return json_answer(visitor_path_document(visitor_day(stores(), path.event, path.visitor)))


@route(bp, "GET", "/inside.csv", may=of_event(may_see_names), answers={200: TABLE})
def get_inside_table(path: EventPath, query: RollCallTableQuery) -> Response:
    """The roll call as CSV: who is in the zone now, or on the whole site."""
    call = roll_call(stores(), path.event, query.zone, now())
    what = f"inside-{query.zone or 'site'}"
    return table_file(call.event, what, "csv", roll_call_rows(call), ROLL_CALL_COLUMNS)
