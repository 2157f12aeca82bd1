"""Warnings: looked for once a second by one worker, read by all, and taken care of by staff."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from footfall.domain.errors import Conflict, NotFound
from footfall.domain.event import Event
from footfall.domain.forecast import WINDOW, Forecast, forecast
from footfall.domain.kiosk_needs import FORGOTTEN_MS, ONLINE_MS
from footfall.domain.roles import Principal
from footfall.domain.times import minute_of
from footfall.domain.warnings import Acknowledgement, Judgement, Seen, Warned, WarningKind, judge
from footfall.services.kiosks import seen_kiosks
from footfall.store import Stores
from footfall.store.warnings import Logged

#: So long after a kiosk of it was last heard an event is still looked at: its silence is no warning any more by then.
LINGER_MS = FORGOTTEN_MS + 60_000

#: Somebody else changes the warnings at most once a second: so often in a row nobody loses.
TRIES = 10


@dataclass(frozen=True)
class OpenWarnings:
    """`open` newest first, `forecasts` by zone."""

    event: Event
    open: tuple[Warned, ...]
    forecasts: Mapping[str, Forecast]


@dataclass(frozen=True)
class EventsWarning:
    """A warning, and of which event."""

    event: Event
    warned: Warned


@dataclass(frozen=True)
class LogPage:
    """`entries` newest first; `next` is there while there may be older ones than that number."""

    event: Event
    entries: tuple[Logged, ...]
    next: int | None


def to_look_at(stores: Stores, now: int) -> dict[str, bool]:
    """The events that are going on, their nights included, and those of which a kiosk was heard lately; and of each
    whether one was heard just now.
    """
    chosen = {}
    for event_id in stores.events.ids():
        event = stores.events.get(event_id).event
        heard = (said["last_seen"] for said in stores.kiosks.all(event_id).values())
        silence = now - max(heard, default=0)
        if event.starts_at <= now < event.ends_at or silence < LINGER_MS:
            chosen[event_id] = silence < 2 * ONLINE_MS
    return chosen


def look_if_due(stores: Stores, event_id: str, now: int, problems: tuple[str, ...]) -> Event:
    """Finds the warnings anew, unless somebody did within the last second.

    `problems` is why the store could lose scans, in sentences. Raises NotFound `unknown_event`.
    """
    event = stores.events.get(event_id).event
    listening_since = stores.warnings.take_turn(event_id, now)
    if listening_since is not None:
        _evaluate(stores, event, now, problems, listening_since)
    return event


def look(stores: Stores, event_id: str, now: int, problems: tuple[str, ...]) -> OpenWarnings:
    """The open warnings and the forecasts, not older than a second. Else as `look_if_due`."""
    event = look_if_due(stores, event_id, now, problems)
    state = stores.warnings.read(event_id)
    newest_first = sorted(state.open.values(), key=lambda one: (-one.since, one.subject))
    return OpenWarnings(event, tuple(newest_first), state.forecasts)


def _evaluate(
    stores: Stores, event: Event, now: int, problems: tuple[str, ...], listening_since: int
) -> None:
    # The warnings are read before the numbers: whoever writes in between has seen newer ones, and this look is void.
    before = stores.warnings.read(event.id)
    numbers = stores.counters.numbers(event.id)
    occupancy = {zone.id: numbers.zones.get(f"{zone.id}:occupancy", 0) for zone in event.zones}
    conflicts = numbers.totals.get("conflicts", 0)
    seen_conflicts = min(before.seen_conflicts, conflicts)  # one that was voided is none any more
    seen = Seen(
        now,
        event,
        occupancy,
        seen_kiosks(stores, event.id),
        conflicts - seen_conflicts,
        problems,
        listening_since,
        keys=stores.conduct.of_keys(event.id),
        new_disputes=stores.scans.disputes(event.id) - before.seen_disputes,
    )
    judgement = judge(seen, before.open, before.last_id)
    after = replace(
        before,
        open=judgement.open,
        last_id=judgement.last_id,
        seen_conflicts=seen_conflicts,
        forecasts=_forecasts(stores, event, occupancy, now),
    )
    stores.warnings.write(event.id, before, after, _entries(judgement, now))


def _entries(judgement: Judgement, now: int) -> list[tuple[str, int, Warned]]:
    return [
        *(("ended", now, warned) for warned in judgement.ended),
        *(("raised", now, warned) for warned in judgement.raised),
    ]


def _forecasts(stores: Stores, event: Event, occupancy: dict[str, int], now: int) -> dict[str, Forecast]:
    limited = {
        zone.id: zone.capacity for zone in event.zones if zone.capacity is not None and not zone.is_booth
    }
    this_minute = minute_of(now)
    net = stores.warnings.net(event.id, list(limited), range(this_minute - WINDOW, this_minute))
    filling = {zone: forecast(net[zone], occupancy[zone], capacity) for zone, capacity in limited.items()}
    return {zone: one for zone, one in filling.items() if one is not None}


def acknowledge(
    stores: Stores, event_id: str, warning_id: str, by: Principal, note: str | None, now: int
) -> EventsWarning:
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
            return EventsWarning(event, warned)
        taken = replace(warned, acknowledged=Acknowledgement(by.name, now, note))
        after = replace(before, open=before.open | {taken.subject: taken})
        if warned.kind is WarningKind.CONFLICTS:
            # Those that were shown are known from now on; the next one is news.
            after = replace(after, seen_conflicts=before.seen_conflicts + (warned.count or 0))
        elif warned.kind is WarningKind.DISPUTES:
            after = replace(after, seen_disputes=before.seen_disputes + (warned.count or 0))
        if stores.warnings.write(event_id, before, after, [("acknowledged", now, taken)]):
            return EventsWarning(event, taken)
    raise Conflict("warning_changed", "The warnings change too fast; try again.")


def log(stores: Stores, event_id: str, limit: int, before: int | None) -> LogPage:
    """The newest entries, only those older than the entry `before` if that is given."""
    event = stores.events.get(event_id).event
    entries = stores.warnings.log(event_id, limit, before)
    more = len(entries) == limit and entries[-1].number > 1
    return LogPage(event, tuple(entries), entries[-1].number if more else None)
