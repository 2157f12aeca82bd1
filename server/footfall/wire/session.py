"""Who am I, and the login of browsers."""

from datetime import UTC
from typing import Any

from pydantic import Field

from footfall import __version__
from footfall.domain.roles import Principal, Role
from footfall.domain.users import Session
from footfall.wire.base import Answer, Moment, Request
from footfall.wire.times import rfc3339


class Login(Request):
    name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=1000)


class OwnPassword(Request):
    password: str = Field(min_length=1, max_length=1000, description="The present one.")
    new_password: str = Field(min_length=1, max_length=1000)


class SessionDocument(Answer):
    """A browser that is logged in. `current` is the one that asks."""

    id: str
    user: str
    role: Role
    event: str | None = None
    began: Moment
    until: Moment
    address: str
    browser: str
    current: bool


class SessionList(Answer):
    sessions: list[SessionDocument]


class Me(Answer):
    """`event` and `zone` are there for somebody who is bound to them."""

    role: Role
    name: str
    event: str | None = None
    zone: str | None = None
    version: str


class LiveQuery(Request):
    origin: str = Field(max_length=300, description="Where the page came from, as `location.origin` has it.")


class LiveAccess(Answer):
    """`hosts`: what this server is called, as far as the proxies before it say so."""

    accepted: bool
    hosts: list[str]


def me_document(who: Principal) -> dict[str, str]:
    document = {"role": who.role.value, "name": who.name, "version": __version__}
    if who.event is not None:
        document["event"] = who.event
    if who.zone is not None:
        document["zone"] = who.zone
    return document


def session_document(session: Session, owner: Principal, asking: Principal) -> dict[str, Any]:
    document = {
        "id": session.id,
        "user": session.user,
        "role": owner.role.value,
        "began": rfc3339(session.began, UTC),
        "until": rfc3339(session.until, UTC),
        "address": session.address,
        "browser": session.browser,
        "current": session.id == asking.session,
    }
    return document if owner.event is None else document | {"event": owner.event}
