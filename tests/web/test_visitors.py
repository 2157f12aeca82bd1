"""The register over HTTP."""

from __future__ import annotations

from typing import Any

from tests.factories import visitor_row
from tests.helpers import Actor


def test_visitors_come_one_by_one_or_as_a_list(staff: Actor) -> None:
    for body, n in (
        (visitor_row(), 1),
        ([visitor_row(), visitor_row()], 2),
        ({"visitors": [visitor_row()] * 3}, 3),
    ):
        answer = staff.post("/events/expo/visitors", body)
        assert answer.status_code == 201
        assert len(answer.get_json()["visitors"]) == n
    assert len(staff.get("/events/expo/visitors").get_json()["visitors"]) == 6


def test_visitors_are_found_a_page_at_a_time(staff: Actor) -> None:
    staff.post("/events/expo/visitors", [visitor_row(group="West") for _ in range(5)])
    first = staff.get("/events/expo/visitors?group=West&limit=3").get_json()
    rest = staff.get(f"/events/expo/visitors?group=West&limit=3&cursor={first['next']}").get_json()
    ids = [visitor["id"] for page in (first, rest) for visitor in page["visitors"]]
    assert len(set(ids)) == 5
    assert "next" not in rest


def test_a_visitor_is_found_by_name_and_category(staff: Actor, visitor: dict[str, Any]) -> None:
    staff.post("/events/expo/visitors", visitor_row())
    found = staff.get("/events/expo/visitors?q=mei&category=investor").get_json()["visitors"]
    assert found == [visitor]


def test_a_visitor_is_changed_and_a_key_taken_away(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}"
    changed = staff.patch(path, {"organization": "HKUST", "group": None}).get_json()
    assert changed["organization"] == "HKUST"
    assert "group" not in changed
    assert staff.get(path).get_json() == changed


def test_an_external_id_belongs_to_one_visitor(staff: Actor, visitor: dict[str, Any]) -> None:
    answer = staff.post("/events/expo/visitors", visitor_row(external_id="A-1"))
    assert answer.status_code == 409
