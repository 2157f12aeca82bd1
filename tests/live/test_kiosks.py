"""The namespace /kiosk, as kiosks use it."""

from collections.abc import Callable
from typing import Any

import pytest

from footfall.services import kiosks
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor
from tests.live.conftest import Inbox

Connect = Callable[..., Inbox]
HELLO = {"event": "expo", "zone": "hall", "direction": "in", "name": "North door"}


def register(staff: Actor) -> dict[str, Any]:
    answer = staff.post("/events/expo/visitors", visitor_row())
    visitor: dict[str, Any] = answer.get_json()["visitors"][0]
    return visitor


def test_hello_is_answered_with_the_settings_and_the_zone(connect: Connect, kiosk: Actor) -> None:
    answer = connect(kiosk, "/kiosk").ask("hello", HELLO)
    assert answer["ok"] is True
    assert answer["settings"]["event"]["id"] == "expo"
    assert answer["settings"]["server_time"] > 1_700_000_000_000
    assert answer["zone"] | {"seq": 0} == {"zone": "hall", "seq": 0, "occupancy": 0, "capacity": 100}


def test_hello_is_followed_by_the_revoked_badges(connect: Connect, kiosk: Actor, staff: Actor) -> None:
    visitor = register(staff)
    staff.delete(f"/events/expo/visitors/{visitor['id']}/badge")
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO)
    assert door.next("revoked") == {"revoked": [visitor["badge"]["id"]]}


def test_a_badge_revoked_later_is_told_too(connect: Connect, kiosk: Actor, staff: Actor) -> None:
    visitor = register(staff)
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO)
    assert door.next("revoked") == {"revoked": []}
    staff.delete(f"/events/expo/visitors/{visitor['id']}/badge")
    revoked: list[str] = []
    while not revoked:
        revoked = door.next("revoked")["revoked"]
    assert revoked == [visitor["badge"]["id"]]


def test_the_kiosk_is_told_how_full_its_zone_is(connect: Connect, kiosk: Actor, staff: Actor) -> None:
    token = register(staff)["badge"]["token"]
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO)
    kiosk.post("/events/expo/scans", {"scans": [scan_row(token)]})
    message = door.next("zone")
    assert (message["zone"], message["occupancy"], message["capacity"]) == ("hall", 1, 100)


def test_a_change_of_the_config_reaches_the_kiosk(connect: Connect, kiosk: Actor, organizer: Actor) -> None:
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO)
    door.next("revoked")
    door.next("revoked")  # the watch has looked once
    organizer.patch("/events/expo", {"name": {"en": "Expo, renamed"}})
    assert door.next("settings")["event"]["name"]["en"] == "Expo, renamed"


def test_heartbeats_show_in_the_list_of_kiosks(connect: Connect, kiosk: Actor, viewer: Actor) -> None:
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO | {"kiosk_id": "north-1"})
    answer = door.ask("heartbeat", {"queue": 3, "battery": 0.5, "version": "1.0"})
    assert answer["ok"] is True
    assert answer["server_time"] > 1_700_000_000_000
    (row,) = viewer.get("/events/expo/kiosks").get_json()["kiosks"]
    known = {"id": "north-1", "name": "North door", "zone": "hall", "queue": 3, "online": True}
    assert row | known == row


def test_a_heartbeat_before_hello_is_refused(connect: Connect, kiosk: Actor) -> None:
    answer = connect(kiosk, "/kiosk").ask("heartbeat", {"queue": 0})
    assert answer["error"]["code"] == "hello_first"


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        ({"zone": "nowhere"}, "unknown_zone"),
        ({"direction": "touch"}, "direction_does_not_fit"),
        ({"direction": "up"}, "invalid_body"),
        ({"event": "elsewhere"}, "not_allowed"),
    ],
)
def test_a_hello_that_does_not_fit_is_told_with_a_code(
    connect: Connect, kiosk: Actor, hello: dict[str, str], code: str
) -> None:
    answer = connect(kiosk, "/kiosk").ask("hello", HELLO | hello)
    assert answer["error"]["code"] == code


def test_a_kiosk_bound_to_a_zone_stands_nowhere_else(connect: Connect, bound_kiosk: Actor) -> None:
    door = connect(bound_kiosk, "/kiosk")
    assert door.ask("hello", HELLO | {"zone": "forum"})["error"]["code"] == "wrong_kiosk_zone"
    assert door.ask("hello", HELLO)["ok"] is True


def test_a_viewer_is_no_kiosk(connect: Connect, viewer: Actor) -> None:
    answer = connect(viewer, "/kiosk").ask("hello", HELLO)
    assert answer["error"]["code"] == "not_allowed"


def test_scans_that_a_kiosk_lost_reach_every_dashboard(connect: Connect, kiosk: Actor, staff: Actor) -> None:
    """As it counts them itself: a queue that a receipt emptied is no loss, nor is one of a page that was killed."""
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO | {"kiosk_id": "north-1"})
    page = connect(staff)
    page.ask("join", {"event": "expo"})
    door.ask("heartbeat", {"queue": 3})
    door.ask("heartbeat", {"queue": 0})
    told = page.next("warnings")["open"]
    assert told == []
    door.ask("heartbeat", {"queue": 0, "lost": 3})
    while not told:
        told = page.next("warnings")["open"]
    [warning] = told
    assert (warning["kind"], warning["kiosk"], warning["count"]) == ("kiosk_lost", "north-1", 3)


def test_a_clock_that_was_set_is_told_with_its_size(connect: Connect, kiosk: Actor, viewer: Actor) -> None:
    door = connect(kiosk, "/kiosk")
    door.ask("hello", HELLO)
    door.ask("heartbeat", {"queue": 0, "clock_jump_ms": -7_200_000})
    [row] = viewer.get("/events/expo/kiosks").get_json()["kiosks"]
    assert (row["needs"], row["clock_jump_ms"]) == (["clock_jumped"], -7_200_000)
    door.ask("heartbeat", {"queue": 0})
    [row] = viewer.get("/events/expo/kiosks").get_json()["kiosks"]
    assert (row["needs"], row.get("clock_jump_ms")) == ([], None)


def test_ids_that_are_made_up_end_at_a_number(
    connect: Connect, kiosk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosks, "MOST_KIOSKS", 3)
    door = connect(kiosk, "/kiosk")
    for number in range(3):
        assert door.ask("hello", HELLO | {"kiosk_id": f"made-up-{number}"})["ok"]
    assert door.ask("hello", HELLO | {"kiosk_id": "one-more"})["error"]["code"] == "too_many_kiosks"
    assert door.ask("hello", HELLO | {"kiosk_id": "made-up-1"})["ok"], "those that there are go on"
    beat = {"zone": "hall", "direction": "in", "name": "North door", "queue": 0}
    answer = kiosk.post("/events/expo/kiosks/one-more/heartbeat", beat)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "too_many_kiosks")
