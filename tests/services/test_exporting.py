"""What organizers leave with: rows that say what happened, with sums that are the dashboard's numbers."""

import contextlib
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import pytest

from footfall.domain.errors import Conflict, NotFound
from footfall.domain.event import Event
from footfall.domain.log import read_ledger
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.domain.times import MINUTE_MS
from footfall.render import TABLE_FORMATS
from footfall.services import events, register, scanning, snapshot
from footfall.services.read import exports
from footfall.services.read.state import read_state
from footfall.services.snapshot import LogSnapshot
from footfall.store import Stores
from footfall.wire.exports import COLUMNS, Row, export_rows
from footfall.wire.state import state_document
from footfall.wire.times import rfc3339
from tests.factories import event_config, now_ms, visitor_row

STEWARD = Principal("steward", Role.STAFF, "Steward")
HOUR = 60 * MINUTE_MS
DAY_MINUTES = 12 * 60


@dataclass
class Expo:
    """The event `expo` yesterday from nine o'clock; times are minutes since then."""

    stores: Stores
    event: Event

    @property
    def nine(self) -> int:
        return self.event.starts_at + 9 * HOUR

    def at(self, minute: float) -> str:
        return rfc3339(self.nine + int(minute * MINUTE_MS), self.event.tz)

    def visitor(self, **row: Any) -> tuple[str, str]:
        """The visitor's id and their badge's."""
        [added] = register.register_visitors(self.stores, "expo", [visitor_row(**row)])
        return added.visitor.id, added.badge.id

    def row(
        self, scan_id: str, badge_id: str, zone: str, direction: str, minute: float, **more: Any
    ) -> ScanRow:
        at = self.nine + int(minute * MINUTE_MS)
        return ScanRow(scan_id, zone, Direction(direction), badge_id=badge_id, scanned_at=at, **more)

    def record(self, *rows: ScanRow) -> None:
        results = scanning.record_scans(self.stores, "expo", rows, STEWARD, now_ms())
        assert all(result.outcome is not Outcome.INVALID for result in results)

    def scan(self, *args: Any, **more: Any) -> None:
        self.record(self.row(*args, **more))

    def void(self, scan_id: str, note: str) -> None:
        scanning.void_scan(self.stores, "expo", scan_id, STEWARD, now_ms(), note)

    def close(self, minute: float) -> None:
        at = self.nine + int(minute * MINUTE_MS)
        scanning.close_and_sweep(self.stores, "expo", at, STEWARD, now_ms())

    def rows(self, kind: str) -> list[Row]:
        return list(export_rows(exports.read_export(self.stores, "expo", kind)))


@pytest.fixture
def expo(stores: Stores) -> Expo:
    return Expo(stores, events.create_event(stores, event_config()))


def test_a_scan_says_who_where_when_and_what_became_of_it(expo: Expo) -> None:
    visitor, badge = expo.visitor(name="陈大文", organization="HKUST(GZ)", category="investor", group="d1")
    expo.scan("s1", badge, "hall", "in", 0.5)
    [row] = expo.rows("scans")
    assert row.pop("received_at").endswith("+08:00")
    assert row.pop("seq") > 0
    assert row == {
        "scan_id": "s1",
        "scanned_at": expo.at(0.5),
        "zone": "hall",
        "direction": "in",
        "outcome": "admitted",
        "visitor": visitor,
        "name": "陈大文",
        "organization": "HKUST(GZ)",
        "category": "investor",
        "group": "d1",
        "badge_id": badge,
        "kiosk": "Steward",
        "offline": False,
        "late": True,
        "already_inside": False,
        "disputed": False,
        "voided": False,
    }


def test_a_refused_scan_of_an_unknown_badge_has_a_reason_and_nobody(expo: Expo) -> None:
    expo.scan("s1", "AAAAAAAA", "hall", "in", 0)
    [row] = expo.rows("scans")
    assert (row["outcome"], row["reason"]) == ("refused", "unknown_badge")
    assert not {"visitor", "name", "category"} & row.keys()


