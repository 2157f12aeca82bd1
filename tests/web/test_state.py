"""State, curves, the roll call and closings over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from footfall.services.read.series import MAX_POINTS
from tests.helpers import Actor


def holds_null(document: Any) -> bool:
    if isinstance(document, dict):
        return any(map(holds_null, document.values()))
    return document is None


def test_the_state_holds_every_zone_and_no_null(viewer: Actor, inside: object) -> None:
    state = viewer.get("/events/expo/state").get_json()
    assert not holds_null(state)
    assert state["zones"]["site"]["occupancy"] == 1
    assert state["zones"]["hall"]["capacity"] == 100
    assert state["zones"]["booth-1"] == {"visits": 0, "unique": 0}
    assert "capacity" not in state["zones"]["forum"]
    assert state["flow"] == {"away": {"hall": 1}}
    assert state["totals"] == {"admitted": 1, "refused": {}, "voided": 0, "conflicts": 0}


def test_the_series_of_a_zone_counts_the_arrivals(viewer: Actor, inside: object) -> None:
    series = viewer.get("/events/expo/series?zone=hall").get_json()
    assert sum(minute["arrivals"] for minute in series["minutes"]) == 1
    assert series["peak"]["occupancy"] == 1


def test_the_series_of_all_zones_leaves_booths_out(viewer: Actor, inside: object) -> None:
    series = viewer.get("/events/expo/series?step=5").get_json()
    assert series["step"] == 5
    assert set(series["zones"]) == {"site", "hall", "forum", "annex"}


def test_a_range_comes_as_milliseconds_or_as_rfc_3339(viewer: Actor, event: object) -> None:
    query = {"from": "1718413200000", "to": "2024-06-15T10:00:00+08:00", "step": "30", "zone": "hall"}
    series = viewer.get("/events/expo/series", query_string=query).get_json()
    assert series["from"] == "2024-06-15T09:00:00+08:00"
    assert [m["at"][11:16] for m in series["minutes"]] == ["09:00", "09:30", "10:00"]


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2024-01-01T00:00:00Z", "to": "2024-03-01T00:00:00Z"},  # points of all zones together
        {
            "from": "2000-01-01T00:00:00Z",
            "to": "2024-03-01T00:00:00Z",
            "step": 1440,
            "zone": "hall",
        },  # minutes
    ],
)
def test_a_series_has_only_so_many_points_of_all_zones_together(
    viewer: Actor, event: object, query: dict[str, Any]
) -> None:
    answer = viewer.get("/events/expo/series", query_string=query)
    assert answer.status_code == 422
    error = answer.get_json()["error"]
    assert error["code"] == "too_many_points"
    assert error["details"]["most"] == MAX_POINTS


def test_a_range_that_ends_before_it_begins_is_refused(viewer: Actor, event: object) -> None:
    query = {"from": "2024-01-02T00:00:00Z", "to": "2024-01-01T00:00:00Z"}
    answer = viewer.get("/events/expo/series", query_string=query)
    assert answer.get_json()["error"]["code"] == "invalid_range"


def test_the_roll_call_names_who_is_in_a_zone_or_below(staff: Actor, inside: dict[str, Any]) -> None:
    (person,) = staff.get("/events/expo/inside?zone=site").get_json()["visitors"]
    assert (person["id"], person["name"], person["zone"]) == (inside["id"], "Mei Lin", "hall")


def test_a_closing_sweeps_everybody_out_once(staff: Actor, viewer: Actor, inside: dict[str, Any]) -> None:
    closed = staff.post("/events/expo/closings", {}).get_json()
    assert closed["swept"] == 1
    assert viewer.get("/events/expo/state").get_json()["zones"]["site"]["occupancy"] == 0
    again = staff.post("/events/expo/closings", {"at": closed["at"]}).get_json()
    assert again["replayed"] is True
