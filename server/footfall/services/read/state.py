"""What the dashboards read: the state, the minutes of a day, the latest scans, the roll call."""

from datetime import timedelta
from typing import Any

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.times import MINUTE_MS, minute_of, rfc3339, start_of_day
from footfall.store import Stores

AREA_COUNTERS = ("occupancy", "direct", "visits", "unique", "stays", "inferred", "dwell_ms")
BOOTH_COUNTERS = ("visits", "unique")
MAX_POINTS = 50_000
ROLL_CALL_COLUMNS = ("name", "organization", "category", "group", "zone", "since", "badge_id")


def state(stores: Stores, event_id: str, now: int) -> dict[str, Any]:
    """The `/state` document; it holds no null, so that merge patches work."""
    numbers = stores.counters.numbers(event_id)
    stored = stores.events.cached(event_id)
    if stored.version != numbers.version:
        stored = stores.events.get(event_id)
    event = stored.event
    zones: dict[str, dict[str, int]] = {}
    for zone in event.zones:
        wanted = BOOTH_COUNTERS if zone.is_booth else AREA_COUNTERS
        zones[zone.id] = {what: numbers.zones.get(f"{zone.id}:{what}", 0) for what in wanted}
        if zone.capacity is not None:
            zones[zone.id]["capacity"] = zone.capacity
    flow: dict[str, dict[str, int]] = {}
    for pair, n in sorted(numbers.flow.items()):
        if n:
            start, end = pair.split(">")
            flow.setdefault(start, {})[end] = n
    return {
        "seq": numbers.seq,
        "at": rfc3339(now, event.tz),
        "zones": zones,
        "flow": flow,
        "totals": _totals(numbers.totals),
    }


def _totals(totals: dict[str, int]) -> dict[str, Any]:
    refused = {
        name.removeprefix("refused:"): n
        for name, n in sorted(totals.items())
        if name.startswith("refused:") and n
    }
    counted = {name: totals.get(name, 0) for name in ("admitted", "voided", "conflicts")}
    return {
        "admitted": counted["admitted"],
        "refused": refused,
        "voided": counted["voided"],
        "conflicts": counted["conflicts"],
    }


def seqs(stores: Stores, event_ids: list[str]) -> list[int]:
    """The sequence numbers of several events, in one call to the store."""
    return stores.counters.seqs(event_ids)


def latest_scans(stores: Stores, event_id: str, limit: int, after_seq: int = 0) -> list[dict[str, Any]]:
    """The newest scans after `after_seq`, newest first, with names where the visitor is known."""
    event = stores.events.cached(event_id).event
    entries = [
        entry
        for entry in stores.scans.latest(event_id, limit, after_seq)
        if entry.kind in (EntryKind.SCAN, EntryKind.FACT)
    ]
    ids = list(dict.fromkeys(entry.visitor for entry in entries if entry.visitor))
    known = {row.visitor.id: row.visitor.details for row in stores.visitors.get_many(event_id, ids)}
    voided = stores.scans.voided(event_id, [entry.scan_id for entry in entries])
    rows = []
    for entry in entries:
        row = _feed_row(event, entry)
        if entry.scan_id in voided:
            row["voided"] = True
        if details := known.get(entry.visitor):
            row |= {"category": details.category, "name": details.name}
            if details.group:
                row["group"] = details.group
        rows.append(row)
    return rows


def _feed_row(event: Event, entry: LogEntry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "seq": entry.seq,
        "scan_id": entry.scan_id,
        "at": rfc3339(entry.scanned_at, event.tz),
        "zone": entry.zone,
        "direction": entry.direction,
        "outcome": entry.outcome,
    }
    for key in ("reason", "conflict"):
        if value := getattr(entry, key):
            row[key] = value
    if entry.already_since is not None:
        row["already_inside"] = True
    if entry.forced:
        row["forced"] = True
    return row


def inside(stores: Stores, event_id: str, zone_id: str, now: int) -> dict[str, Any]:
    """The roll call of a zone and everything below it. Raises NotFound, InvalidInput for a booth."""
    event = stores.events.get(event_id).event
    _must_hold_people(event, zone_id)
    visitors = _present(stores, event, [zone_id])
    return {"zone": zone_id, "at": rfc3339(now, event.tz), "visitors": visitors}


