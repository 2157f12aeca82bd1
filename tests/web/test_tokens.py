"""Keys over HTTP: an end that holds everywhere, and no reach beyond the own event."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from footfall.domain.event import Event
from footfall.services import access
from footfall.store import Stores
from tests.factories import event_days, now_ms, scan_row
from tests.helpers import Actor
from tests.live.conftest import DEADLINE_S

TOMORROW = event_days()[2]


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["error"]["code"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`clock(ms)`: what time the server believes that it is, for keys."""

    def set_to(at: int) -> None:
        for module in ("auth", "fast_lane", "tokens"):
            monkeypatch.setattr(f"footfall.web.{module}.now", lambda: at)
        monkeypatch.setattr("footfall.web.auth.CACHE_S", 0)

    return set_to


def test_a_key_is_made_used_listed_and_taken_back(organizer: Actor, clock: Callable[[int], None]) -> None:
    clock(now_ms())
    wanted = {"role": "kiosk", "event": "expo", "zone": "hall", "name": "Door 1", "until": TOMORROW}
    answer = organizer.post("/tokens", wanted)
    assert answer.status_code == 201
    made = answer.get_json()
    kiosk = Actor(organizer.client, made.pop("token"))
    assert kiosk.get("/me").get_json()["zone"] == "hall"
    assert made in organizer.get("/tokens").get_json()["tokens"]
    assert made["ended"] is False
    assert organizer.delete(f"/tokens/{made['id']}").status_code == 204
    assert kiosk.get("/me").status_code == 401
    assert code(organizer.delete(f"/tokens/{made['id']}")) == (404, "unknown_token")


def test_from_its_end_on_a_key_opens_nothing(
    organizer: Actor, stores: Stores, clock: Callable[[int], None]
) -> None:
    end = now_ms() + 3_600_000
    token = access.create_token(stores, "kiosk", "expo", until=end)
    kiosk = Actor(organizer.client, token)
    scans = {"scans": [scan_row("FF1")]}
    clock(end - 1)
    assert kiosk.get("/events/expo/state").status_code == 200
    assert kiosk.post("/events/expo/scans", scans).status_code == 200
    clock(end)
    assert code(kiosk.get("/events/expo/state")) == (401, "key_expired")
    assert code(kiosk.post("/events/expo/scans", scans)) == (401, "key_expired")
    listed = organizer.get("/tokens").get_json()["tokens"]
    assert [one["ended"] for one in listed if one["role"] == "kiosk"] == [True]


def test_who_is_connected_by_a_key_that_ends_is_cut_off(app: Flask, stores: Stores, event: Event) -> None:
    token = access.create_token(stores, "viewer", "expo", until=now_ms() + 1500)
    page = SocketIOTestClient(app, app.extensions["socketio"], namespace="/live", auth={"token": token})
    assert page.is_connected("/live")
    deadline = time.monotonic() + DEADLINE_S
    while page.is_connected("/live") and time.monotonic() < deadline:
        time.sleep(0.02)  # waiting for the server, with a deadline
    assert not page.is_connected("/live")
    late = SocketIOTestClient(app, app.extensions["socketio"], namespace="/live", auth={"token": token})
    assert not late.is_connected("/live")


@pytest.mark.parametrize(
    ("until", "of", "expected"),
    [
        ("2024-06-16T18:00:00+08:00", "expo", 1_718_532_000_000),
        ("2024-06-16", "expo", 1_718_553_600_000),  # midnight at the end of the day, in China
        ("2024-06-16", None, 1_718_582_400_000),
    ],
)
def test_a_day_ends_at_the_venue(
    stores: Stores, event: Event, until: str, of: str | None, expected: int
) -> None:
    assert access.key_end(stores, until, of, 0) == expected


@pytest.mark.parametrize(
    ("changes", "status", "expected"),
    [
        ({"until": "2024-06-16"}, 422, "invalid_until"),
        ({"until": "9999-12-31"}, 422, "invalid_until"),
        ({"until": "tomorrow"}, 422, "invalid_until"),
        ({"until": "2999-06-16T10:00:00"}, 422, "invalid_until"),
        ({"until": "2999-02-30"}, 422, "invalid_until"),
        ({"event": None}, 422, "event_required"),
        ({"every_event": True}, 422, "event_required"),
        ({"event": "other"}, 403, "not_allowed"),
        ({"event": None, "every_event": True}, 403, "not_allowed"),
        ({"zone": "moon"}, 404, "unknown_zone"),
        ({"role": "king"}, 422, "invalid_body"),
    ],
)
def test_a_key_that_makes_no_sense_is_refused(
    organizer: Actor, foreigner: Actor, changes: dict[str, Any], status: int, expected: str
) -> None:
    assert code(organizer.post("/tokens", {"role": "kiosk", "event": "expo", **changes})) == (
        status,
        expected,
    )


def test_an_organizer_reaches_no_key_beyond_the_own_event(
    organizer: Actor, owner: Actor, foreigner: Actor
) -> None:
    assert len(owner.get("/tokens").get_json()["tokens"]) == 3
    (own,) = organizer.get("/tokens").get_json()["tokens"]
    assert own["event"] == "expo"
    assert code(organizer.delete(f"/tokens/{own['id']}")) == (409, "own_account")
    (other,) = foreigner.get("/tokens").get_json()["tokens"]
    assert code(organizer.delete(f"/tokens/{other['id']}")) == (404, "unknown_token")


def test_a_key_for_every_event_is_asked_for_in_so_many_words(owner: Actor, foreigner: Actor) -> None:
    made = owner.post("/tokens", {"role": "viewer", "every_event": True})
    assert made.status_code == 201
    assert "event" not in made.get_json()
