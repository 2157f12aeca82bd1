"""Answers of Socket.IO handlers: `{"ok": true, …}`, or `{"ok": false, "error": {"code", "message"}}`."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

from flask_socketio import ConnectionRefusedError as Refused
from pydantic import BaseModel, ValidationError

from footfall.domain.errors import FootfallError, NotAuthenticated
from footfall.domain.roles import Principal
from footfall.wire.base import first_problem
from footfall.wire.errors import error_document

log = logging.getLogger(__name__)

S = TypeVar("S", bound=BaseModel)
T = TypeVar("T")
Ack = dict[str, Any]


def acknowledged(shape: type[S]) -> Callable[[Callable[[Any, S], Ack]], Callable[..., Ack]]:
    """Read the handler's one argument as `shape`, and answer whatever happens."""

    def decorate(handler: Callable[[Any, S], Ack]) -> Callable[..., Ack]:
        @wraps(handler)
        def handle(namespace: Any, *received: Any) -> Ack:
            try:
                given = shape.model_validate(received[0] if received else None)
                return {"ok": True} | handler(namespace, given)
            except ValidationError as error:
                return refusal("invalid_body", f"The message does not fit: {first_problem(error)}.")
            except FootfallError as error:
                return refusal(error.code, error.message, error.details)
            except Exception:
                log.exception("a live message failed")
                return refusal("internal_error", "Something went wrong on the server.")

        return handle

    return decorate


def refusal(code: str, message: str, details: dict[str, Any] | None = None) -> Ack:
    return {"ok": False} | error_document(code, message, details or {})


def present(people: Mapping[str, T], sid: str) -> T:
    """Of those who are connected the one with that sid. Raises NotAuthenticated for whoever has just gone."""
    if sid not in people:
        raise NotAuthenticated("not_authenticated", "The connection is over; connect again.")
    return people[sid]


#: A bearer token, or None for the browser session of the connection -> who it is.
Recognize = Callable[[str | None], Principal | None]


def recognized(recognize: Recognize, auth: Any) -> Principal:
    """Who connects with `auth: {"token"}` or a browser session. Refuses the connection with a code."""
    token = auth.get("token") if isinstance(auth, dict) else None
    try:
        who = recognize(token if isinstance(token, str) and token else None)
    except FootfallError as error:
        raise _refused(error.code, error.message) from error
    if who is None:
        raise _refused("not_authenticated", "Log in, or connect with a token that is good.")
    return who


def _refused(code: str, message: str) -> Refused:
    return Refused(message, {"code": code, "message": message})
