"""Warnings: looked for once a second by one worker, read by all, and taken care of by staff."""

from dataclasses import asdict, replace
from typing import Any

from footfall.domain.errors import Conflict, NotFound
from footfall.domain.event import Event
from footfall.domain.forecast import WINDOW, forecast
from footfall.domain.roles import Principal
from footfall.domain.times import minute_of, rfc3339
from footfall.domain.warnings import Acknowledgement, Seen, Verdict, Warned, WarningKind, judge
from footfall.services.kiosks import seen_kiosks
from footfall.store import Stores
from footfall.store.warnings import Kept, Logged

Document = dict[str, Any]

#: Somebody else changes the warnings at most once a second: so often in a row nobody loses.
TRIES = 10


def look(stores: Stores, event_id: str, now: int, problems: tuple[str, ...]) -> Document:
    """The open warnings and the forecasts, found anew if nobody did within the last second.

    `problems` is why the store could lose scans, in sentences. Raises NotFound `unknown_event`.
    """
    event = stores.events.get(event_id).event
    if stores.warnings.take_turn(event_id):
        _evaluate(stores, event, now, problems)
    return _document(event, stores.warnings.read(event_id))


def _evaluate(stores: Stores, event: Event, now: int, problems: tuple[str, ...]) -> None:
    # The warnings are read before the numbers: whoever writes in between has seen newer ones, and this look is void.
    before = stores.warnings.read(event.id)
    numbers = stores.counters.numbers(event.id)
    occupancy = {zone.id: numbers.zones.get(f"{zone.id}:occupancy", 0) for zone in event.zones}
    conflicts = numbers.totals.get("conflicts", 0)
    seen_conflicts = min(before.seen_conflicts, conflicts)  # one that was voided is none any more
    seen = Seen(now, event, occupancy, seen_kiosks(stores, event.id), conflicts - seen_conflicts, problems)
    verdict = judge(seen, before.open, before.last_id)
    after = replace(
        before,
        open=verdict.open,
        last_id=verdict.last_id,
        seen_conflicts=seen_conflicts,
        forecasts=_forecasts(stores, event, occupancy, now),
    )
    stores.warnings.write(event.id, before, after, _entries(verdict, now))


def _entries(verdict: Verdict, now: int) -> list[tuple[str, int, Warned]]:
    return [
        *(("ended", now, warned) for warned in verdict.ended),
        *(("raised", now, warned) for warned in verdict.raised),
    ]


def _forecasts(stores: Stores, event: Event, occupancy: dict[str, int], now: int) -> dict[str, Document]:
    limited = {
        zone.id: zone.capacity for zone in event.zones if zone.capacity is not None and not zone.is_booth
    }
    this_minute = minute_of(now)
    net = stores.warnings.net(event.id, list(limited), range(this_minute - WINDOW, this_minute))
    found = {zone: forecast(net[zone], occupancy[zone], capacity) for zone, capacity in limited.items()}
    return {zone: asdict(one) for zone, one in found.items() if one is not None}


def acknowledge(
    stores: Stores, event_id: str, warning_id: str, by: Principal, note: str | None, now: int
) -> Document:
    """The warning, with who takes care of it: whoever was first. Raises NotFound `unknown_warning`."""
    event = stores.events.get(event_id).event
    for _ in range(TRIES):
        before = stores.warnings.read(event_id)
        warned = next((one for one in before.open.values() if one.id == warning_id), None)
        if warned is None:
            raise NotFound(
                "unknown_warning",
                "There is no open warning of that id; it may have ended.",
                warning=warning_id,
            )
        if warned.acknowledged is not None:
            return warning_document(event, warned)
        known = replace(warned, acknowledged=Acknowledgement(by.name, now, note))
        after = replace(before, open=before.open | {known.subject: known})
        if warned.kind is WarningKind.CONFLICTS:
            # Those that were shown are known from now on; the next one is news.
            after = replace(after, seen_conflicts=before.seen_conflicts + (warned.count or 0))
        if stores.warnings.write(event_id, before, after, [("acknowledged", now, known)]):
            return warning_document(event, known)
    raise Conflict("warning_changed", "The warnings change too fast; try again.")


def log(stores: Stores, event_id: str, limit: int, before: int | None) -> Document:
    """The newest entries, newest first; `next` is there while there may be older ones."""
    event = stores.events.get(event_id).event
    rows = stores.warnings.log(event_id, limit, before)
    more = {"next": rows[-1].number} if len(rows) == limit and rows[-1].number > 1 else {}
    return {"entries": [_entry(event, row) for row in rows], **more}


def _entry(event: Event, row: Logged) -> Document:
    return {
        "number": row.number,
        "what": row.what,
        "at": rfc3339(row.at, event.tz),
        "warning": warning_document(event, row.warning),
    }


def _document(event: Event, kept: Kept) -> Document:
    newest_first = sorted(kept.open.values(), key=lambda one: (-one.since, one.subject))
    return {"open": [warning_document(event, one) for one in newest_first], "forecasts": kept.forecasts}


def warning_document(event: Event, warned: Warned) -> Document:
    """As the interface tells it, without null."""
    document = {key: value for key, value in asdict(warned).items() if value not in (None, ())}
    document |= {"kind": warned.kind.value, "since": rfc3339(warned.since, event.tz)}
    if warned.problems:
        document["problems"] = list(warned.problems)
    if warned.acknowledged is not None:
        known = {key: value for key, value in asdict(warned.acknowledged).items() if value is not None}
        document["acknowledged"] = known | {"at": rfc3339(warned.acknowledged.at, event.tz)}
    return document
