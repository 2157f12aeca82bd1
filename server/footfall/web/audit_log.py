"""The audit log, for organizers."""

from flask import Response

from footfall.services import audit_log
from footfall.web.auth import ORGANIZERS
from footfall.web.bodies import json_answer
from footfall.web.context import stores, who
from footfall.web.route import api, route
from footfall.wire.audit_log import (
    AuditCheck,
    AuditPage,
    AuditQuery,
    audit_check_document,
    audit_page_document,
)

bp = api("audit log", "Who did what, when.")


@route(bp, "GET", "/audit", may=ORGANIZERS, answers={200: AuditPage})
def list_audit_entries(query: AuditQuery) -> Response:
    """Who did what, newest first, a page at a time: of an organizer's own event, or of all."""
    page = audit_log.read(stores(), who(), query.wanted(), query.limit, query.before)
    return json_answer(audit_page_document(page))


@route(bp, "GET", "/audit/check", may=ORGANIZERS, answers={200: AuditCheck})
def check_audit_log() -> Response:
    """Whether the chain of all entries holds."""
    return json_answer(audit_check_document(audit_log.check(stores())))
