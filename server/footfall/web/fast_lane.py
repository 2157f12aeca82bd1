"""The fast lane: scans with a bearer token go past Flask's routing and contexts, which cost more than the scan.

Only a plain request goes this way, and it ends in the same functions and the same answers; a test compares the
two. Everything else goes through Flask: other addresses, sessions, bodies without a length, whoever may not scan.
"""

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from footfall.domain.errors import FootfallError
from footfall.domain.roles import Principal, may_scan
from footfall.services import access
from footfall.web.auth import RECOGNIZED, Recognized
from footfall.web.bodies import parse_json, wsgi_answer
from footfall.web.context import KEY, Context, now
from footfall.web.errors import answer_error, answer_unexpected
from footfall.web.scans import scans_document

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

_SCANS = re.compile(r"/api/v1/events/([a-z0-9][a-z0-9-]{0,63})/scans", re.ASCII)


def fast_lane(app: Flask, usual: Wsgi) -> Wsgi:
    """A WSGI application that answers plain scans itself and leaves the rest to `usual`."""
    context: Context = app.extensions[KEY]
    recognized: Recognized = app.extensions[RECOGNIZED]
    stores, most = context.stores, app.config["MAX_CONTENT_LENGTH"] or sys.maxsize

    def principal(environ: dict[str, Any]) -> Principal | None:
        scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme != "Bearer":
            return None
        return recognized.find(token, lambda: access.authenticate(stores, token, now()))

    def lane(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        address = _SCANS.fullmatch(environ["PATH_INFO"])
        if address is None or not _is_plain(environ, most):
            return usual(environ, start_response)
        event_id = address[1]
        try:
            who = principal(environ)
            if who is None or not may_scan(who, event_id):
                return usual(environ, start_response)
            body = parse_json(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
            return wsgi_answer(scans_document(context, event_id, body, who, now()), start_response)
        except FootfallError as error:
            return answer_error(error)(environ, start_response)
        except Exception as error:
            return answer_unexpected(error)(environ, start_response)

    return lane


def _is_plain(environ: dict[str, Any], most: int) -> bool:
    length = environ.get("CONTENT_LENGTH") or ""
    return (
        environ["REQUEST_METHOD"] == "POST"
        and environ.get("CONTENT_TYPE") == "application/json"
        and length.isascii()
        and length.isdigit()
        and len(length) < 12
        and int(length) <= most
    )
