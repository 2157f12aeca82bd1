"""What kiosks get to decide by themselves, and what they may see and undo."""

from dataclasses import replace
from typing import Any

import pytest

from footfall.domain.badge import badge_mark, category_code
from footfall.domain.door_names import masked
from footfall.services import access
from footfall.store import Stores
from tests.factories import event_config, scan_row, visitor_row
from tests.helpers import Actor


def register(staff: Actor, **row: Any) -> dict[str, Any]:
    answer = staff.post("/events/expo/visitors", visitor_row(**row))
    visitor: dict[str, Any] = answer.get_json()["visitors"][0]
    return visitor


def zones_with(zone: str, **change: Any) -> list[dict[str, Any]]:
    zones: list[dict[str, Any]] = event_config()["zones"]
    return [each | change if each["id"] == zone else each for each in zones]


def test_the_book_holds_what_a_door_needs_and_nobodys_name(kiosk: Actor, staff: Actor) -> None:
    gone = register(staff, name="Lin Yue")
    staff.delete(f"/events/expo/visitors/{gone['id']}/badge")
    book = kiosk.get("/events/expo/badges/book?zone=hall").get_json()
    key = kiosk.get("/events/expo/badges/key").get_json()
    assert {name: book[name] for name in key} == key
    assert book["categories"][str(category_code("investor"))] == "investor"
    assert book["revoked"] == [gone["badge"]["id"]]
    assert "guests" not in book
    assert "Lin" not in str(book)


def test_the_guests_of_a_zone_are_in_its_book(kiosk: Actor, staff: Actor, organizer: Actor) -> None:
    organizer.patch("/events/expo", {"zones": zones_with("forum", guest_list=True)})
    guest = register(staff, guest_of=["forum"])
    register(staff)
    book = kiosk.get("/events/expo/badges/book?zone=forum").get_json()
    assert book["guests"] == [badge_mark(book["key_id"], "forum", guest["badge"]["id"])]


def test_no_book_tells_the_number_of_a_badge_that_opens_a_door(
    kiosk: Actor, staff: Actor, organizer: Actor
) -> None:
    """Whoever has a number may type it at a door."""
    organizer.patch("/events/expo", {"zones": zones_with("forum", guest_list=True)})
    numbers = [register(staff, guest_of=["forum"], group="West")["badge"]["id"] for _ in range(3)]
    numbers.append(staff.post("/events/expo/groups/West/badge").get_json()["badge"]["id"])
    text = kiosk.get("/events/expo/badges/book?zone=forum").text
    assert not any(number in text for number in numbers)


def test_a_bound_kiosk_reads_the_book_of_its_own_zone_alone(bound_kiosk: Actor, staff: Actor) -> None:
    assert bound_kiosk.get("/events/expo/badges/book?zone=hall").status_code == 200
    for zone in ("forum", "site", "booth-1"):
        answer = bound_kiosk.get(f"/events/expo/badges/book?zone={zone}")
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "wrong_kiosk_zone")
    assert staff.get("/events/expo/badges/book?zone=forum").status_code == 200


def test_a_book_of_no_zone_is_not_found(kiosk: Actor) -> None:
    answer = kiosk.get("/events/expo/badges/book?zone=nowhere")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "unknown_zone")


VERIFY = "/events/expo/badges/verify"


def test_verifying_tells_staff_where_the_holder_is(kiosk: Actor, staff: Actor) -> None:
    badge = register(staff)["badge"]
    by_id = {"badge_id": badge["id"].lower()}
    assert staff.post(VERIFY, by_id).get_json()["position"] == "away"
    kiosk.post("/events/expo/scans", {"scans": [scan_row(badge["token"])]})
    by_token = staff.post(VERIFY, {"token": badge["token"], "zone": "site"}).get_json()
    assert (by_token["valid"], by_token["position"], by_token["inside"]) == (True, "hall", True)
    both = {"token": badge["token"], "badge_id": badge["id"]}
    assert kiosk.post(VERIFY, both).status_code == 422


