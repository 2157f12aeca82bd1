"""Scans: the busiest route of all, so it does nothing twice."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Response

from footfall.domain.audit_log import Action, Deed
from footfall.domain.roles import Principal, may_read_state, may_scan, may_see_names
from footfall.domain.scan import Outcome, ScanResult, ScanRow
from footfall.services import audit_log, scanning
from footfall.services.read import feed
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import Context, context, now, stores, who
from footfall.web.paths import EventPath, ScanPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.scans import (
    ScanBatch,
    ScanResults,
    VoidedScan,
    VoidRequest,
    batch_of,
    read_row,
    result_document,
    voided_document,
)
from footfall.wire.state import Feed, FeedQuery, feed_rows, without_names

bp = api("scans", "What happens at the doors.", OF_EVENT)


@route(
    bp,
    "POST",
    "/scans",
    may=of_event(may_scan),
    answers={200: ScanResults},
    errors=(409, 429),
    documented_body=ScanBatch,
)
def record_scans(path: EventPath, body: Any) -> Response:
    """Record scans; each row has its own result, in the same order."""
    return json_answer(scans_document(context(), path.event, body, who(), now()))


def scans_document(context: Context, event_id: str, body: Any, who: Principal, now: int) -> dict[str, Any]:
    """The answer to a body of scans. The fast lane comes here too. Raises TooManyAttempts `too_many_scans`."""
    stores = context.stores
    raw_rows, kiosk_id = batch_of(body)
    rows = [read_row(raw) for raw in raw_rows]
    context.quota.take(who.id, len(rows))
    results = scanning.record_scans(stores, event_id, rows, who, now, kiosk_id)
    audit_log.enter(stores, *_by_hand(event_id, rows, results, who, now))
    tz = stores.events.cached(event_id).event.tz
    return {"results": [result_document(result, tz) for result in results]}


def _by_hand(
    event_id: str,
    rows: Sequence[ScanRow | ScanResult],
    results: Sequence[ScanResult],
    who: Principal,
    now: int,
) -> Iterator[Deed]:
    """Of all scans those alone are somebody's deed in which staff overrode the door."""
    for row, result in zip(rows, results, strict=True):
        if not isinstance(row, ScanRow) or not row.force or result.outcome is not Outcome.ADMITTED:
            continue
        if not result.replayed:
            yield Deed(
                Action.ADMIT_BY_HAND, audit_log.actor_of(who), now, event_id, row.scan_id, {"zone": row.zone}
            )


@route(bp, "GET", "/scans", may=of_event(may_read_state), answers={200: Feed})
def list_scans(path: EventPath, query: FeedQuery) -> Response:
    """Scans, newest first, a page at a time; with names for those who may see them."""
    page = feed.scan_page(stores(), path.event, query.wanted(), query.limit, query.cursor)
    rows = feed_rows(page.scans)
    if not may_see_names(who(), path.event):
        rows = without_names(rows)
    return json_answer({"scans": rows} if page.next is None else {"scans": rows, "next": page.next})


@route(
    bp,
    "POST",
    "/scans/<scan>/void",
    may=of_event(may_scan),
    answers={200: VoidedScan},
    errors=(409,),
)
def void_scan(path: ScanPath, body: VoidRequest) -> Response:
    """Take an admitted scan back: a mistake at the door. The log keeps both."""
    note = body.reason or ""
    voided = scanning.void_scan(stores(), path.event, path.scan, who(), now(), note, body.kiosk_id or "")
    return json_answer(voided_document(voided))
