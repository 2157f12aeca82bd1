"""The counting rule by example; docs/counting.md tells the same stories."""

from footfall.domain.counting import AWAY, Layout, Stay, StayEnd, Walk, dwell_bucket, walk
from footfall.domain.scan import Direction, PathScan

IN, OUT, TOUCH = Direction
MINUTE = 60_000

LAYOUT = Layout(
    chains={
        "site": ("site",),
        "hall": ("hall", "site"),
        "stage": ("stage", "hall", "site"),
        "forum": ("forum", "site"),
        "annex": ("annex",),
        "booth": ("booth", "hall", "site"),
        "kerb": ("kerb",),
    },
    booths=frozenset({"booth", "kerb"}),
)


def walked(*scans: tuple[int, Direction, str], closings: tuple[int, ...] = ()) -> Walk:
    """A walk of (minute, direction, zone)."""
    path = [PathScan(at * MINUTE, f"s{n}", zone, way) for n, (at, way, zone) in enumerate(scans)]
    return walk(path, [at * MINUTE for at in closings], LAYOUT)


def zone(result: Walk, name: str, what: str) -> int:
    return result.tally["zones", f"{name}:{what}"]


def test_an_entry_counts_in_the_zone_and_in_every_zone_around_it() -> None:
    result = walked((0, IN, "hall"))
    assert result.position == "hall"
    assert [zone(result, z, "occupancy") for z in ("hall", "site", "annex")] == [1, 1, 0]
    assert [zone(result, z, "direct") for z in ("hall", "site")] == [1, 0]
    assert result.tally["flow", f"{AWAY}>hall"] == 1


def test_leaving_a_zone_goes_to_its_parent_and_leaving_a_root_goes_away() -> None:
    assert walked((0, IN, "hall"), (5, OUT, "hall")).position == "site"
    assert walked((0, IN, "hall"), (5, OUT, "site")).position == AWAY


def test_whoever_leaves_a_zone_was_in_it_even_if_the_entry_was_missed() -> None:
    result = walked((0, IN, "annex"), (7, OUT, "hall"))
    assert result.position == "site"
    assert result.tally["flow", "annex>site"] == 1
    assert result.stays == [Stay("annex", 0, 7 * MINUTE, StayEnd.INFERRED)]


def test_an_out_above_ends_the_stays_below_as_scanned() -> None:
    result = walked((0, IN, "stage"), (9, OUT, "hall"))
    assert {(s.zone, s.end) for s in result.stays} == {("stage", StayEnd.SCANNED), ("hall", StayEnd.SCANNED)}
    assert zone(result, "site", "occupancy") == 1


def test_being_seen_elsewhere_ends_a_stay_as_inferred() -> None:
    result = walked((0, IN, "hall"), (12, IN, "forum"))
    assert result.stays == [Stay("hall", 0, 12 * MINUTE, StayEnd.INFERRED)]
    assert [zone(result, "hall", what) for what in ("stays", "inferred", "dwell_ms", "dwell_15")] == [
        *(1, 1, 12 * MINUTE, 1)
    ]


def test_going_deeper_is_no_new_visit_of_the_zones_around() -> None:
    result = walked((0, IN, "hall"), (1, IN, "stage"), (2, OUT, "stage"), (3, IN, "stage"))
    assert [zone(result, z, "visits") for z in ("site", "hall", "stage")] == [1, 1, 2]
    assert zone(result, "stage", "unique") == 1


def test_an_entry_while_already_inside_counts_nothing() -> None:
    assert walked((0, IN, "hall"), (1, IN, "hall")).tally == walked((0, IN, "hall")).tally


def test_a_touch_counts_at_the_booth_and_brings_the_visitor_into_its_zone() -> None:
    result = walked((0, TOUCH, "booth"), (1, TOUCH, "booth"))
    assert result.position == "hall"
    assert [zone(result, "booth", what) for what in ("visits", "unique", "occupancy")] == [2, 1, 0]
    assert zone(result, "hall", "visits") == 1


def test_a_touch_leaves_a_visitor_who_is_deeper_in_that_zone_where_they_are() -> None:
    assert walked((0, IN, "stage"), (1, TOUCH, "booth")).position == "stage"


def test_a_booth_that_stands_in_no_zone_moves_nobody() -> None:
    assert walked((0, IN, "annex"), (1, TOUCH, "kerb")).position == "annex"
    assert walked((1, TOUCH, "kerb")).position == AWAY


def test_a_closing_sends_everybody_away_before_any_scan_of_the_same_instant() -> None:
    result = walked((0, IN, "hall"), (30, IN, "hall"), closings=(30,))
    assert [(s.zone, s.end) for s in result.stays] == [
        ("hall", StayEnd.CLOSING),
        ("site", StayEnd.CLOSING),
    ]
    assert zone(result, "hall", "visits") == 2
    assert zone(result, "hall", "closing") == 1


def test_a_late_scan_repairs_the_curve() -> None:
    """The exit at 10 comes late, after the entry at 20 was counted; the minutes between are set right."""
    before = walked((0, IN, "hall"), (20, IN, "hall"))
    after = walked((0, IN, "hall"), (10, OUT, "site"), (20, IN, "hall"))
    curve = [after.tally["net:hall", str(m)] for m in (0, 10, 20)]
    assert curve == [1, -1, 1]
    assert before.tally["net:hall", "20"] == 0


def test_scans_of_the_same_instant_are_ordered_by_their_id() -> None:
    path = [PathScan(0, "b", "annex", IN), PathScan(0, "a", "hall", IN)]
    assert walk(path, [], LAYOUT).position == "annex"


def test_the_buckets_of_the_histogram_include_their_upper_end() -> None:
    assert [dwell_bucket(n) for n in (0, MINUTE, MINUTE + 1, 480 * MINUTE, 480 * MINUTE + 1)] == [
        *("dwell_1", "dwell_1", "dwell_2", "dwell_480", "dwell_more")
    ]
