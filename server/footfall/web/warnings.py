"""What is warned of, and who takes care of it."""

from flask import Response

from footfall.domain.roles import may_acknowledge, may_hold_keys, may_read_state, may_see_names
from footfall.services import holding, warnings
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.paths import EventPath, KeyPath, WarningPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.warnings import (
    AcknowledgementRequest,
    WarningDocument,
    WarningLog,
    WarningLogQuery,
    Warnings,
    for_viewers,
    warning_document,
    warning_log_document,
    warnings_document,
)

bp = api("warnings", "What needs somebody's attention.", OF_EVENT)


def _shown(document: dict[str, object], event_id: str) -> Response:
    return json_answer(document if may_see_names(who(), event_id) else for_viewers(document))


@route(bp, "GET", "/warnings", may=of_event(may_read_state), answers={200: Warnings})
def get_warnings(path: EventPath) -> Response:
    """What is warned of now, and which zones will soon be full."""
    problems = tuple(stores().durability_problems())
    return _shown(warnings_document(warnings.look(stores(), path.event, now(), problems)), path.event)


@route(
    bp,
    "POST",
    "/warnings/<warning>/acknowledgement",
    may=of_event(may_acknowledge),
    answers={200: WarningDocument},
    errors=(409,),
)
def acknowledge_warning(path: WarningPath, body: AcknowledgementRequest) -> Response:
    """Say that one takes care of it; whoever was first stays."""
    acknowledged = warnings.acknowledge(stores(), path.event, path.warning, who(), body.note, now())
    return json_answer(warning_document(acknowledged))


@route(bp, "PUT", "/held-keys/<key>", may=of_event(may_hold_keys), answers={204: None}, errors=(409,))
def hold_key(path: KeyPath) -> Response:
    """Stop a kiosk's key whose conduct is strange, within a second. Its kiosks admit nobody, and keep what waits."""
    holding.hold_key(stores(), path.event, path.key, who())
    return Response(status=204)


@route(bp, "DELETE", "/held-keys/<key>", may=of_event(may_hold_keys), answers={204: None}, errors=(409,))
def let_key_go(path: KeyPath) -> Response:
    """Let a key that was held be used again."""
    holding.let_key_go(stores(), path.event, path.key, who())
    return Response(status=204)


@route(bp, "GET", "/warnings/log", may=of_event(may_read_state), answers={200: WarningLog})
def get_warning_log(path: EventPath, query: WarningLogQuery) -> Response:
    """What was raised, ended and acknowledged, newest first."""
    return _shown(
        warning_log_document(warnings.log(stores(), path.event, query.limit, query.before)), path.event
    )
