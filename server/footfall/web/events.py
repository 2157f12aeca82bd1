"""Events and their configs."""

from typing import Any

from flask import Response

from footfall.domain.roles import may_configure, may_create_event, may_read_state
from footfall.services import events
from footfall.web.auth import SIGNED_IN, of_event, of_server
from footfall.web.bodies import json_answer
from footfall.web.context import stores, who
from footfall.web.deeds import keys_of, note
from footfall.web.paths import EventPath
from footfall.web.route import api, route
from footfall.wire.events import (
    EventChanges,
    EventConfig,
    EventDocument,
    EventList,
    event_document,
)

bp = api("events", "Events: zones, categories, days.")


def _document(event_id: str) -> dict[str, Any]:
    event = events.get_event(stores(), event_id)
    return event_document(event, events.event_version(stores(), event_id))


@route(bp, "GET", "/events", may=SIGNED_IN, answers={200: EventList})
def list_events() -> Response:
    """The events that the asker belongs to."""
    seen = [event for event in events.list_events(stores()) if may_read_state(who(), event.id)]
    return json_answer({"events": [_document(event.id) for event in seen]})


@route(
    bp,
    "POST",
    "/events",
    may=of_server(may_create_event),
    answers={201: EventDocument},
    errors=(409,),
    documented_body=EventConfig,
)
def create_event(body: Any) -> Response:
    """Create an event from its config."""
    event = events.create_event(stores(), body)
    note(event=event.id)
    return json_answer(_document(event.id), 201)


@route(bp, "GET", "/events/<event>", may=of_event(may_read_state), answers={200: EventDocument})
def get_event(path: EventPath) -> Response:
    """An event's config and its version."""
    return json_answer(_document(path.event))


@route(
    bp,
    "PATCH",
    "/events/<event>",
    may=of_event(may_configure),
    answers={200: EventDocument},
    errors=(409,),
    documented_body=EventChanges,
)
def update_event(path: EventPath, body: Any) -> Response:
    """Change an event's config by a JSON Merge Patch."""
    events.update_event(stores(), path.event, body)
    note(keys=keys_of(body))
    return json_answer(_document(path.event))
