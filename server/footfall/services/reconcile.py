"""Recounts the log by the rule in `domain/counting.py` and compares with the counters that stand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from footfall.domain.counting import AWAY, CounterName, walk
from footfall.domain.event import Event
from footfall.domain.log import Ledger
from footfall.store import Stores

Progress = Callable[[int, int], None]  # (entries read, entries in all)


@dataclass(frozen=True)
class Difference:
    """A counter that does not stand as the log says."""

    counter: str
    stored: int
    recounted: int


@dataclass(frozen=True)
class Recount:
    """What was found. `seq` is how far the log was read, `repaired` whether the counters were set right."""

    entries: int
    scans: int
    seq: int
    differences: list[Difference]
    repaired: bool = False


def recount(stores: Stores, event_id: str, repair: bool = False, progress: Progress | None = None) -> Recount:
    """Compares every counter and everybody's position with the log; with `repair`, sets them right.

    Scans may go on meanwhile: it reads what came in between until nothing did. Raises NotFound.
    """
    event = stores.events.get(event_id).event
    zones = [zone.id for zone in event.zones]
    ledger, seq, entries = Ledger(), 0, 0
    while True:
        total = stores.scans.log_length(event_id)
        for entry in stores.scans.log(event_id, after=seq):
            ledger.add(entry)
            seq, entries = entry.seq, entries + 1
            if progress and entries % 1000 == 0:
                progress(entries, max(total, entries))
        stored = stores.counters.everything(event_id, zones)
        positions = stores.counters.positions(event_id, zones)
        if stores.scans.log_length(event_id) == entries:
            break
    if progress:
        progress(entries, entries)
    recounted = ledger.counters(event.layout)
    differences = _differences(stored, recounted) + _position_differences(event, ledger, positions)
    if repair and differences:
        if not stores.rebuild.replace(event_id, zones, ledger.paths(), ledger.closings, recounted, seq):
            return recount(stores, event_id, repair, progress)  # scans came in between: once more
        return Recount(entries, len(ledger.scans), seq, differences, repaired=True)
    return Recount(entries, len(ledger.scans), seq, differences)


def _differences(stored: Counter[CounterName], recounted: Counter[CounterName]) -> list[Difference]:
    return [
        Difference(" ".join(name), stored[name], recounted[name])
        for name in sorted(stored.keys() | recounted.keys())
        if stored[name] != recounted[name]
    ]


def _position_differences(event: Event, ledger: Ledger, positions: dict[str, set[str]]) -> list[Difference]:
    expected: dict[str, str] = {}
    closings = sorted(ledger.closings)
    for visitor, path in ledger.paths().items():
        position = walk(path, closings, event.layout).position
        if position != AWAY:
            expected[visitor] = position
    stored = {(visitor, zone) for zone, visitors in positions.items() for visitor in visitors}
    wrong = stored ^ set(expected.items())
    return [
        Difference(
            f"inside:{zone} {visitor}",
            int((visitor, zone) in stored),
            int(expected.get(visitor) == zone),
        )
        for visitor, zone in sorted(wrong)
    ]