def test_a_kiosk_learns_nobodys_position(
    kiosk: Actor, bound_kiosk: Actor, staff: Actor, organizer: Actor
) -> None:
    """Only whether they are inside its own zone, and only where a badge goes in and out by turns."""
    token = register(staff)["badge"]["token"]
    kiosk.post("/events/expo/scans", {"scans": [scan_row(token)]})

    def told(by: Actor, **where: str) -> dict[str, Any]:
        document: dict[str, Any] = by.post(VERIFY, {"token": token, **where}).get_json()
        return document

    for document in (told(kiosk), told(kiosk, zone="hall"), told(bound_kiosk, zone="hall")):
        assert document["valid"] is True
        assert not {"position", "inside"} & document.keys()
    assert told(bound_kiosk, zone="site")["error"]["code"] == "wrong_kiosk_zone"

    organizer.patch("/events/expo", {"zones": zones_with("hall", both_ways="toggle")})
    document = told(bound_kiosk, zone="hall")
    assert (document["inside"], "position" in document) == (True, False)
    kiosk.post("/events/expo/scans", {"scans": [scan_row(token, direction="out")]})
    assert told(bound_kiosk, zone="hall")["inside"] is False


@pytest.mark.parametrize(
    ("rule", "name", "names"),
    [
        ("full", "Lin Yue", {"zh-Hans": "林悦"}),
        ("masked", "L. Y.", {"zh-Hans": "林*"}),
        ("hidden", None, None),
    ],
)
def test_a_kiosk_sees_as_much_of_a_name_as_the_organizer_allows(
    kiosk: Actor, staff: Actor, organizer: Actor, rule: str, name: str | None, names: Any
) -> None:
    organizer.patch("/events/expo", {"kiosk": {"names": rule}})
    token = register(staff, name="Lin Yue", names={"zh-Hans": "林悦"})["badge"]["token"]
    scanned = kiosk.post("/events/expo/scans", {"scans": [scan_row(token)]}).get_json()
    verified = kiosk.post("/events/expo/badges/verify", {"token": token}).get_json()
    for visitor in (scanned["results"][0]["visitor"], verified["visitor"]):
        assert (visitor.get("name"), visitor.get("names")) == (name, names)
        assert visitor["category"] == "visitor"
    seen_by_staff = staff.post("/events/expo/scans", {"scans": [scan_row(token)]}).get_json()
    assert seen_by_staff["results"][0]["visitor"]["name"] == "Lin Yue"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Lin Yue", "L. Y."), ("欧阳晓", "欧**"), ("Anne-Marie  de Vries", "A. d. V."), ("X", "X.")],
)
def test_a_masked_name_is_known_to_its_owner_alone(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_the_rules_for_kiosks_stand_in_the_config(organizer: Actor) -> None:
    assert organizer.get("/events/expo").get_json()["kiosk"] == {
        "names": "full",
        "offline_hours": 16,
        "answer_ms": 400,
    }
    changed = organizer.patch("/events/expo", {"kiosk": {"offline_hours": 2, "answer_ms": 900}}).get_json()
    assert changed["kiosk"] == {"names": "full", "offline_hours": 2, "answer_ms": 900}


@pytest.mark.parametrize(
    "kiosk_rules",
    [
        {"names": "secret"},
        {"offline_hours": 0},
        {"offline_hours": 200},
        {"answer_ms": 50},
        {"answer_ms": 5000},
        {"colour": "red"},
    ],
)
def test_a_rule_that_does_not_fit_is_named(organizer: Actor, kiosk_rules: dict[str, Any]) -> None:
    answer = organizer.patch("/events/expo", {"kiosk": kiosk_rules})
    assert answer.status_code == 422
    assert "kiosk" in str(answer.get_json())


def test_a_kiosk_takes_its_own_scan_back_and_no_others(kiosk: Actor, staff: Actor, stores: Stores) -> None:
    token = register(staff)["badge"]["token"]
    other = replace(kiosk, token=access.create_token(stores, "kiosk", "expo", None, "South door"))
    for name in ("mine", "theirs"):
        by = kiosk if name == "mine" else other
        by.post("/events/expo/scans", {"scans": [scan_row(token, scan_id=name)]})
    assert kiosk.post("/events/expo/scans/mine/void").get_json()["voided"] is True
    refused = kiosk.post("/events/expo/scans/theirs/void")
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (403, "not_allowed")
    assert staff.post("/events/expo/scans/theirs/void").get_json()["voided"] is True


def test_a_revoked_token_opens_nothing(stores: Stores, kiosk: Actor) -> None:
    (mine,) = [who for who in access.list_tokens(stores) if who.role == "kiosk"]
    access.revoke_token(stores, mine.id)
    answer = kiosk.post("/events/expo/scans", {"scans": [scan_row("FF1")]})
    assert answer.status_code == 401
