"""What the counters did over time, and who came: numbers without names, recounted from the log."""

import time
from typing import cast

from flask import Flask, Response, current_app

from footfall.domain.roles import may_read_state
from footfall.services.read import breakdown, changes
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores
from footfall.web.paths import EventPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.changes import (
    Breakdown,
    BreakdownQuery,
    Changes,
    ChangesQuery,
    breakdown_document,
    changes_document,
)

bp = api("changes", "What the counters did over time, and who came.", OF_EVENT)
ACCOUNTS = "footfall_accounts"


def register_accounts(app: Flask) -> None:
    """A worker keeps what it has recounted for a while."""
    app.extensions[ACCOUNTS] = changes.Accounts(time.monotonic)


def _account(event_id: str) -> changes.Account:
    accounts = cast(changes.Accounts, current_app.extensions[ACCOUNTS])
    return accounts.of(stores(), event_id, now())


@route(bp, "GET", "/changes", may=of_event(may_read_state), answers={200: Changes})
def get_changes(path: EventPath, query: ChangesQuery) -> Response:
    """What the counters did, minute by minute; late scans stand where they belong."""
    made = _account(path.event)
    return json_answer(changes_document(changes.changes(made, query.start, query.end, query.step, now())))


@route(bp, "GET", "/breakdown", may=of_event(may_read_state), answers={200: Breakdown})
def get_breakdown(path: EventPath, query: BreakdownQuery) -> Response:
    """Each zone's visits by category or group."""
    made = _account(path.event)
    return json_answer(breakdown_document(breakdown.breakdown(made, query.by, query.start, query.end, now())))
