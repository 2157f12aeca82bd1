"""JSON in and out. What does not parse is an error with a code, whatever bytes it is made of."""

import sys
from typing import Any

import orjson
from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from footfall.domain.errors import InvalidInput

#: Nothing of this interface nests half as deep.
MAX_DEPTH = 32


class UnsupportedMediaType(InvalidInput):
    """The body is not JSON."""


class MalformedJson(InvalidInput):
    """The body says that it is JSON, and is not."""


def read_json() -> Any:
    """The request's body. Raises UnsupportedMediaType, MalformedJson, RequestEntityTooLarge."""
    if request.content_type != "application/json" and request.mimetype != "application/json":
        raise UnsupportedMediaType(
            "unsupported_media_type", "Send the body as JSON, with Content-Type: application/json."
        )
    return parse_json(_raw_body())


def _raw_body() -> bytes:
    length, most = request.content_length, request.max_content_length or sys.maxsize
    if length is not None and length <= most:
        # werkzeug's own way to the same bytes goes through three wrappers.
        body: bytes = request.environ["wsgi.input"].read(length)
        return body
    raw = request.get_data(cache=False)  # refuses a length over the limit
    # Without a length the reading just stops at the limit, and half a body might still parse.
    if length is None and len(raw) >= most:
        raise RequestEntityTooLarge
    return raw


def parse_json(raw: bytes) -> Any:
    """Standard JSON only: no NaN, no half of a surrogate pair, no number without end, no nesting without end."""
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise _malformed(f" (line {error.lineno}, column {error.colno})") from error
    if raw.count(b"[") + raw.count(b"{") > MAX_DEPTH and _is_too_deep(value):
        raise _malformed()
    return value


def _malformed(where: str = "") -> MalformedJson:
    return MalformedJson("malformed_json", f"The body is not valid JSON{where}.")


class JsonAnswer(Response):
    """Bears the headers of every answer of the interface from the start, which is cheaper than adding them later."""

    default_mimetype = "application/json"


#: Numbers of a moment ago are wrong numbers: nothing may be kept.
_HEADERS = [
    ("Content-Type", "application/json"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]


def json_answer(document: Any, status: int = 200) -> JsonAnswer:
    return JsonAnswer(orjson.dumps(document), status, _HEADERS)


def wsgi_answer(document: Any, start_response: Any) -> list[bytes]:
    """Sends what `json_answer(document)` does, without werkzeug's response, which took a tenth of a scan's time."""
    body = orjson.dumps(document)
    start_response("200 OK", [*_HEADERS, ("Content-Length", str(len(body)))])
    return [body]


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        nested = (v.values() if isinstance(v, dict) else v for v in level)
        level = [child for children in nested for child in children if type(child) in (dict, list)]
        if not level:
            return False
    return True
