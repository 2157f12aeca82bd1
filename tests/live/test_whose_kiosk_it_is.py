"""A kiosk's id belongs to its key: nobody else speaks for it, hears its orders, or takes its place."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from footfall.services import access
from footfall.store import Stores
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor
from tests.live.conftest import DEADLINE_S, Inbox

KIOSKS = "/events/expo/kiosks"
HELLO = {"event": "expo", "zone": "hall", "direction": "in", "kiosk_id": "north-1"}
BEAT = {"zone": "hall", "direction": "in", "queue": 0}

Connect = Callable[..., Inbox]


@pytest.fixture
def north(connect: Connect, kiosk: Actor) -> Inbox:
    """The kiosk whose id it is."""
    door = connect(kiosk, "/kiosk")
    assert door.ask("hello", HELLO | {"name": "North door"})["ok"]
    return door


@pytest.fixture(params=["kiosk", "staff", "namesake"])
def other(request: pytest.FixtureRequest, actor: Callable[..., Actor]) -> Actor:
    """Another key; one of them is called as the kiosk's own is."""
    return actor("staff" if request.param == "staff" else "kiosk", "expo")


def place(staff: Actor) -> dict[str, Any]:
    (listed,) = staff.get(KIOSKS).get_json()["kiosks"]
    return {key: listed[key] for key in ("id", "name", "zone")}


def test_another_key_gets_neither_the_orders_nor_the_place_of_a_kiosk(
    north: Inbox, other: Actor, connect: Connect, staff: Actor
) -> None:
    staff.patch(f"{KIOSKS}/north-1", {"name": "Gate of the north", "locked": True})
    before = place(staff)
    intruder = connect(other, "/kiosk")
    answer = intruder.ask("hello", HELLO | {"zone": "forum", "name": "Mine", "put_away": True})
    assert (answer["ok"], answer["error"]["code"]) == (False, "kiosk_id_taken")
    assert "settings" not in answer
    assert intruder.ask("heartbeat", {"queue": 9})["error"]["code"] == "hello_first"
    by_http = other.post(f"{KIOSKS}/north-1/heartbeat", BEAT | {"zone": "forum", "put_away": True})
    assert (by_http.status_code, by_http.get_json()["error"]["code"]) == (409, "kiosk_id_taken")
    assert "settings" not in by_http.get_json()
    assert place(staff) == before
    assert "put_away" not in staff.get(KIOSKS).get_json()["kiosks"][0]
    staff.post(f"{KIOSKS}/north-1/commands", {"command": "beep"})
    assert north.next("command")["command"] == "beep"
    assert not [
        each for each in intruder.client.get_received("/kiosk") if each["name"] in ("orders", "command")
    ]


def test_another_key_scans_and_voids_nothing_in_its_name(
    north: Inbox, other: Actor, kiosk: Actor, staff: Actor
) -> None:
    token = staff.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]["badge"]["token"]
    mine, forged = scan_row(token), scan_row(token)
    scans = "/events/expo/scans"
    assert kiosk.post(scans, {"scans": [mine], "kiosk_id": "north-1"}).status_code == 200
    for answer in (
        other.post(scans, {"scans": [forged], "kiosk_id": "north-1"}),
        other.post(f"{scans}/{mine['scan_id']}/void", {"kiosk_id": "north-1"}),
    ):
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "kiosk_id_taken")
    [row] = staff.get(scans).get_json()["scans"]
    assert (row["scan_id"], "voided" in row) == (mine["scan_id"], False)


def test_a_device_under_a_new_key_is_a_kiosk_of_its_own(
    north: Inbox, other: Actor, connect: Connect, staff: Actor
) -> None:
    assert connect(other, "/kiosk").ask("hello", HELLO | {"kiosk_id": "north-2"})["ok"]
    assert {listed["id"] for listed in staff.get(KIOSKS).get_json()["kiosks"]} == {"north-1", "north-2"}


def test_whoever_was_taken_off_the_list_comes_back_and_keeps_its_id(
    north: Inbox, other: Actor, staff: Actor, stores: Stores
) -> None:
    assert staff.delete(f"{KIOSKS}/north-1").status_code == 204
    assert north.ask("heartbeat", {"queue": 0})["ok"]
    answer = other.post(f"{KIOSKS}/north-1/heartbeat", BEAT)
    assert answer.get_json()["error"]["code"] == "kiosk_id_taken"


def test_whoever_is_connected_by_a_held_key_is_cut_off(
    north: Inbox, connect: Connect, kiosk: Actor, staff: Actor, stores: Stores
) -> None:
    (key,) = [who.id for who in access.list_tokens(stores) if who.role == "kiosk"]
    assert staff.send("PUT", f"/events/expo/held-keys/{key}").status_code == 204
    until = time.monotonic() + DEADLINE_S
    while north.client.is_connected("/kiosk"):
        assert time.monotonic() < until, "it is still connected"
        time.sleep(0.01)
    assert staff.delete(f"/events/expo/held-keys/{key}").status_code == 204
    assert connect(kiosk, "/kiosk").ask("hello", HELLO)["ok"]
