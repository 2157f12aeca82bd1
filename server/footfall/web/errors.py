"""The only table from errors to HTTP statuses. Every error leaves in one shape, and none tells too much."""

import logging

from flask import Flask, Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from footfall.domain.errors import (
    Conflict,
    FootfallError,
    InvalidInput,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    StoreUnavailable,
    TooManyAttempts,
)
from footfall.web.bodies import JsonAnswer, MalformedJson, UnsupportedMediaType, json_answer
from footfall.wire.base import first_problem, problems
from footfall.wire.errors import error_document

log = logging.getLogger(__name__)

#: The first class that fits counts, so the special ones come first.
STATUS: tuple[tuple[type[FootfallError], int], ...] = (
    (MalformedJson, 400),
    (UnsupportedMediaType, 415),
    (InvalidInput, 422),
    (NotFound, 404),
    (Conflict, 409),
    (NotAuthenticated, 401),
    (NotAllowed, 403),
    (TooManyAttempts, 429),
    (StoreUnavailable, 503),
)
#: Errors of HTTP itself: the code and what to do.
HTTP_CODES = {
    400: ("bad_request", "The request does not fit HTTP."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take this method."),
    413: ("body_too_large", "The body is too large; send less at once."),
    415: ("unsupported_media_type", "Send the body as JSON."),
}
RETRY_AFTER_S = 2


def status_of(error: FootfallError) -> int:
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def answer_error(error: FootfallError) -> JsonAnswer:
    """The answer for an error with a code."""
    status = status_of(error)
    response = json_answer(error_document(error.code, error.message, error.details), status)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    elif status in (429, 503):
        wait = error.details.get("retry_after", RETRY_AFTER_S)
        response.headers["Retry-After"] = str(wait)
    return response


def invalid_body(error: ValidationError) -> InvalidInput:
    message = f"The body does not fit: {first_problem(error)}."
    return InvalidInput("invalid_body", message, problems=problems(error))


def invalid_query(error: ValidationError) -> InvalidInput:
    message = f"The query does not fit: {first_problem(error)}."
    return InvalidInput("invalid_query", message, problems=problems(error))


def _answer_http(error: HTTPException) -> Response:
    if isinstance(error, RequestRedirect):
        return error.get_response()  # type: ignore[return-value]
    status = error.code or 500
    code, message = HTTP_CODES.get(status, ("http_error", error.name))
    response = json_answer(error_document(code, message, {}), status)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def answer_unexpected(error: Exception) -> JsonAnswer:
    """The answer for whatever has no code; the log says what it was."""
    if isinstance(error, ConnectionError):
        # Whoever sent the request left in the middle of it: nothing is wrong here, and nobody hears this.
        return json_answer(error_document(*HTTP_CODES[400], {}), 400)
    log.error("unexpected error", exc_info=error)
    message = "Something went wrong on the server; its log says what."
    return json_answer(error_document("internal_error", message, {}), 500)


def register_errors(app: Flask) -> None:
    app.register_error_handler(FootfallError, answer_error)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, answer_unexpected)
