"""The floor plan: a picture of the venue, and where on it each zone stands."""

from flask import Response, request
from flask_openapi3.models import RawModel

from footfall.domain.roles import may_configure, may_read_state
from footfall.render.picture import MAX_BYTES, TYPES
from footfall.services import plan
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import stores
from footfall.web.paths import EventPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.plan import PlanDocument, PlanPlaces, places_of, plan_document

bp = api("plan", "The floor plan.", OF_EVENT)

MEDIA_TYPES = ["image/svg+xml", *sorted(set(TYPES.values()))]
PICTURE = {
    "description": "The picture as it was sent.",
    "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES},
}
#: Whoever opens the picture by itself gets a drawing without any rights: no program of it runs, nothing is fetched.
PICTURE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PictureBody(RawModel):
    """What it really is, is told by its bytes."""

    mimetypes = MEDIA_TYPES


@route(bp, "GET", "/plan", may=of_event(may_read_state), answers={200: PlanDocument})
def get_plan(path: EventPath) -> Response:
    """What the floor plan is: its picture's size, and the places of the zones."""
    return json_answer(plan_document(plan.get_plan(stores(), path.event)))


@route(bp, "GET", "/plan/image", may=of_event(may_read_state), answers={200: PICTURE})
def get_plan_image(path: EventPath) -> Response:
    """The picture."""
    picture, data = plan.get_picture(stores(), path.event)
    # By `content_type`, since a charset that Flask adds would beat the one that an SVG names itself.
    return Response(data, content_type=picture.type, headers=PICTURE_HEADERS)


@route(bp, "PUT", "/plan/image", may=of_event(may_configure), answers={200: PlanDocument}, errors=(413,))
def put_plan_image(path: EventPath, raw: PictureBody) -> Response:
    """Hang a picture (SVG, PNG, JPEG or WebP, up to 4 MB), or replace the one that hangs there."""
    # What is a little too large is still read, so that the answer can say so in words of its own.
    request.max_content_length = 2 * MAX_BYTES
    data = request.get_data(cache=False)
    return json_answer(plan_document(plan.hang_picture(stores(), path.event, data)))


@route(bp, "DELETE", "/plan/image", may=of_event(may_configure), answers={200: PlanDocument})
def delete_plan_image(path: EventPath) -> Response:
    """Take the picture down; the zones keep their places."""
    return json_answer(plan_document(plan.take_picture_down(stores(), path.event)))


@route(bp, "PUT", "/plan/places", may=of_event(may_configure), answers={200: PlanDocument}, errors=(409,))
def put_plan_places(path: EventPath, body: PlanPlaces) -> Response:
    """Say where each zone stands; all places are replaced at once."""
    arranged = plan.arrange(stores(), path.event, places_of(body), body.version)
    return json_answer(plan_document(arranged))
