"""Kiosks of one key are told apart in the record, by the names that the dashboard gives them; ids prove who scanned."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from footfall.domain.event import Event
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor

SCANS = "/events/expo/scans"
BEAT = {"zone": "hall", "direction": "in", "name": "Door A", "queue": 0}


@pytest.fixture
def tablets(event: Event, kiosk: Actor) -> tuple[str, str]:
    """Two of one link: both say what their key is called."""
    for tablet in ("tablet-1", "tablet-2"):
        assert kiosk.post(f"/events/expo/kiosks/{tablet}/heartbeat", BEAT).status_code == 200
    return "tablet-1", "tablet-2"


def scan(actor: Actor, token: str, kiosk_id: str | None = None) -> str:
    row = scan_row(token)
    body = {"scans": [row], **({"kiosk_id": kiosk_id} if kiosk_id else {})}
    assert actor.post(SCANS, body).get_json()["results"][0]["outcome"] == "admitted"
    return str(row["scan_id"])


def register(staff: Actor, name: str = "Anna") -> dict[str, Any]:
    row: dict[str, Any] = staff.post("/events/expo/visitors", visitor_row(name=name)).get_json()["visitors"][
        0
    ]
    return row


def test_the_record_tells_two_tablets_of_one_link_apart(
    tablets: tuple[str, str], kiosk: Actor, staff: Actor, organizer: Actor, viewer: Actor
) -> None:
    visitor = register(staff)
    for tablet in tablets:
        scan(kiosk, visitor["badge"]["token"], tablet)
    named = [("Door A 2", "tablet-2"), ("Door A", "tablet-1")]

    def told(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
        return [(row["kiosk"], row["kiosk_id"]) for row in rows]

    assert told(staff.get(SCANS).get_json()["scans"]) == named
    assert told(viewer.get(SCANS).get_json()["scans"]) == named
    path = staff.get(f"/events/expo/visitors/{visitor['id']}/path").get_json()
    assert told(path["scans"]) == named[::-1]
    table = organizer.get("/events/expo/export/scans.jsonl").text.splitlines()
    assert told([json.loads(line) for line in table]) == named[::-1]
    head, *_ = organizer.get("/events/expo/export/scans.csv").text.splitlines()
    assert "kiosk,kiosk_id" in head
    for wanted in ("Door A 2", "tablet-2"):
        [row] = staff.get(SCANS, query_string={"kiosk": wanted}).get_json()["scans"]
        assert row["kiosk_id"] == "tablet-2"


def test_a_new_name_holds_for_what_was_scanned_before_and_a_forgotten_device_keeps_its_id(
    tablets: tuple[str, str], kiosk: Actor, staff: Actor
) -> None:
    scan(kiosk, register(staff)["badge"]["token"], tablets[0])
    staff.patch(f"/events/expo/kiosks/{tablets[0]}", {"name": "North gate"})
    assert staff.get(SCANS).get_json()["scans"][0]["kiosk"] == "North gate"
    staff.delete(f"/events/expo/kiosks/{tablets[0]}")
    [row] = staff.get(SCANS).get_json()["scans"]
    assert (row["kiosk"], row["kiosk_id"]) == ("kiosk", tablets[0])


def test_whoever_may_not_see_names_sees_no_user_either(
    viewer: Actor, staff: Actor, logged_in: FlaskClient
) -> None:
    token = register(staff)["badge"]["token"]
    page = {"Origin": "http://localhost"}
    answer = logged_in.post(f"/api/v1{SCANS}", json={"scans": [scan_row(token)]}, headers=page)
    assert answer.get_json()["results"][0]["outcome"] == "admitted"
    assert staff.get(SCANS).get_json()["scans"][0]["kiosk"] == "mei"
    assert "kiosk" not in viewer.get(SCANS).get_json()["scans"][0]


@pytest.mark.parametrize("other", ["sibling", "namesake", "nameless"])
def test_a_kiosk_takes_back_nothing_that_another_scanned(
    tablets: tuple[str, str],
    kiosk: Actor,
    staff: Actor,
    viewer: Actor,
    actor: Callable[..., Actor],
    other: str,
) -> None:
    scan_id = scan(kiosk, register(staff)["badge"]["token"], tablets[0])
    by = actor("kiosk", "expo") if other == "namesake" else kiosk
    body = {} if other == "nameless" else {"kiosk_id": tablets[1] if other == "sibling" else "tablet-9"}
    answer = by.post(f"{SCANS}/{scan_id}/void", body)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "not_allowed")
    assert viewer.get("/events/expo/state").get_json()["zones"]["hall"]["occupancy"] == 1


def test_a_kiosk_takes_its_own_back_and_is_named_for_it(
    tablets: tuple[str, str], kiosk: Actor, staff: Actor, organizer: Actor
) -> None:
    scan_id = scan(kiosk, register(staff)["badge"]["token"], tablets[1])
    answer = kiosk.post(f"{SCANS}/{scan_id}/void", {"kiosk_id": tablets[1]})
    assert answer.get_json()["voided"] is True
    [row] = map(json.loads, organizer.get("/events/expo/export/scans.jsonl").text.splitlines())
    assert row["voided_by"] == "Door A 2"
