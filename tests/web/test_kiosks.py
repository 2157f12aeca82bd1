"""The list of kiosks over HTTP: each document says what somebody is needed for."""

from typing import Any

import pytest

from footfall.domain.event import Event
from footfall.domain.kiosk_needs import FORGOTTEN_MS, ON_ITS_WAY_MS, ONLINE_MS
from footfall.store import Stores
from tests.factories import now_ms
from tests.helpers import Actor

KIOSKS = "/events/expo/kiosks"


class Heard:
    """One kiosk that said so of itself, so long ago; `document` is how the list has it."""

    def __init__(self, stores: Stores, viewer: Actor) -> None:
        self._stores, self._viewer = stores, viewer

    def __call__(self, ago_ms: int = 0, **said: Any) -> dict[str, Any]:
        news = {"name": "West", "zone": "hall", "last_seen": now_ms() - ago_ms, **said}
        self._stores.kiosks.save("expo", "k1", news)
        [document] = self._viewer.get(KIOSKS).get_json()["kiosks"]
        found: dict[str, Any] = document
        return found


@pytest.fixture
def heard(event: Event, stores: Stores, viewer: Actor) -> Heard:
    return Heard(stores, viewer)


def test_a_kiosk_that_is_well_says_that_it_needs_nobody(heard: Heard) -> None:
    document = heard(queue=0, errors=[])
    assert (document["needs"], document["needs_somebody"]) == ([], False)


def test_what_a_kiosk_is_needed_for_comes_with_the_most_urgent_first(heard: Heard) -> None:
    waiting = {"queue": 3, "oldest_unsent": now_ms() - ON_ITS_WAY_MS}
    document = heard(**waiting, battery=0.1, clock_offset_ms=-90_000, errors=["camera_refused"], aside=1)
    assert document["needs"] == ["unsent", "aside", "error", "battery", "clock"]
    assert document["needs_somebody"] is True


def test_silence_is_told_without_a_word_of_the_kiosk_and_forgotten_after_half_a_day(heard: Heard) -> None:
    assert heard(ago_ms=2 * ONLINE_MS)["needs"] == ["silent"]
    assert heard(ago_ms=2 * ONLINE_MS, queue=2)["needs"] == ["unsent"]
    assert heard(ago_ms=FORGOTTEN_MS)["needs"] == []


BEAT = {"zone": "hall", "direction": "in", "name": "West", "queue": 0, "errors": ["websocket_blocked"]}


def test_a_kiosk_without_a_websocket_is_heard_and_hears_what_is_wanted_of_it(
    heard: Heard, kiosk: Actor, staff: Actor
) -> None:
    first = kiosk.post(f"{KIOSKS}/k1/heartbeat", BEAT).get_json()
    assert first["settings"]["event"]["id"] == "expo"
    assert abs(first["settings"]["server_time"] - now_ms()) < 5_000
    assert first["zone"] | {"seq": 0} == {"zone": "hall", "seq": 0, "occupancy": 0, "capacity": 100}
    assert "command" not in first
    [listed] = staff.get(KIOSKS).get_json()["kiosks"]
    assert (listed["online"], listed["needs"]) == (True, ["error"])

    staff.patch(f"{KIOSKS}/k1", {"locked": True})
    staff.post(f"{KIOSKS}/k1/commands", {"command": "beep"})
    second = kiosk.post(f"{KIOSKS}/k1/heartbeat", BEAT).get_json()
    assert (second["settings"]["orders"]["locked"], second["command"]["command"]) == (True, "beep")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"zone": "nowhere"}, 404, "unknown_zone"),
        ({"direction": "touch"}, 422, "direction_does_not_fit"),
        ({"queue": -1}, 422, "invalid_body"),
    ],
)
def test_a_heartbeat_over_http_that_does_not_fit_is_told_with_a_code(
    event: Event, kiosk: Actor, change: dict[str, Any], status: int, code: str
) -> None:
    answer = kiosk.post(f"{KIOSKS}/k1/heartbeat", BEAT | change)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)


def test_a_kiosk_bound_to_a_zone_is_heard_at_no_other_and_a_viewer_is_no_kiosk(
    event: Event, bound_kiosk: Actor, viewer: Actor
) -> None:
    elsewhere = bound_kiosk.post(f"{KIOSKS}/k1/heartbeat", BEAT | {"zone": "forum"})
    assert elsewhere.get_json()["error"]["code"] == "wrong_kiosk_zone"
    assert viewer.post(f"{KIOSKS}/k1/heartbeat", BEAT).status_code == 403


def test_scans_that_a_kiosk_lost_are_told_with_their_number(heard: Heard, staff: Actor) -> None:
    document = heard(lost=3)
    assert (document["needs"], document["lost"]) == (["lost"], 3)
    [warning] = staff.get("/events/expo/warnings").get_json()["open"]
    assert (warning["kind"], warning["kiosk"], warning["count"]) == ("kiosk_lost", "k1", 3)


def test_a_lock_is_told_at_once_and_calls_nobody(heard: Heard, staff: Actor) -> None:
    heard()
    document = staff.patch(f"{KIOSKS}/k1", {"locked": True}).get_json()
    assert (document["locked"], document["needs"]) == (True, ["locked"])
    assert document["needs_somebody"] is False
