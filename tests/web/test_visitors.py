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


def test_an_organizer_finds_visitors_a_page_at_a_time(organizer: Actor) -> None:
    organizer.post("/events/expo/visitors", [visitor_row(group="West") for _ in range(5)])
    first = organizer.get("/events/expo/visitors?group=West&limit=3").get_json()
    rest = organizer.get(f"/events/expo/visitors?group=West&limit=3&cursor={first['next']}").get_json()
    ids = [visitor["id"] for page in (first, rest) for visitor in page["visitors"]]
    assert len(set(ids)) == 5
    assert "next" not in rest


def test_a_visitor_is_found_by_name_and_category(organizer: Actor, visitor: dict[str, Any]) -> None:
    organizer.post("/events/expo/visitors", visitor_row())
    found = organizer.get("/events/expo/visitors?q=mei&category=investor").get_json()["visitors"]
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


# What a counter needs, and what is the organizer's.

CONTACTS = {"email": "mei@example.org", "phone": "+86 20 1234", "consents": ["photos"]}


def test_staff_find_the_first_fifty_and_no_page_beyond(staff: Actor, organizer: Actor) -> None:
    staff.post("/events/expo/visitors", [visitor_row(group="West") for _ in range(60)])
    found = staff.get("/events/expo/visitors?group=West&limit=500").get_json()
    assert len(found["visitors"]) == 50
    assert found["more"] is True
    assert "next" not in found
    beyond = organizer.get("/events/expo/visitors?limit=50").get_json()["next"]
    answer = staff.get(f"/events/expo/visitors?cursor={beyond}")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "whole_register")
    assert "more" not in staff.get("/events/expo/visitors?q=nobody").get_json()


def test_a_counter_reads_no_contacts_and_no_badge_that_it_does_not_print(
    staff: Actor, organizer: Actor
) -> None:
    row = visitor_row(name="Mei Lin", external_id="A-1", **CONTACTS)
    (made,) = staff.post("/events/expo/visitors", row).get_json()["visitors"]
    path = f"/events/expo/visitors/{made['id']}"
    read = [
        staff.get("/events/expo/visitors?q=mei").get_json()["visitors"][0],
        staff.get(path).get_json(),
        staff.patch(path, {"organization": "HKUST"}).get_json(),
        staff.delete(f"{path}/badge").get_json(),
    ]
    for document in read:
        assert document["name"] == "Mei Lin"
        assert document["external_id"] == "A-1"
        assert not CONTACTS.keys() & document.keys()
        assert document["badge"].keys() == {"id", "issue", "status"}
    printed = staff.post(f"{path}/badge").get_json()
    assert printed["badge"]["token"].startswith("FF1")
    assert not CONTACTS.keys() & printed.keys()
    assert organizer.get(path).get_json().items() >= CONTACTS.items()
