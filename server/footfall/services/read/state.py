"""The state: how full each zone is, the flow, the totals, as of one sequence number."""

from collections.abc import Mapping
from dataclasses import dataclass

from footfall.domain.event import Event
from footfall.store import Stores

AREA_COUNTERS = ("occupancy", "direct", "visits", "unique", "stays", "inferred", "dwell_ms")
BOOTH_COUNTERS = ("visits", "unique")


@dataclass(frozen=True)
class State:
    """`zones`: each zone's counters by name. `flow`: from -> to -> how often. `refused`: by reason. `at` in ms."""

    event: Event
    seq: int
    at: int
    zones: Mapping[str, Mapping[str, int]]
    flow: Mapping[str, Mapping[str, int]]
    admitted: int
    refused: Mapping[str, int]
    voided: int
    conflicts: int


def read_state(stores: Stores, event_id: str, now: int) -> State:
    """Raises NotFound `unknown_event`."""
    numbers = stores.counters.numbers(event_id)
    stored = stores.events.cached(event_id)
    if stored.version != numbers.version:
        stored = stores.events.get(event_id)
    zones = {
        zone.id: {
            what: numbers.zones.get(f"{zone.id}:{what}", 0)
            for what in (BOOTH_COUNTERS if zone.is_booth else AREA_COUNTERS)
        }
        for zone in stored.event.zones
    }
    flow: dict[str, dict[str, int]] = {}
    for pair, n in sorted(numbers.flow.items()):
        if n:
            start, end = pair.split(">")
            flow.setdefault(start, {})[end] = n
    totals = numbers.totals
    return State(
        event=stored.event,
        seq=numbers.seq,
        at=now,
        zones=zones,
        flow=flow,
        admitted=totals.get("admitted", 0),
        refused={
            name.removeprefix("refused:"): n
            for name, n in sorted(totals.items())
            if name.startswith("refused:") and n
        },
        voided=totals.get("voided", 0),
        conflicts=totals.get("conflicts", 0),
    )


def seqs(stores: Stores, event_ids: list[str]) -> list[int]:
    """The sequence numbers of several events, in one call to the store."""
    return stores.counters.seqs(event_ids)
