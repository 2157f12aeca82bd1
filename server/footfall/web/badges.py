"""Badges: the QR, its verification, reissue and revocation."""

from typing import Any

from flask import Response

from footfall.domain.roles import may_edit_visitors, may_read_register, may_scan, may_see_names, names_for
from footfall.render.qr import qr_png, qr_svg
from footfall.services import badging, events, register
from footfall.services.read.door_book import door_book
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import stores, who
from footfall.web.paths import EventPath, VisitorPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.badges import (
    BookQuery,
    DoorBook,
    PublicKey,
    RevokedBadges,
    TokenToVerify,
    TokenVerdict,
    book_document,
    verdict_document,
)
from footfall.wire.visitors import VisitorDocument, counter_document, visitor_document

bp = api("badges", "Signed QR badges.", OF_EVENT)

_BINARY = {"type": "string", "format": "binary"}


def image_answer(mimetype: str) -> dict[str, Any]:
    return {"description": "The QR code", "content": {mimetype: {"schema": _BINARY}}}


def _document(changed: badging.RegisteredVisitor, event_id: str, printed: bool) -> dict[str, Any]:
    event = events.get_event(stores(), event_id)
    if may_read_register(who(), event_id):
        return visitor_document(changed, event)
    return counter_document(changed, event, printed)


def svg_answer(token: str) -> Response:
    return Response(qr_svg(token), mimetype="image/svg+xml")


def png_answer(token: str) -> Response:
    return Response(qr_png(token), mimetype="image/png")


@route(
    bp,
    "GET",
    "/visitors/<visitor>/badge.svg",
    may=of_event(may_see_names),
    answers={200: image_answer("image/svg+xml")},
)
def get_badge_svg(path: VisitorPath) -> Response:
    """The QR of the visitor's present badge, as SVG."""
    return svg_answer(register.get_visitor(stores(), path.event, path.visitor).token)


@route(
    bp,
    "GET",
    "/visitors/<visitor>/badge.png",
    may=of_event(may_see_names),
    answers={200: image_answer("image/png")},
)
def get_badge_png(path: VisitorPath) -> Response:
    """The QR of the visitor's present badge, as PNG."""
    return png_answer(register.get_visitor(stores(), path.event, path.visitor).token)


@route(
    bp,
    "POST",
    "/visitors/<visitor>/badge",
    may=of_event(may_edit_visitors),
    answers={201: VisitorDocument},
    errors=(409,),
)
def reissue_badge(path: VisitorPath) -> Response:
    """Issue a new badge; the one before it is revoked."""
    changed = badging.reissue_badge(stores(), path.event, path.visitor)
    return json_answer(_document(changed, path.event, printed=True), 201)


@route(
    bp,
    "DELETE",
    "/visitors/<visitor>/badge",
    may=of_event(may_edit_visitors),
    answers={200: VisitorDocument},
)
def revoke_badge(path: VisitorPath) -> Response:
    """Revoke the visitor's present badge."""
    changed = badging.revoke_badge(stores(), path.event, path.visitor)
    return json_answer(_document(changed, path.event, printed=False))


@route(bp, "POST", "/badges/verify", may=of_event(may_scan), answers={200: TokenVerdict})
def verify_token(path: EventPath, body: TokenToVerify) -> Response:
    """Whether a token is good, and whose; nothing is counted."""
    where = badging.whereabouts(stores(), path.event, who(), body.zone)
    if body.token is not None:
        check = badging.check_token(stores(), path.event, body.token)
    else:
        check = badging.check_badge_id(stores(), path.event, body.badge_id or "")
    event = events.get_event(stores(), path.event)
    return json_answer(verdict_document(check, names_for(who(), event), where))


@route(bp, "GET", "/badges/book", may=of_event(may_scan), answers={200: DoorBook})
def get_door_book(path: EventPath, query: BookQuery) -> Response:
    """What a kiosk at a zone needs to judge badges while it cannot reach the server."""
    return json_answer(book_document(door_book(stores(), path.event, query.zone, who())))


@route(bp, "GET", "/badges/key", may=of_event(may_scan), answers={200: PublicKey})
def get_badge_key(path: EventPath) -> Response:
    """The public key with which a kiosk verifies badges by itself."""
    key_id, public_key = badging.public_key(stores(), path.event)
    return json_answer({"key_id": key_id, "public_key": public_key})


@route(bp, "GET", "/badges/revoked", may=of_event(may_scan), answers={200: RevokedBadges})
def list_revoked_badges(path: EventPath) -> Response:
    """The ids of all revoked badges."""
    return json_answer({"revoked": badging.revoked_badges(stores(), path.event)})
