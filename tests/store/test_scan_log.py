"""What the log tells of a scan, for whoever reads it later."""

from dataclasses import replace

import pytest

from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.services import events, register, scanning
from footfall.store import Stores
from tests.factories import zone_config
from tests.store.venue import CONFIG, EVENT, START, as_fact

STAFF = Principal("test", Role.STAFF, "test")
LIVE = ScanRow("s1", "hall-1", Direction.IN, scanned_at=START)
CLOSED = {**CONFIG, "zones": [zone_config("site"), zone_config("hall-1", parent="site", opens="17:00")]}


@pytest.fixture
def badge(stores: Stores) -> str:
    events.create_event(stores, CLOSED)
    return register.register_visitors(stores, EVENT.id, [{"name": "A", "category": "visitor"}])[0].badge.id


def log_of(stores: Stores, badge: str, *rows: ScanRow) -> list[LogEntry]:
    for row in rows:
        scanning.record_scans(stores, EVENT.id, [replace(row, badge_id=badge)], STAFF, START)
    return list(stores.scans.log(EVENT.id))


def test_a_fact_that_replaces_a_decision_is_an_entry_of_its_own(stores: Stores, badge: str) -> None:
    first, second = log_of(stores, badge, LIVE, as_fact(LIVE, admitted=True))
    assert (first.kind, first.outcome, first.reason) == (EntryKind.SCAN, "refused", "zone_closed")
    assert (second.kind, second.outcome, second.conflict) == (EntryKind.FACT, "admitted", "zone_closed")
    assert (first.offline, second.offline) == (False, True)
    assert stores.counters.numbers(EVENT.id).totals == {"admitted": 1, "conflicts": 1}
    scanning.void_scan(stores, EVENT.id, "s1", STAFF, START)
    assert stores.counters.numbers(EVENT.id).totals == {"voided": 1}


def test_a_fact_that_agrees_is_not_logged_again(stores: Stores, badge: str) -> None:
    refused = replace(LIVE, offline=True, verdict=Outcome.REFUSED)
    assert [entry.kind for entry in log_of(stores, badge, LIVE, refused, refused)] == [EntryKind.SCAN]


def test_staffs_words_are_kept_with_what_they_overrode(stores: Stores, badge: str) -> None:
    forced = replace(LIVE, force=True, reason="lost his glasses in there")
    (entry,) = log_of(stores, badge, forced)
    assert (entry.outcome, entry.forced, entry.conflict) == ("admitted", "zone_closed", "")
    assert entry.note == "lost his glasses in there"


def test_words_for_what_needed_no_force_are_kept_too(stores: Stores, badge: str) -> None:
    (entry,) = log_of(stores, badge, replace(LIVE, zone="site", force=True, reason="forgot her badge"))
    assert (entry.outcome, entry.forced, entry.note) == ("admitted", "", "forgot her badge")


def test_words_without_force_are_not_kept(stores: Stores, badge: str) -> None:
    (entry,) = log_of(stores, badge, replace(LIVE, zone="site", reason="to be safe"))
    assert (entry.outcome, entry.note) == ("admitted", "")


def test_a_forced_fact_is_no_conflict(stores: Stores, badge: str) -> None:
    fact = replace(as_fact(LIVE, admitted=True), force=True, reason="let her in by hand")
    (entry,) = log_of(stores, badge, fact)
    assert (entry.forced, entry.conflict, entry.note) == ("zone_closed", "", "let her in by hand")


def test_only_somebody_in_that_very_zone_is_already_inside(stores: Stores, badge: str) -> None:
    rows = [
        ScanRow(f"s{n}", zone, direction, scanned_at=START + n)
        for n, (zone, direction) in enumerate(
            [("site", Direction.IN), ("site", Direction.IN), ("site", Direction.OUT), ("site", Direction.OUT)]
        )
    ]
    hall = replace(LIVE, scan_id="s8", force=True, scanned_at=START + 8)
    back = ScanRow("s9", "site", Direction.IN, scanned_at=START + 9)
    entries = log_of(stores, badge, *rows, hall, back)
    assert [entry.already_since for entry in entries] == [None, START, None, None, None, None]


@pytest.mark.parametrize(
    ("zone", "told", "kept"),
    [
        ("site", "zone_full", "zone_full"),  # the kiosk's own reason
        ("hall-1", "withdrawn", "zone_closed"),  # no known one: the server's
        ("site", "withdrawn", "refused_at_door"),  # neither of them had any
    ],
)
def test_a_refusal_at_the_door_always_has_a_reason(
    stores: Stores, badge: str, zone: str, told: str, kept: str
) -> None:
    fact = replace(LIVE, zone=zone, offline=True, verdict=Outcome.REFUSED, reason=told)
    (entry,) = log_of(stores, badge, fact)
    assert (entry.outcome, entry.reason, entry.note) == ("refused", kept, told)


@pytest.mark.parametrize(
    "row", [as_fact(LIVE, admitted=True), replace(LIVE, force=True)], ids=["fact", "force"]
)
def test_nobody_admits_somebody_unknown(stores: Stores, badge: str, row: ScanRow) -> None:
    (entry,) = log_of(stores, "AAAAAAAA", row)
    assert (entry.outcome, entry.reason, entry.visitor) == ("refused", "unknown_badge", "")
    assert stores.counters.numbers(EVENT.id).zones == {}


def test_what_the_server_decided_then_is_the_better_witness(stores: Stores, badge: str) -> None:
    """By the time the fact comes the zone has opened; when the door opened it had not."""
    log_of(stores, badge, LIVE)
    opened = [zone_config("site"), zone_config("hall-1", parent="site", opens="06:00")]
    events.update_event(stores, EVENT.id, {"zones": opened})
    _, fact = log_of(stores, badge, as_fact(LIVE, admitted=True))
    assert (fact.outcome, fact.conflict) == ("admitted", "zone_closed")
