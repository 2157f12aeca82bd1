"""A venue with every shape that counting knows, and histories of scans in it for Hypothesis."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from footfall.domain.counting import Layout
from footfall.domain.event_config import parse_event
from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.domain.times import MINUTE_MS
from tests.factories import TIMEZONE, zone_config

#: 15 June 2024, 09:00 in Guangzhou: a fixed instant, so that a failing example can be run again.
START = 1_718_413_200_000

CONFIG = {
    "id": "expo",
    "name": {"en": "Expo"},
    "timezone": TIMEZONE,
    "days": ["2024-06-15", "2024-06-16"],
    "zones": [
        zone_config("site"),
        zone_config("hall-1", parent="site"),
        zone_config("corner", parent="hall-1"),
        zone_config("hall-2", parent="site"),
        zone_config("forum", kind="session", parent="site"),
        zone_config("annex"),
        zone_config("booth-1", kind="booth", parent="hall-1"),
        zone_config("booth-2", kind="booth", parent="site"),
        zone_config("lone-booth", kind="booth"),
    ],
}
EVENT = parse_event(CONFIG)
LAYOUT: Layout = EVENT.layout
VISITORS = 3

# Few minutes and few odd milliseconds: equal times, neighbours and boundaries of buckets come up often.
instants = st.builds(
    lambda minutes, ms: START + minutes * MINUTE_MS + ms,
    st.sampled_from([0, 1, 2, 3, 5, 8, 30, 61, 500, 24 * 60, 24 * 60 + 7]),
    st.sampled_from([0, 1, 59_999]),
)

#: Far more instants than scans, for long paths.
all_day = st.integers(0, 12 * 60).map(lambda minutes: START + minutes * MINUTE_MS)

# Few ids, so that scans are repeated; some share a beginning, which the order of a path must not confuse.
COLLIDING_IDS = st.sampled_from([f"s{n}" for n in range(12)] + ["s1.a", "s1-b", "S1:c"])


@st.composite
def scan_rows(
    draw: st.DrawFn, ids: st.SearchStrategy[str] = COLLIDING_IDS, at: st.SearchStrategy[int] = instants
) -> ScanRow:
    """A scan of one of the visitors; the badge id is the visitor's number, to be put in by the test."""
    zone = draw(st.sampled_from(EVENT.zones))
    direction = Direction.TOUCH if zone.is_booth else draw(st.sampled_from([Direction.IN, Direction.OUT]))
    return ScanRow(
        scan_id=draw(ids),
        zone=zone.id,
        direction=direction,
        badge_id=str(draw(st.integers(0, VISITORS - 1))),
        scanned_at=draw(at),
    )


def as_fact(row: ScanRow, admitted: bool) -> ScanRow:
    if admitted:
        return replace(row, offline=True, verdict=Outcome.ADMITTED)
    return replace(row, offline=True, verdict=Outcome.REFUSED, reason="zone_full")


@dataclass(frozen=True)
class Void:
    scan_id: str


@dataclass(frozen=True)
class Closing:
    at: int


Step = list[ScanRow] | Void | Closing


@st.composite
def steps(draw: st.DrawFn, at: st.SearchStrategy[int] = instants) -> Step:
    """One thing that happens: a batch of scans (decisions and facts), a void, a closing."""
    kind = draw(st.sampled_from(["scans"] * 6 + ["facts"] * 3 + ["void", "closing"]))
    if kind == "void":
        return Void(draw(COLLIDING_IDS))
    if kind == "closing":
        return Closing(draw(at))
    rows = draw(st.lists(scan_rows(at=at), min_size=1, max_size=5))
    if kind == "facts":
        return [as_fact(row, draw(st.booleans())) for row in rows]
    return rows


def entry_of(row: ScanRow, visitor: str, outcome: Outcome, seq: int) -> LogEntry:
    """The log's entry for a row, as the rule expects it."""
    return LogEntry(
        seq=seq,
        kind=EntryKind.SCAN,
        received_at=0,
        scan_id=row.scan_id,
        visitor=visitor,
        zone=row.zone,
        direction=row.direction.value,
        scanned_at=row.scanned_at or 0,
        outcome=outcome.value,
        reason="" if outcome is Outcome.ADMITTED else row.reason or "",
    )