def roll_call_rows(stores: Stores, event_id: str, zone_id: str | None) -> list[dict[str, Any]]:
    """The roll call as a table, of a zone or (None) the whole site. Raises as `inside` does."""
    event = stores.events.get(event_id).event
    if zone_id is None:
        return _present(stores, event, [zone.id for zone in event.zones if zone.parent is None])
    _must_hold_people(event, zone_id)
    return _present(stores, event, [zone_id])


def _must_hold_people(event: Event, zone_id: str) -> None:
    if event.zone(zone_id).is_booth:
        raise InvalidInput("zone_is_booth", "Nobody is inside a booth: ask for the zone it stands in.")


def _present(stores: Stores, event: Event, zones: list[str]) -> list[dict[str, Any]]:
    found = stores.counters.inside(event.id, zones)
    rows = []
    for who in sorted(found, key=lambda who: (who.name, who.visitor_id)):
        row: dict[str, Any] = {
            "id": who.visitor_id,
            "name": who.name,
            "category": who.category,
            "zone": who.position,
            "since": rfc3339(who.since, event.tz),
            "badge_id": who.badge_id,
        }
        for key in ("names", "organization", "group"):
            if value := getattr(who, key):
                row[key] = value
        rows.append(row)
    return rows


def series(
    stores: Stores,
    event_id: str,
    zone_id: str | None,
    start: int | None,
    end: int | None,
    step: int,
    now: int,
) -> dict[str, Any]:
    """Arrivals and occupancy by `step` minutes, of one zone or of all that people can be inside.

    A row tells the arrivals within its step and the occupancy at the end of it. Without `start` and `end`
    (ms) it covers the event's day that `now` is in, else the last one before it, else the first.
    Raises NotFound, InvalidInput `invalid_range`.
    """
    event = stores.events.get(event_id).event
    asked = event.zones if zone_id is None else [event.zone(zone_id)]
    wanted = [zone.id for zone in asked if zone_id or not zone.is_booth]
    first_ms, last_ms = day_around(event, now)
    first_ms = first_ms if start is None else start
    last_ms = last_ms if end is None else end
    first, last = minute_of(first_ms), minute_of(last_ms)
    if last < first or (last - first) // step > MAX_POINTS:
        raise InvalidInput("invalid_range", "Ask for a range that ends after its start and is shorter.")
    minutes = stores.counters.minutes(event_id, wanted)
    if start is None:
        known = [m for arrivals, _ in minutes.values() for m in arrivals if first <= m <= last]
        first = min(known, default=last)
    head = {"from": rfc3339(first * MINUTE_MS, event.tz), "to": rfc3339(last_ms, event.tz), "step": step}
    curves = {
        zone: _curve(event, *minutes[zone], first, last, step, event.zone(zone).is_booth) for zone in wanted
    }
    if zone_id is not None:
        return {"zone": zone_id, **head, **curves[zone_id]}
    return {**head, "zones": curves}


def day_around(event: Event, now: int) -> tuple[int, int]:
    """The event's day of `now`, from its midnight to now or its end."""
    day = max((d for d in event.days if start_of_day(d, event.tz) <= now), default=min(event.days))
    midnight = start_of_day(day, event.tz)
    next_midnight = start_of_day(day + timedelta(days=1), event.tz)
    return midnight, max(midnight, min(now, next_midnight - 1))


def _curve(
    event: Event,
    arrivals: dict[int, int],
    net: dict[int, int],
    first: int,
    last: int,
    step: int,
    is_booth: bool,
) -> dict[str, Any]:
    occupancy = sum(change for minute, change in net.items() if minute < first)
    peak, peak_minute = 0, None
    rows = []
    for start in range(first, last + 1, step):
        arrived = 0
        for minute in range(start, min(start + step, last + 1)):
            arrived += arrivals.get(minute, 0)
            occupancy += net.get(minute, 0)
            if occupancy > peak:
                peak, peak_minute = occupancy, minute
        row: dict[str, Any] = {"at": rfc3339(start * MINUTE_MS, event.tz), "arrivals": arrived}
        if not is_booth:
            row["occupancy"] = occupancy
        rows.append(row)
    curve: dict[str, Any] = {"minutes": rows}
    if peak_minute is not None:
        at = rfc3339(peak_minute * MINUTE_MS, event.tz)
        curve["peak"] = {"occupancy": peak, "at": at}
    return curve
