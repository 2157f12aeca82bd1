"""What dashboards read: the state, curves, the roll call, kiosks; and closings."""

from flask import Response

from footfall.domain.roles import may_close, may_read_state, may_see_names
from footfall.services import events, scanning
from footfall.services.read import roll_call, series, state
from footfall.services.turns import after_others
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.deeds import note
from footfall.web.paths import EventPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.state import (
    ClosingDocument,
    ClosingRequest,
    InsideQuery,
    RollCall,
    Series,
    SeriesQuery,
    State,
    closing_document,
    roll_call_document,
    series_document,
    state_document,
)

bp = api("state", "What the event looks like now, and how it came to that.", OF_EVENT)


@route(bp, "GET", "/state", may=of_event(may_read_state), answers={200: State})
def get_state(path: EventPath) -> Response:
    """How full each zone is, the flow, the totals."""
    return json_answer(state_document(state.read_state(stores(), path.event, now())))


@route(bp, "GET", "/series", may=of_event(may_read_state), answers={200: Series})
def get_series(path: EventPath, query: SeriesQuery) -> Response:
    """Arrivals and occupancy by the minute, of one zone or of all."""
    with after_others():
        curves = series.read_series(
            stores(), path.event, query.zone, query.start, query.end, query.step, now()
        )
        return json_answer(series_document(curves))


@route(bp, "GET", "/inside", may=of_event(may_see_names), answers={200: RollCall})
def get_inside(path: EventPath, query: InsideQuery) -> Response:
    """The roll call: who is in the zone now."""
    return json_answer(roll_call_document(roll_call.roll_call(stores(), path.event, query.zone, now())))


@route(bp, "POST", "/closings", may=of_event(may_close), answers={200: ClosingDocument})
def close_venue(path: EventPath, body: ClosingRequest) -> Response:
    """Record that the venue was closed and swept: nobody is inside from then on."""
    closing = scanning.close_and_sweep(stores(), path.event, body.at, who(), now())
    document = closing_document(closing, events.get_event(stores(), path.event))
    note(closed_at=document["at"], swept=closing.swept)
    return json_answer(document)
