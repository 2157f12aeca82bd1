"""The register: adding, finding and changing visitors."""

from dataclasses import replace
from typing import Any

from footfall.domain.errors import InvalidInput, invalid
from footfall.domain.event import Event
from footfall.domain.table_reader import Problems, repeated
from footfall.domain.visitor import Visitor, VisitorDetails, details_to_dict, read_visitor
from footfall.services.badging import RegisteredVisitor, new_badge, with_token
from footfall.store import Stores
from footfall.store.visitors import BadgeIdTaken, Registration

MAX_ROWS = 1000


def check_rows(event: Event, rows: list[Any], at: str = "visitors[{}]") -> list[VisitorDetails]:
    """The details in each row. `at` is how a row's place is told, with its index.

    Raises InvalidInput `invalid_visitor` with every problem of every row.
    """
    problems: Problems = []
    details = [read_visitor(row, at.format(i), event, problems) for i, row in enumerate(rows)]
    for twice in repeated(d.external_id for d in details if d.external_id):
        problems.append({"at": "external_id", "problem": f"{twice!r} is there more than once"})
    if problems:
        raise invalid("invalid_visitor", "Nobody was registered", problems)
    return details


def register_visitors(
    stores: Stores, event_id: str, rows: list[Any], update: bool = False
) -> list[RegisteredVisitor]:
    """Adds all visitors or none. With `update`, rows with a known external id change that visitor instead.

    Raises InvalidInput `invalid_visitor` or `too_many_visitors`, Conflict `external_id_taken`.
    """
    stored = stores.events.get(event_id)
    if len(rows) > MAX_ROWS:
        raise InvalidInput("too_many_visitors", f"Send at most {MAX_ROWS} visitors at a time.")
    details = check_rows(stored.event, rows)
    external_ids = [d.external_id for d in details if d.external_id]
    registered = stores.visitors.by_external_ids(event_id, external_ids) if update else {}
    fresh = [d for d in details if d.external_id not in registered]
    added = iter(_add(stores, event_id, fresh))
    changed = {row.visitor.id: row for row in stores.visitors.get_many(event_id, list(registered.values()))}
    result = []
    for d in details:
        if d.external_id in registered:
            row = changed[registered[d.external_id]]
            result.append(_save_changed(stores, event_id, row, d))
        else:
            result.append(next(added))
    return [with_token(stored, row) for row in result]


def _add(stores: Stores, event_id: str, details: list[VisitorDetails]) -> list[Registration]:
    if not details:
        return []
    ids = stores.visitors.new_ids(event_id, len(details))
    visitors = [Visitor(id_, d) for id_, d in zip(ids, details, strict=True)]
    while True:
        rows = [Registration(visitor, new_badge(visitor, 1)) for visitor in visitors]
        if repeated(row.badge.id for row in rows):
            continue
        try:
            stores.visitors.save(event_id, rows, new_badges=True)
        except BadgeIdTaken:
            continue  # one in a hundred thousand: draw again
        return rows


def get_visitor(stores: Stores, event_id: str, visitor_id: str) -> RegisteredVisitor:
    """Raises NotFound `unknown_event`, `unknown_visitor`."""
    stored = stores.events.get(event_id)
    return with_token(stored, stores.visitors.get(event_id, visitor_id))


def update_visitor(stores: Stores, event_id: str, visitor_id: str, changes: Any) -> RegisteredVisitor:
    """Changes the given keys; null takes a key away. Raises InvalidInput, Conflict `external_id_taken`.

    A change of category shows on the badge only when it is reissued; doors go by the register at once.
    """
    stored = stores.events.get(event_id)
    row = stores.visitors.get(event_id, visitor_id)
    if not isinstance(changes, dict):
        raise InvalidInput("invalid_visitor", "The changes must be a table of the keys to change.")
    merged = details_to_dict(row.visitor.details, stored.event) | changes
    wanted = {key: value for key, value in merged.items() if value is not None}
    details = check_rows(stored.event, [wanted], at="visitor")[0]
    return with_token(stored, _save_changed(stores, event_id, row, details))


def _save_changed(stores: Stores, event_id: str, row: Registration, details: VisitorDetails) -> Registration:
    badge = replace(row.badge, days=details.days)
    changed = Registration(Visitor(row.visitor.id, details), badge)
    stores.visitors.save(event_id, [changed], new_badges=False)
    if badge != row.badge:
        stores.visitors.set_badge_days(event_id, badge)
    return changed


def find_visitors(
    stores: Stores,
    event_id: str,
    q: str | None = None,
    category: str | None = None,
    group: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> tuple[list[RegisteredVisitor], str | None]:
    """Visitors in the order of registration, and the cursor of the next page, None on the last.

    `q` is looked for in names of every script, organization, group, external id, e-mail and badge id.
    Raises InvalidInput `invalid_cursor`.
    """
    stored = stores.events.get(event_id)
    after = _cursor_number(cursor)
    words = (q or "").casefold().split()
    matching: list[Registration] = []
    for row in stores.visitors.all(event_id, after):
        details = row.visitor.details
        if category is not None and details.category != category:
            continue
        if group is not None and details.group != group:
            continue
        if words:
            text = _searchable(row)
            if not all(word in text for word in words):
                continue
        matching.append(row)
        if len(matching) > limit:
            break
    page = [with_token(stored, row) for row in matching[:limit]]
    return page, page[-1].visitor.id if len(matching) > limit else None


def _cursor_number(cursor: str | None) -> int:
    if cursor is None:
        return 0
    digits = cursor[1:]
    if cursor[:1] != "v" or not digits.isascii() or not digits.isdigit() or len(digits) > 15:
        raise InvalidInput("invalid_cursor", "Use what the page before gave as `next`.")
    return int(digits)


def _searchable(row: Registration) -> str:
    d = row.visitor.details
    parts = [d.name, *(d.names or {}).values(), d.organization, d.group, d.external_id, d.email]
    return "\n".join([*(part for part in parts if part), row.badge.id]).casefold()
