"""A delegation comes to the door with one badge."""

from __future__ import annotations

from typing import Any

import pytest

from footfall.domain.badge import badge_mark
from footfall.services.reconcile import recount
from footfall.store import Stores
from tests.factories import event_config, now_ms, scan_row, visitor_row
from tests.helpers import Actor

DELEGATION = "Sino-US Youth"


@pytest.fixture
def people(staff: Actor) -> list[dict[str, Any]]:
    rows = [visitor_row(group=DELEGATION) for _ in range(5)] + [visitor_row()]
    visitors: list[dict[str, Any]] = staff.post("/events/expo/visitors", rows).get_json()["visitors"]
    return visitors


@pytest.fixture
def badge(staff: Actor, people: list[dict[str, Any]]) -> dict[str, Any]:
    answer = staff.post(f"/events/expo/groups/{DELEGATION}/badge")
    assert answer.status_code == 201
    made: dict[str, Any] = answer.get_json()["badge"]
    return made


def scan(kiosk: Actor, **row: Any) -> dict[str, Any]:
    answer = kiosk.post("/events/expo/scans", {"scans": [scan_row(**row)]})
    result: dict[str, Any] = answer.get_json()["results"][0]
    return result


def occupancy(kiosk: Actor) -> int:
    number: int = kiosk.get("/events/expo/state").get_json()["zones"]["hall"]["occupancy"]
    return number


def test_one_reading_admits_each_member(
    kiosk: Actor, badge: dict[str, Any], people: list[dict[str, Any]], stores: Stores
) -> None:
    result = scan(kiosk, token=badge["token"], scan_id="bus")
    assert (result["outcome"], result["occupancy"]) == ("admitted", 5)
    assert result["group"]["id"] == DELEGATION
    told = [(each["scan_id"], each["visitor"]["id"]) for each in result["group"]["members"]]
    assert told == [(f"bus:{person['id']}", person["id"]) for person in people[:5]]
    assert recount(stores, "expo").differences == []


def test_only_those_who_are_there_are_admitted(
    kiosk: Actor, badge: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    there = [people[3]["id"], people[1]["id"]]
    result = scan(kiosk, badge_id=badge["id"], members=there)
    assert sorted(each["visitor"]["id"] for each in result["group"]["members"]) == sorted(there)
    assert occupancy(kiosk) == 2


def test_somebody_of_no_group_is_not_let_in_with_one(
    kiosk: Actor, badge: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    result = scan(kiosk, token=badge["token"], members=[people[0]["id"], people[5]["id"]])
    assert (result["outcome"], result["reason"]) == ("invalid", "not_in_group")
    assert occupancy(kiosk) == 0


def test_the_same_reading_again_counts_nobody_twice(kiosk: Actor, badge: dict[str, Any]) -> None:
    first = scan(kiosk, token=badge["token"], scan_id="bus")
    again = scan(kiosk, token=badge["token"], scan_id="bus")
    assert again["replayed"] is True
    assert [each["outcome"] for each in again["group"]["members"]] == ["admitted"] * 5
    assert occupancy(kiosk) == first["occupancy"] == 5


def test_a_kiosk_that_was_offline_tells_it_as_a_fact(
    kiosk: Actor, badge: dict[str, Any], stores: Stores
) -> None:
    fact = {"offline": True, "verdict": "admitted", "scanned_at": now_ms() - 60_000}
    assert scan(kiosk, token=badge["token"], **fact)["outcome"] == "admitted"
    assert occupancy(kiosk) == 5
    turned_away = fact | {"verdict": "refused", "reason": "zone_closed"}
    assert scan(kiosk, token=badge["token"], **turned_away)["outcome"] == "refused"
    assert occupancy(kiosk) == 5
    assert recount(stores, "expo").differences == []


def test_as_many_as_fit_are_admitted(kiosk: Actor, organizer: Actor, badge: dict[str, Any]) -> None:
    zones = [
        zone | ({"capacity": 3, "enforce": True} if zone["id"] == "hall" else {})
        for zone in event_config()["zones"]
    ]
    organizer.patch("/events/expo", {"zones": zones})
    result = scan(kiosk, token=badge["token"])
    assert result["outcome"] == "admitted"
    told = [each.get("reason") for each in result["group"]["members"]]
    assert told == [None, None, None, "zone_full", "zone_full"]
    assert occupancy(kiosk) == 3


@pytest.mark.parametrize("how", ["reissued", "revoked"])
@pytest.mark.parametrize("force", [False, True])
def test_a_badge_that_is_no_longer_good_admits_nobody(
    staff: Actor, badge: dict[str, Any], how: str, force: bool
) -> None:
    path = f"/events/expo/groups/{DELEGATION}/badge"
    changed = staff.post(path) if how == "reissued" else staff.delete(path)
    assert changed.status_code in (200, 201)
    result = scan(staff, token=badge["token"], force=force)
    assert (result["outcome"], result["reason"]) == ("refused", "revoked_badge")
    assert occupancy(staff) == 0


def test_members_keep_their_own_badges(
    kiosk: Actor, badge: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    scan(kiosk, token=badge["token"])
    left = scan(kiosk, token=people[0]["badge"]["token"], direction="out")
    assert (left["outcome"], left["occupancy"]) == ("admitted", 4)


def test_a_member_who_was_not_there_after_all_is_taken_back(
    staff: Actor, badge: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    scan(staff, token=badge["token"], scan_id="bus")
    answer = staff.post(f"/events/expo/scans/bus:{people[0]['id']}/void")
    assert answer.get_json()["voided"] is True
    assert occupancy(staff) == 4


def test_a_kiosk_is_told_who_is_in_the_group_and_staff_where(
    kiosk: Actor, staff: Actor, badge: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    scan(kiosk, token=people[0]["badge"]["token"])
    told = {}
    for who, actor in (("kiosk", kiosk), ("staff", staff)):
        answer = actor.post("/events/expo/badges/verify", {"token": badge["token"], "zone": "hall"})
        told[who] = answer.get_json()["group"]["members"]
    assert [member["position"] for member in told["staff"]] == ["hall", *["away"] * 4]
    assert [member["inside"] for member in told["staff"]] == [True, *[False] * 4]
    assert [member["name"] for member in told["kiosk"]] == [member["name"] for member in told["staff"]]
    assert not any({"position", "inside"} & member.keys() for member in told["kiosk"])
    book = kiosk.get("/events/expo/badges/book?zone=hall").get_json()
    mark = badge_mark(book["key_id"], "", badge["id"])
    assert book["groups"] == {mark: {"group": DELEGATION, "members": 5}}


def test_the_groups_are_listed_with_their_badges(staff: Actor, badge: dict[str, Any]) -> None:
    assert staff.get("/events/expo/groups").get_json() == {
        "groups": [{"group": DELEGATION, "members": 5, "badge": badge}]
    }
    picture = staff.get(f"/events/expo/groups/{DELEGATION}/badge.svg")
    assert picture.mimetype == "image/svg+xml"
    unknown = staff.post("/events/expo/groups/Nobody/badge")
    assert (unknown.status_code, unknown.get_json()["error"]["code"]) == (404, "unknown_group")


def test_an_id_that_leaves_no_room_for_the_members_is_told(kiosk: Actor, badge: dict[str, Any]) -> None:
    result = scan(kiosk, token=badge["token"], scan_id="x" * 128)
    assert (result["outcome"], result["reason"]) == ("invalid", "invalid_row")
