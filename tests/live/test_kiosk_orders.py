"""Care from afar: what a kiosk is ordered, and how a lost right ends its connection."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from footfall.services import access
from footfall.store import Stores
from tests.helpers import Actor
from tests.live.conftest import Inbox

Connect = Callable[..., Inbox]
HELLO = {"event": "expo", "zone": "hall", "direction": "in", "name": "North door", "kiosk_id": "north-1"}
KIOSK = "/events/expo/kiosks/north-1"


@pytest.fixture
def door(connect: Connect, kiosk: Actor) -> Inbox:
    inbox = connect(kiosk, "/kiosk")
    inbox.ask("hello", HELLO)
    return inbox


def listed(viewer: Actor) -> dict[str, Any]:
    (row,) = viewer.get("/events/expo/kiosks").get_json()["kiosks"]
    document: dict[str, Any] = row
    return document


def test_an_order_reaches_the_kiosk_that_is_connected(door: Inbox, staff: Actor, viewer: Actor) -> None:
    answer = staff.patch(KIOSK, {"zone": "forum", "direction": "out", "name": "Forum exit"})
    assert answer.get_json()["ordered"] == {"zone": "forum", "direction": "out"}
    orders = door.next("orders")
    assert orders == {
        "version": 1,
        "name": "Forum exit",
        "zone": "forum",
        "direction": "out",
        "locked": False,
    }
    door.ask("heartbeat", {"queue": 0, "orders_version": 1})
    assert "ordered" not in listed(viewer)


def test_a_kiosk_that_connects_later_is_told_in_the_welcome(
    connect: Connect, kiosk: Actor, door: Inbox, staff: Actor
) -> None:
    staff.patch(KIOSK, {"locked": True})
    welcome = connect(kiosk, "/kiosk").ask("hello", HELLO)
    assert welcome["settings"]["orders"] == {
        "version": 1,
        "name": "North door",
        "locked": True,
    }


def test_the_name_that_staff_gave_outlives_the_kiosks_own(
    connect: Connect, kiosk: Actor, door: Inbox, staff: Actor, viewer: Actor
) -> None:
    staff.patch(KIOSK, {"name": "Forum exit"})
    connect(kiosk, "/kiosk").ask("hello", HELLO)
    assert listed(viewer)["name"] == "Forum exit"


def test_a_command_is_heard_once(door: Inbox, staff: Actor) -> None:
    answer = staff.post(f"{KIOSK}/commands", {"command": "beep"})
    assert answer.status_code == 202
    assert door.next("command") == {"id": answer.get_json()["id"], "command": "beep"}


def test_a_kiosk_bound_to_a_zone_is_not_sent_elsewhere(
    connect: Connect, bound_kiosk: Actor, staff: Actor
) -> None:
    connect(bound_kiosk, "/kiosk").ask("hello", HELLO)
    answer = staff.patch(KIOSK, {"zone": "forum"})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "kiosk_bound")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"direction": "touch"}, 422, "direction_does_not_fit"),
        ({"zone": "nowhere"}, 404, "unknown_zone"),
        ({"zone": "booth-1", "direction": "both"}, 422, "direction_does_not_fit"),
        ({"colour": "red"}, 422, "invalid_body"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(
    door: Inbox, staff: Actor, changes: dict[str, Any], status: int, code: str
) -> None:
    answer = staff.patch(KIOSK, changes)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)


def test_a_booth_is_touched_without_saying_so(door: Inbox, staff: Actor) -> None:
    staff.patch(KIOSK, {"zone": "booth-1"})
    assert door.next("orders")["direction"] == "touch"


def test_a_kiosk_that_is_gone_can_be_forgotten(door: Inbox, staff: Actor, viewer: Actor) -> None:
    assert staff.delete(KIOSK).status_code == 204
    assert viewer.get("/events/expo/kiosks").get_json() == {"kiosks": []}
    assert staff.post(f"{KIOSK}/commands", {"command": "beep"}).status_code == 404


def test_a_heartbeat_tells_what_is_wrong_until_it_is_right(door: Inbox, viewer: Actor) -> None:
    ill = {"queue": 3, "aside": 1, "oldest_unsent": 1_750_000_000_000, "errors": ["camera_refused"]}
    door.ask("heartbeat", ill | {"battery": 0.1, "charging": False, "clock_offset_ms": -90_000})
    row = listed(viewer)
    assert (row["aside"], row["errors"], row["clock_offset_ms"]) == (1, ["camera_refused"], -90_000)
    assert row["oldest_unsent"] == "2025-06-15T23:06:40+08:00"
    door.ask("heartbeat", {"queue": 0})
    row = listed(viewer)
    assert row["errors"] == []
    assert not {"aside", "oldest_unsent"} & row.keys()


def test_a_kiosk_whose_token_is_revoked_is_turned_away(
    connect: Connect, stores: Stores, kiosk: Actor, door: Inbox
) -> None:
    (mine,) = [who for who in access.list_tokens(stores) if who.role == "kiosk" and who.zone is None]
    access.revoke_token(stores, mine.id)
    deadline = time.monotonic() + 10
    while door.client.is_connected("/kiosk"):
        assert time.monotonic() < deadline, "still connected"
        time.sleep(0.01)
