"""Who is asking, and may they? Deny by default: a route that declares no access is refused to all."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from flask import Flask, Response, current_app, g, request

from footfall.domain.errors import NotAllowed, NotAuthenticated
from footfall.domain.origins import is_own_page
from footfall.domain.roles import Principal, may_manage_people
from footfall.services import access, sessions
from footfall.web.context import now, stores

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
CACHE_S = 1.0
CACHE_ENTRIES = 10_000
ATTRIBUTE = "footfall_access"
RECOGNIZED = "footfall_recognized"
COOKIE = "footfall_session"


@dataclass(frozen=True)
class Access:
    """`allows(who, event_id)` decides; None for a route that is open to everybody."""

    allows: Callable[[Principal, str], bool] | None


F = TypeVar("F", bound=Callable[..., object])

OPEN = Access(None)
SIGNED_IN = Access(lambda who, event_id: True)


def of_event(predicate: Callable[[Principal, str], bool]) -> Access:
    """A predicate over the event in the address."""
    return Access(predicate)


def of_server(predicate: Callable[[Principal], bool]) -> Access:
    """A predicate that no event has a part in."""
    return Access(lambda who, event_id: predicate(who))


#: Users, sessions, keys and what was done: whose exactly says `manages`.
ORGANIZERS = of_server(may_manage_people)


def declare(view: F, may: Access) -> F:
    setattr(view, ATTRIBUTE, may)
    return view


def declared(view: Callable[..., object]) -> Access | None:
    return getattr(view, ATTRIBUTE, None)


@dataclass
class Recognized:
    """Lookups of the last second, so that a kiosk's scans do not ask the store who it is each time."""

    entries: dict[str, tuple[Principal, float]] = field(default_factory=dict)

    def find(self, key: str, look_up: Callable[[], Principal | None]) -> Principal | None:
        now = time.monotonic()
        remembered = self.entries.get(key)
        if remembered is not None and now < remembered[1]:
            return remembered[0]
        self.entries.pop(key, None)
        principal = look_up()
        if principal is not None:
            if len(self.entries) >= CACHE_ENTRIES:
                self.entries.clear()
            self.entries[key] = (principal, now + CACHE_S)
        return principal


def principal_of_token(token: str) -> Principal | None:
    """Whose bearer token it is. The answer is at most `CACHE_S` old."""
    recognized: Recognized = current_app.extensions[RECOGNIZED]
    return recognized.find(token, lambda: access.authenticate(stores(), token, now()))


def principal_of_session() -> Principal | None:
    """The user whose browser session the request carries; asked anew each time."""
    cookie = request.cookies.get(COOKIE)
    return sessions.owner_of_cookie(stores(), cookie, now()) if cookie else None


def current_principal() -> Principal | None:
    """Who sent this request. A bearer token counts before a session. Raises NotAllowed `wrong_origin`."""
    header = request.environ.get("HTTP_AUTHORIZATION")
    if header is not None:
        scheme, _, token = header.partition(" ")
        return principal_of_token(token.strip()) if scheme.lower() == "bearer" else None
    who = principal_of_session()
    if who is not None and request.method in UNSAFE:
        refuse_other_origins()
    return who


def refuse_other_origins() -> None:
    """A cookie alone must not act for another site's page; every browser names the origin on these."""
    if not is_own_page(request.headers.get("Origin", ""), request.environ):
        raise NotAllowed("wrong_origin", "A browser session works from this server's own pages only.")


def refuse_foreign_page() -> None:
    """For the login: other programs than browsers name no origin, and that is fine there."""
    if "Origin" in request.headers:
        refuse_other_origins()


def authorize() -> Response | None:
    """Runs before every request."""
    rule = request.url_rule
    if rule is None:
        return None  # no such address or method: the router's own error answers
    may = declared(current_app.view_functions[rule.endpoint])
    if may is None:
        raise NotAllowed("not_allowed", "This address declares no access.")
    if may.allows is None:
        return None
    who = current_principal()
    if who is None:
        raise NotAuthenticated(
            "not_authenticated", "Log in, or send Authorization: Bearer with a token that is good."
        )
    if not may.allows(who, (request.view_args or {}).get("event", "")):
        raise NotAllowed("not_allowed", f"The role {who.role.value} may not do this here.")
    g.who = who
    return None


def register_auth(app: Flask) -> None:
    app.extensions[RECOGNIZED] = Recognized()
    app.before_request(authorize)
