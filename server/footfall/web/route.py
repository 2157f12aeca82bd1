"""One decorator for a route: who may, what comes in, what goes out, and all of it in the document."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar, get_type_hints

from flask import request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ValidationError

from footfall.domain.audit_log import Action
from footfall.domain.errors import NotFound
from footfall.web import deeds
from footfall.web.auth import Access, declare
from footfall.web.bodies import read_json
from footfall.web.errors import invalid_body, invalid_query
from footfall.wire.errors import ErrorAnswer

F = TypeVar("F", bound=Callable[..., Any])
Answers = dict[int, type[BaseModel] | dict[str, Any] | None]

#: Every route may answer with these; those with a body also with `BODY_ERRORS`.
COMMON_ERRORS = (400, 403, 404, 405, 422, 503)
OF_SOMEBODY = (401,)
BODY_ERRORS = (413, 415)
SECURITY: list[dict[str, list[Any]]] = [{"bearer": []}, {"cookie": []}]


PREFIX = "/api/v1"
OF_EVENT = f"{PREFIX}/events/<event>"


def api(name: str, description: str, prefix: str | None = PREFIX) -> APIBlueprint:
    """A blueprint whose routes stand together in the document."""
    tag = Tag(name=name, description=description)
    return APIBlueprint(name, __name__, url_prefix=prefix, abp_tags=[tag])


def route(
    blueprint: APIBlueprint,
    method: str,
    rule: str,
    *,
    may: Access,
    answers: Answers,
    errors: tuple[int, ...] = (),
    documented_body: type[BaseModel] | None = None,
) -> Callable[[F], F]:
    """Declare a view; the first line of its docstring is the summary.

    The view's parameters say what comes in: `path`, `query` and `body`, each annotated with its shape.
    A body that is not JSON is `raw`, a RawModel with the media types that it may have; the view gets the request.
    With `documented_body` that shape is only documented, and the view gets the JSON as it came: `domain`
    holds the rules then, and nothing is checked twice.
    A view that bears the name of an `Action` is entered into the audit log once it has answered.
    """

    def decorate(view: F) -> F:
        hints = {
            name: shape
            for name, shape in get_type_hints(view).items()
            if name in ("path", "query", "body", "raw")
        }
        checked = _checking(view, hints, documented_body)
        if documented_body is not None:
            hints["body"] = documented_body
        if "body" in hints and fits_empty(hints["body"]):
            _document_as_optional(hints["body"])
        checked.__annotations__ = hints
        only_document(checked)
        declare(checked, may)
        register = getattr(blueprint, method.lower())
        register(
            rule,
            operation_id=view.__name__,
            security=[] if may.allows is None else SECURITY,
            responses=answers | _errors(hints, may, errors),
        )(checked)
        return view

    return decorate


def only_document(view: Callable[..., Any]) -> None:
    """Tells flask-openapi3 that the view checks its input itself. The mark is the library's own, and no public name."""
    view.__delay_validate_request__ = True  # type: ignore[attr-defined]


def _checking(
    view: Callable[..., Any], hints: dict[str, Any], documented: type[BaseModel] | None
) -> Callable[..., Any]:
    path, query, body = hints.get("path"), hints.get("query"), hints.get("body")
    action = Action(view.__name__) if view.__name__ in list(Action) else None

    @wraps(view)
    def checked(**address: str) -> Any:
        given: dict[str, Any] = {}
        if path is not None:
            given["path"] = _read_path(path, address)
        if query is not None:
            given["query"] = _read_query(query)
        if body is not None:
            given["body"] = _read_raw(documented) if documented else _read_body(body)
        if "raw" in hints:
            given["raw"] = request
        answer = view(**given)
        if action is not None:
            deeds.enter(action, given.get("path"))
        return answer

    return checked


def _read_path(shape: type[BaseModel], address: dict[str, str]) -> BaseModel:
    try:
        return shape.model_validate(address)
    except ValidationError as error:
        part = error.errors()[0]["loc"][0]
        raise NotFound(f"unknown_{part}", f"There is no such {part}.") from error


def _read_query(shape: type[BaseModel]) -> BaseModel:
    try:
        return shape.model_validate(request.args.to_dict())
    except ValidationError as error:
        raise invalid_query(error) from error


def _read_body(shape: type[BaseModel]) -> BaseModel:
    try:
        return shape.model_validate(_read_raw(shape))
    except ValidationError as error:
        raise invalid_body(error) from error


def _read_raw(shape: type[BaseModel]) -> Any:
    """No body says the same as an empty object, where every field may be left out."""
    return {} if fits_empty(shape) and _is_absent() else read_json()


@cache
def fits_empty(shape: type[BaseModel]) -> bool:
    """Whether an empty object is a body of that shape."""
    try:
        shape.model_validate({})
    except ValidationError:
        return False
    return True


def _document_as_optional(shape: type[BaseModel]) -> None:
    shape.model_config["openapi_extra"] = {"required": False}  # type: ignore[typeddict-unknown-key]


def _is_absent() -> bool:
    return not request.content_length and "Transfer-Encoding" not in request.headers


def _errors(hints: dict[str, Any], may: Access, more: tuple[int, ...]) -> Answers:
    statuses = {*COMMON_ERRORS, *more}
    if may.allows is not None:
        statuses.update(OF_SOMEBODY)
    if "body" in hints:
        statuses.update(BODY_ERRORS)
    return dict.fromkeys(sorted(statuses), ErrorAnswer)
