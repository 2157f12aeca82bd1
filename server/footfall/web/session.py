"""Who am I, the browser's login and logout, and which browsers are logged in."""

from flask import Response, request

from footfall.domain.audit_log import Action
from footfall.domain.errors import NotAllowed, NotAuthenticated
from footfall.domain.origins import is_own_page, own_hosts
from footfall.domain.users import SESSION_MS, User
from footfall.services import audit_log, logins, sessions, users
from footfall.web.auth import COOKIE, OPEN, SIGNED_IN, refuse_foreign_page
from footfall.web.bodies import json_answer
from footfall.web.context import address, context, now, stores, who
from footfall.web.deeds import enter, note
from footfall.web.paths import SessionPath
from footfall.web.route import api, route
from footfall.wire.session import (
    LiveAccess,
    LiveQuery,
    Login,
    Me,
    OwnPassword,
    SessionList,
    me_document,
    session_document,
)

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
    try:
        user = _proved(body.name, body.password)
    except NotAuthenticated:
        # Of a name that nobody has nothing is kept: it may be a password, typed into the wrong field.
        if stores().users.get(body.name) is not None:
            note(subject=body.name)
            enter(Action.LOG_IN_FAILED)
        raise
    note(actor=audit_log.actor_of(user.principal(session_id="")))
    return _logged_in(user)


@route(bp, "DELETE", "/session", may=SIGNED_IN, answers={204: None})
def log_out() -> Response:
    """Log this browser out: its session ends, and whatever is connected by it."""
    if (session_id := who().session) is not None:
        sessions.end_any(stores(), session_id)
    answer = Response(status=204)
    answer.delete_cookie(COOKIE)
    return answer


@route(bp, "PUT", "/me/password", may=SIGNED_IN, answers={200: Me}, errors=(429,))
def change_own_password(body: OwnPassword) -> Response:
    """Take another password. All of one's sessions end; this browser gets a new one."""
    if who().session is None:
        raise NotAllowed("no_user", "A token has no password.")
    _proved(who().name, body.password)
    return _logged_in(users.set_password(stores(), who().name, body.new_password))


@route(bp, "GET", "/sessions", may=SIGNED_IN, answers={200: SessionList})
def list_sessions() -> Response:
    """One's own browsers that are logged in; for an organizer also those of the users they manage."""
    seen = sessions.listed(stores(), who(), now())
    return json_answer({"sessions": [session_document(one, owner, who()) for one, owner in seen]})


@route(bp, "DELETE", "/sessions/<session>", may=SIGNED_IN, answers={204: None})
def end_session(path: SessionPath) -> Response:
    """Log a browser out from afar."""
    sessions.end(stores(), who(), path.session, now())
    return Response(status=204)


def _proved(name: str, password: str) -> User:
    return logins.login(stores(), name, password, address())


def _logged_in(user: User) -> Response:
    browser = request.headers.get("User-Agent", "")
    cookie = sessions.begin(stores(), user, address(), browser, now())
    answer = json_answer(me_document(user.principal()))
    answer.set_cookie(
        COOKIE,
        cookie,
        max_age=SESSION_MS // 1000,
        secure=context().settings.secure_cookies,
        httponly=True,
        samesite="Strict",
    )
    return answer
