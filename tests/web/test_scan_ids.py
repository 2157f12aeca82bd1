"""A scan_id names one reading: of one badge, at one zone, one way, at one time. A repeat tells of nobody else."""

from typing import Any

import pytest

from tests.factories import now_ms, scan_row, visitor_row
from tests.helpers import Actor


def tokens(staff: Actor, *names: str) -> list[str]:
    answer = staff.post("/events/expo/visitors", [visitor_row(name=name) for name in names])
    return [str(visitor["badge"]["token"]) for visitor in answer.get_json()["visitors"]]


def scan(actor: Actor, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = actor.post("/events/expo/scans", {"scans": list(rows)}).get_json()[
        "results"
    ]
    return results


def occupancy(viewer: Actor) -> int:
    found: int = viewer.get("/events/expo/state").get_json()["zones"]["hall"]["occupancy"]
    return found


def test_two_badges_under_one_id_are_not_mistaken_for_each_other(staff: Actor, viewer: Actor) -> None:
    anna, bo = tokens(staff, "Anna Berg", "Chen Bo")
    row = scan_row(anna)
    scan(staff, row)
    taken, mine = scan(staff, scan_row(bo) | {"scan_id": row["scan_id"]}, scan_row(bo))
    assert (taken["outcome"], taken["reason"]) == ("invalid", "scan_id_taken")
    assert "visitor" not in taken
    assert mine["outcome"] == "admitted"
    assert occupancy(viewer) == 2


def test_another_badges_refusal_takes_nobody_out(staff: Actor, viewer: Actor) -> None:
    anna, bo = tokens(staff, "Anna Berg", "Chen Bo")
    row = scan_row(anna)
    scan(staff, row)
    fact = scan_row(bo, offline=True, verdict="refused", scanned_at=now_ms()) | {"scan_id": row["scan_id"]}
    (taken,) = scan(staff, fact)
    assert taken["reason"] == "scan_id_taken"
    assert occupancy(viewer) == 1


@pytest.mark.parametrize(
    "change", [{"zone": "site"}, {"direction": "out"}, {"scanned_at": now_ms() - 60_000}]
)
def test_another_zone_way_or_time_is_another_reading(staff: Actor, change: dict[str, Any]) -> None:
    (anna,) = tokens(staff, "Anna Berg")
    row = scan_row(anna, scanned_at=now_ms() - 5_000)
    scan(staff, row)
    (taken,) = scan(staff, row | change)
    assert (taken["outcome"], taken["reason"]) == ("invalid", "scan_id_taken")
    (again,) = scan(staff, row)
    assert again["replayed"] is True


def test_a_repeat_without_a_time_is_a_repeat(staff: Actor) -> None:
    (anna,) = tokens(staff, "Anna Berg")
    row = {key: value for key, value in scan_row(anna).items() if key != "scanned_at"}
    scan(staff, row)
    (again,) = scan(staff, row)
    assert again["replayed"] is True


def test_a_refused_reading_keeps_its_id_too(staff: Actor) -> None:
    (anna,) = tokens(staff, "Anna Berg")
    row = scan_row(badge_id="ZZZZZZZZ")
    (unknown,) = scan(staff, row)
    assert unknown["reason"] == "unknown_badge"
    (taken,) = scan(staff, scan_row(anna) | {"scan_id": row["scan_id"]})
    assert taken["reason"] == "scan_id_taken"
