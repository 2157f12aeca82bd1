"""Who am I, and the login of browsers."""

from pydantic import Field

from footfall import __version__
from footfall.domain.roles import Principal, Role
from footfall.wire.base import Answer, Request


class Login(Request):
    name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=1000)


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