def test_a_scan_has_the_doors_last_word_and_appears_once(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    expo.scan("s2", badge, "forum", "in", 1)
    expo.scan("s1", badge, "hall", "in", 0, offline=True, verdict=Outcome.REFUSED, reason="zone_full")
    rows = expo.rows("scans")
    assert [(row["scan_id"], row["outcome"], row.get("reason")) for row in rows] == [
        ("s2", "admitted", None),
        ("s1", "refused", "zone_full"),
    ]
    assert rows[1]["offline"] is True


def test_a_voided_scan_keeps_its_outcome_and_tells_why(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    expo.void("s1", "wrong badge")
    [row] = expo.rows("scans")
    assert (row["outcome"], row["voided"], row["void_reason"]) == ("admitted", True, "wrong badge")
    assert row["voided_by"]
    assert row["voided_at"]
    assert expo.rows("visits") == []


def test_forced_conflicting_and_repeated_entries_are_marked(stores: Stores) -> None:
    config = event_config()
    config["zones"][4]["admits"] = ["staff"]
    expo = Expo(stores, events.create_event(stores, config))
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0, force=True, reason="carries the stage lights")
    expo.scan("s2", badge, "annex", "in", 1, offline=True, verdict=Outcome.ADMITTED)
    forced, conflicting = expo.rows("scans")
    assert (forced["forced"], forced["note"]) == ("category_not_admitted", "carries the stage lights")
    assert (conflicting["conflict"], conflicting["already_inside"]) == ("category_not_admitted", True)


def test_a_visit_is_a_stay_in_each_zone_around_or_a_touch_of_a_booth(expo: Expo) -> None:
    visitor, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    expo.scan("s2", badge, "booth-1", "touch", 2.25)
    expo.scan("s3", badge, "hall", "out", 10.0025)
    expo.scan("s4", badge, "annex", "in", 20)
    expo.scan("s5", badge, "forum", "in", 30)
    rows = expo.rows("visits")
    assert {row["visitor"] for row in rows} == {visitor}
    keys = ("zone", "kind", "entered_at", "left_at", "dwell_seconds", "ended")
    assert [tuple(row.get(key) for key in keys) for row in rows] == [
        ("site", "area", expo.at(0), expo.at(20), 1200, "inferred"),
        ("hall", "area", expo.at(0), expo.at(10.0025), 600.15, "scanned"),
        ("booth-1", "booth", expo.at(2.25), None, None, None),
        ("annex", "area", expo.at(20), expo.at(30), 600, "inferred"),
        ("site", "area", expo.at(30), None, None, None),
        ("forum", "session", expo.at(30), None, None, None),
    ]


def test_a_closing_ends_a_visit(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.close(60)
    [row] = expo.rows("visits")
    assert (row["dwell_seconds"], row["ended"]) == (3600, "closing")


def test_attendance_lists_everybody_also_who_never_came(expo: Expo) -> None:
    came, badge = expo.visitor(external_id="E-1", name="Came")
    stayed_away, _ = expo.visitor(name="Never Came")
    expo.scan("s1", badge, "hall", "in", 0)
    expo.scan("s2", badge, "booth-1", "touch", 5)
    expo.scan("s3", badge, "booth-1", "touch", 6)
    expo.scan("s4", badge, "site", "out", 30)
    expo.scan("s5", badge, "site", "in", 40)
    day = expo.event.days[0].isoformat()
    assert expo.rows("attendance") == [
        {
            "visitor": came,
            "external_id": "E-1",
            "name": "Came",
            "category": "visitor",
            "attended": True,
            "days_attended": [day],
            "first_seen": expo.at(0),
            "last_seen": expo.at(40),
            "zones_visited": 2,
            "booths_visited": 1,
            "visits": 2,
            "time_on_site_seconds": 1800,
        },
        {
            "visitor": stayed_away,
            "name": "Never Came",
            "category": "visitor",
            "attended": False,
            "days_attended": [],
            "zones_visited": 0,
            "booths_visited": 0,
            "visits": 0,
            "time_on_site_seconds": 0,
        },
    ]


def test_attendance_goes_by_the_calendar_of_the_venue(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", -9 * 60 + 1)  # 00:01 in Shanghai, the day before in UTC
    [row] = expo.rows("attendance")
    assert row["days_attended"] == [expo.event.days[0].isoformat()]


def test_flow_counts_the_ways_from_place_to_place(expo: Expo) -> None:
    for number in range(2):
        _, badge = expo.visitor()
        expo.scan(f"a{number}", badge, "hall", "in", 0)
        expo.scan(f"b{number}", badge, "forum", "in", 5)
    expo.scan("c", badge, "site", "out", 9)
    assert expo.rows("flow") == [
        {"from": "away", "to": "hall", "count": 2},
        {"from": "hall", "to": "forum", "count": 2},
        {"from": "forum", "to": "away", "count": 1},
    ]


@pytest.mark.parametrize("kind", COLUMNS)
def test_an_export_of_an_empty_event_is_empty(expo: Expo, kind: str) -> None:
    assert expo.rows(kind) == []


@pytest.mark.parametrize("kind", COLUMNS)
def test_an_unknown_event_is_told_before_the_first_row(stores: Stores, kind: str) -> None:
    with pytest.raises(NotFound) as error:
        exports.read_export(stores, "nowhere", kind)
    assert error.value.code == "unknown_event"


def test_an_unknown_export_is_told_before_the_first_row(expo: Expo) -> None:
    with pytest.raises(NotFound, match="attendance, scans, visits, flow"):
        exports.read_export(expo.stores, "expo", "everything")


def test_scans_that_come_in_meanwhile_are_not_in_the_export(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    tables = {
        kind: export_rows(exports.read_export(expo.stores, "expo", kind))
        for kind in ("scans", "visits", "attendance")
    }
    expo.void("s1", "")
    expo.scan("s2", badge, "annex", "in", 9)
    assert [(row["scan_id"], row["voided"]) for row in tables["scans"]] == [("s1", False)]
    assert [row["zone"] for row in tables["visits"]] == ["site", "hall"]
    assert [row["last_seen"] for row in tables["attendance"]] == [expo.at(0)]


@pytest.fixture(params=range(3))
def history(request: pytest.FixtureRequest, expo: Expo, monkeypatch: pytest.MonkeyPatch) -> Expo:
    """Four hundred scans of twelve visitors in no order: facts that overrule, voids, closings, strangers."""
    for module in (exports, snapshot):
        monkeypatch.setattr(module, "READ_AT_ONCE", 7)
    draw = random.Random(request.param)
    badges = [expo.visitor()[1] for _ in range(12)] + ["AAAAAAAA"]
    for first in range(0, 400, 20):
        expo.record(*(_drawn_scan(expo, draw, badges, first + offset) for offset in range(20)))
        for _ in range(3):
            with contextlib.suppress(Conflict, NotFound):  # refused, or never sent
                expo.void(f"s{draw.randrange(first + 20)}", "a mistake")
        if draw.random() < 0.2:
            expo.close(draw.randrange(DAY_MINUTES))
    return expo


def _drawn_scan(expo: Expo, draw: random.Random, badges: list[str], number: int) -> ScanRow:
    """The scan `sNUMBER`, or now and then a fact about that or an earlier one."""
    fact: dict[str, Any] = {}
    if draw.random() < 0.3:
        refused = draw.random() < 0.5
        fact = {
            "offline": True,
            "verdict": Outcome.REFUSED if refused else Outcome.ADMITTED,
            "reason": "zone_full" if refused else None,
        }
        number -= draw.randrange(min(number + 1, 40))
    elif number % 11 == 0:
        number = 0  # a repetition
    of_it = random.Random(number)  # whoever speaks of a scan again speaks of the same reading
    zone = of_it.choice(expo.event.zones)
    direction = "touch" if zone.is_booth else of_it.choice(("in", "in", "out"))
    minute = of_it.randrange(DAY_MINUTES * MINUTE_MS) / MINUTE_MS
    return expo.row(f"s{number}", of_it.choice(badges), zone.id, direction, minute, **fact)


def test_the_sums_are_the_dashboards_numbers(history: Expo) -> None:
    state = state_document(read_state(history.stores, "expo", now_ms()))
    of_zone: defaultdict[str, list[Row]] = defaultdict(list)
    for row in history.rows("visits"):
        of_zone[row["zone"]].append(row)
    for zone in history.event.zones:
        rows, numbers = of_zone[zone.id], state["zones"][zone.id]
        assert len(rows) == numbers["visits"]
        assert len({row["visitor"] for row in rows}) == numbers["unique"]
        if zone.is_booth:
            continue
        ended = [row for row in rows if "ended" in row]
        assert len(ended) == numbers["stays"]
        assert len(rows) - len(ended) == numbers["occupancy"]
        assert sum(row["ended"] == "inferred" for row in ended) == numbers["inferred"]
        assert sum(round(row["dwell_seconds"] * 1000) for row in ended) == numbers["dwell_ms"]

    attendance = history.rows("attendance")
    zones = state["zones"]
    assert sum(row["visits"] for row in attendance) == zones["site"]["visits"] + zones["annex"]["visits"]
    on_site_ms = sum(round(row["time_on_site_seconds"] * 1000) for row in attendance)
    assert on_site_ms == zones["site"]["dwell_ms"] + zones["annex"]["dwell_ms"]
    assert sum(row["booths_visited"] for row in attendance) == zones["booth-1"]["unique"]
    assert sum(row["zones_visited"] for row in attendance) == sum(
        zones[zone.id]["unique"] for zone in history.event.zones if not zone.is_booth
    )

    counted: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in history.rows("flow"):
        counted[row["from"]][row["to"]] = row["count"]
    assert counted == state["flow"]


def test_every_scan_is_exported_once_and_adds_up_to_the_totals(history: Expo) -> None:
    rows = history.rows("scans")
    assert len({row["scan_id"] for row in rows}) == len(rows)
    assert [row["seq"] for row in rows] == sorted(row["seq"] for row in rows)
    totals = state_document(read_state(history.stores, "expo", now_ms()))["totals"]
    standing = [row for row in rows if not row["voided"]]
    assert sum(row["outcome"] == "admitted" for row in standing) == totals["admitted"]
    assert Counter(row["reason"] for row in standing if row["outcome"] == "refused") == totals["refused"]
    assert sum("conflict" in row for row in standing) == totals["conflicts"]
    assert len(rows) - len(standing) == totals["voided"] > 0
    assert any(row["offline"] for row in rows)


def test_the_snapshot_stands_as_the_ledger_does(history: Expo) -> None:
    ledger = read_ledger(history.stores.scans.log("expo"))
    now = LogSnapshot.now(history.stores, "expo")
    with now.sorted() as log:
        visitors = {word.visitor for word in log.last_words()}
        assert {visitor: path for visitor in visitors if (path := log.path(visitor))} == ledger.paths()
        assert log.closings == ledger.closings
        words = list(now.last_words(log))
    assert {word.entry.scan_id: word.entry for word in words} == ledger.scans
    assert {word.entry.scan_id for word in words if word.void is not None} == ledger.voided


def test_every_key_has_its_column_and_every_row_can_be_written(history: Expo) -> None:
    for kind, columns in COLUMNS.items():
        rows = history.rows(kind)
        assert {key for row in rows for key in row} <= set(columns)
        assert all(value not in (None, "") for row in rows for value in row.values())
        for table in TABLE_FORMATS.values():
            text = b"".join(table.write(rows, columns)).decode("utf-8-sig")
            assert len(text.splitlines()) == len(rows) + (table is TABLE_FORMATS["csv"])
