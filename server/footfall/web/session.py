"""Who am I, and the browser's login and logout."""

from flask import Response, request, session

from footfall.domain.origins import is_own_page, own_hosts
from footfall.services import access
from footfall.web.auth import OPEN, SIGNED_IN, USER, refuse_foreign_page
from footfall.web.bodies import json_answer
from footfall.web.context import stores, who
from footfall.web.route import api, route
from footfall.wire.session import LiveAccess, LiveQuery, Login, Me, me_document

bp = api("session", "Who asks, and the browser's login.")


@route(bp, "GET", "/me", may=SIGNED_IN, answers={200: Me})
def get_me() -> Response:
    """Who the token or the session belongs to."""
    return json_answer(me_document(who()))


@route(bp, "GET", "/live", may=SIGNED_IN, answers={200: LiveAccess})
def get_live(query: LiveQuery) -> Response:
    """Whether a page of that origin may connect by WebSocket: of a refusal a browser tells its page nothing."""
    accepted = is_own_page(query.origin, request.environ)
    return json_answer({"accepted": accepted, "hosts": own_hosts(request.environ)})


@route(bp, "POST", "/session", may=OPEN, answers={200: Me}, errors=(401, 429))
def log_in(body: Login) -> Response:
    """Log a browser in: the answer sets a session cookie."""
    refuse_foreign_page()
    person = access.login(stores(), body.name, body.password)
    session.clear()
    session[USER] = body.name
    session.permanent = True
    return json_answer(me_document(person))


@route(bp, "DELETE", "/session", may=SIGNED_IN, answers={204: None})
def log_out() -> Response:
    """Log this browser out."""
    session.clear()
    return Response(status=204)
