"""A visitor's day: every scan of theirs that is in the log, and the stays that follow from those that count."""

from typing import Any

import pytest

from footfall.domain.errors import NotFound
from footfall.domain.event import Event
from footfall.domain.roles import Principal, Role
from footfall.domain.times import parse_instant
from footfall.services import badging, register, scanning
from footfall.services.read.exports import read_export
from footfall.services.read.visitor_day import visitor_day
from footfall.store import Stores, keys
from footfall.store.visitor_log import VisitorLog
from footfall.wire.exports import export_rows
from footfall.wire.people import visitor_path_document
from footfall.wire.scans import read_row
from tests.by_hand import by_hand
from tests.factories import now_ms, scan_row, visitor_row

MINUTE = 60_000
STAFF = Principal("staff", Role.STAFF, "Mei", "expo")


@pytest.fixture
def start(event: Event) -> int:
    """Ten in the morning of the first day, in ms."""
    return event.starts_at + 10 * 60 * MINUTE


@pytest.fixture
def badge(stores: Stores, event: Event) -> tuple[str, str]:
    """A visitor's id and the number of the badge."""
    (registered,) = register.register_visitors(stores, event.id, [visitor_row()])
    return registered.visitor.id, registered.badge.id


def scan(stores: Stores, badge_id: str, at: int, **row: Any) -> None:
    raw = scan_row(badge_id=badge_id, scanned_at=at, **row)
    (result,) = scanning.record_scans(stores, "expo", [read_row(raw)], STAFF, now_ms())
    assert result.outcome != "invalid", result


def path_of(stores: Stores, visitor_id: str) -> dict[str, Any]:
    return visitor_path_document(visitor_day(stores, "expo", visitor_id))


def test_the_day_of_somebody_who_never_came_is_empty(stores: Stores, badge: tuple[str, str]) -> None:
    path = path_of(stores, badge[0])
    seq = stores.counters.seq("expo")
    assert path == {"seq": seq, "visitor": badge[0], "position": "away", "scans": [], "stays": []}


def test_stays_follow_from_the_scans_by_the_counting_rule(
    stores: Stores, badge: tuple[str, str], start: int
) -> None:
    visitor, number = badge
    scan(stores, number, start, zone="site")
    scan(stores, number, start + 5 * MINUTE, zone="hall")
    scan(stores, number, start + 30 * MINUTE, zone="forum")
    scan(stores, number, start + 60 * MINUTE, zone="forum", direction="out")
    path = path_of(stores, visitor)
    assert (path["position"], parse_instant(path["since"])) == ("site", start)
    told = [
        (s["zone"], minutes(s["since"], start), minutes(s.get("until"), start), s.get("ended"))
        for s in path["stays"]
    ]
    assert told == [
        ("site", 0, None, None),
        ("hall", 5, 30, "inferred"),
        ("forum", 30, 60, "scanned"),
    ]


def minutes(at: str | None, start: int) -> int | None:
    return None if at is None else (parse_instant(at) - start) // MINUTE


def test_a_closing_ends_the_stays(stores: Stores, badge: tuple[str, str], start: int) -> None:
    scan(stores, badge[1], start, zone="hall")
    scanning.close_and_sweep(stores, "expo", start + 60 * MINUTE, STAFF, now_ms())
    path = path_of(stores, badge[0])
    assert path["position"] == "away"
    assert "since" not in path
    assert [stay["ended"] for stay in path["stays"]] == ["closing", "closing"]


def test_late_scans_stand_where_they_belong(stores: Stores, badge: tuple[str, str], start: int) -> None:
    for after in (30, 10, 20):
        scan(stores, badge[1], start + after * MINUTE, scan_id=f"s{after}")
    assert [s["scan_id"] for s in path_of(stores, badge[0])["scans"]] == ["s10", "s20", "s30"]


def test_every_kind_of_scan_is_told_with_its_last_word(
    stores: Stores, badge: tuple[str, str], start: int
) -> None:
    visitor, number = badge
    register.register_visitors(stores, "expo", [visitor_row()])
    scan(stores, number, start, scan_id="a", zone="hall")
    scan(stores, number, start + 1, scan_id="b", zone="hall")
    scan(
        stores,
        number,
        start + 2,
        scan_id="c",
        zone="hall",
        offline=True,
        verdict="refused",
        reason="zone_full",
    )
    scan(stores, number, start + 3, scan_id="d", zone="hall")
    scanning.void_scan(stores, "expo", "d", STAFF, now_ms(), "wrong person")
    # The door had refused what the server admitted: the fact has the last word.
    scan(stores, number, start + 4, scan_id="e", zone="hall")
    scan(
        stores,
        number,
        start + 4,
        scan_id="e",
        zone="hall",
        offline=True,
        verdict="refused",
        reason="zone_closed",
    )
    told = {s["scan_id"]: s for s in path_of(stores, visitor)["scans"]}
    assert list(told) == ["a", "b", "c", "d", "e"]
    assert told["b"]["already_inside"] is True
    assert (told["c"]["outcome"], told["c"]["reason"], told["c"]["offline"]) == ("refused", "zone_full", True)
    assert (told["d"]["outcome"], told["d"]["voided"], told["d"]["void_reason"]) == (
        "admitted",
        True,
        "wrong person",
    )
    assert (told["e"]["outcome"], told["e"]["reason"]) == ("refused", "zone_closed")
    assert all(scan["kiosk"] == "Mei" for scan in told.values())


def test_what_staff_overrode_is_told_with_their_words(
    stores: Stores, badge: tuple[str, str], event: Event
) -> None:
    badging.revoke_badge(stores, "expo", badge[0])
    scan(stores, badge[1], event.starts_at, zone="hall", force=True, reason="seen the passport")
    (told,) = path_of(stores, badge[0])["scans"]
    assert (told["outcome"], told["forced"], told["note"]) == (
        "admitted",
        "revoked_badge",
        "seen the passport",
    )


def test_the_day_agrees_with_the_export(stores: Stores, badge: tuple[str, str], start: int) -> None:
    for n, zone in enumerate(["site", "hall", "forum", "hall", "annex"]):
        scan(stores, badge[1], start + n * 7 * MINUTE, zone=zone)
    path = path_of(stores, badge[0])
    exported = [
        (row["zone"], row["entered_at"], row.get("left_at"), row.get("ended"))
        for row in export_rows(read_export(stores, "expo", "visits"))
    ]
    assert [(s["zone"], s["since"], s.get("until"), s.get("ended")) for s in path["stays"]] == exported


def test_a_log_read_in_pieces_is_read_whole_and_only_once(
    stores: Stores, badge: tuple[str, str], start: int
) -> None:
    visitor, number = badge
    (other,) = register.register_visitors(stores, "expo", [visitor_row()])
    for n in range(10):
        scan(stores, number if n % 3 == 0 else other.badge.id, start + n, scan_id=f"s{n}")
    pieces = VisitorLog(stores.redis, stores.visitor_log._script, look_at_once=2)
    first = [entry.scan_id for entry in pieces.read("expo", visitor, stores.counters.seq("expo"))]
    assert first == ["s0", "s3", "s6", "s9"]
    by_hand(stores).xtrim(keys.log("expo"), maxlen=0)  # what was read is kept
    scan(stores, number, start + 20, scan_id="later")
    again = pieces.read("expo", visitor, stores.counters.seq("expo"))
    assert [entry.scan_id for entry in again] == [*first, "later"]


def test_whoever_is_not_in_the_register_has_no_day(stores: Stores, event: Event) -> None:
    with pytest.raises(NotFound, match="no visitor"):
        path_of(stores, "v999")
