"""Kiosks that are put away, by their staff or from the dashboard, and kiosks that are called alike."""

from collections.abc import Callable
from typing import Any

import pytest

from footfall.domain.kiosk_needs import ONLINE_MS
from footfall.store import Stores, keys
from tests.factories import now_ms
from tests.helpers import Actor
from tests.live.conftest import Inbox

KIOSKS = "/events/expo/kiosks"
Stand = Callable[..., Inbox]


def hello(kiosk_id: str, **more: Any) -> dict[str, Any]:
    door = {"event": "expo", "zone": "hall", "direction": "in", "name": "Door A"}
    return {**door, "kiosk_id": kiosk_id, **more}


@pytest.fixture
def stand(connect: Callable[..., Inbox], kiosk: Actor) -> Stand:
    """`stand("k1", put_away=True)`: a device says hello at the door of the hall, with the one key of all of them."""

    def stand(kiosk_id: str, **more: Any) -> Inbox:
        inbox = connect(kiosk, "/kiosk")
        inbox.ask("hello", hello(kiosk_id, **more))
        return inbox

    return stand


def listed(viewer: Actor) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in viewer.get(KIOSKS).get_json()["kiosks"]}


def names(viewer: Actor) -> list[tuple[str, str]]:
    return [(kiosk_id, row["name"]) for kiosk_id, row in sorted(listed(viewer).items())]


def fall_silent(stores: Stores, *kiosk_ids: str) -> None:
    for kiosk_id in kiosk_ids:
        said = stores.kiosks.get("expo", kiosk_id)
        assert said is not None
        stores.kiosks.save("expo", kiosk_id, said | {"last_seen": now_ms() - 2 * ONLINE_MS})


def warned(stores: Stores, viewer: Actor) -> list[tuple[str, str, int | None]]:
    stores.redis.delete(keys.warning_turn("expo"))
    found = viewer.get("/events/expo/warnings").get_json()["open"]
    return [(one["kind"], one["name"], one.get("count")) for one in found]


def test_a_kiosk_that_says_it_is_put_away_is_not_silent(stand: Stand, viewer: Actor, stores: Stores) -> None:
    door = stand("k1")
    assert door.ask("heartbeat", {"queue": 0, "battery": 0.1, "put_away": True})["ok"]
    row = listed(viewer)["k1"]
    assert (row["needs"], row["online"]) == ([], False)
    assert row["put_away"] >= row["last_seen"]
    assert warned(stores, viewer) == []


def test_what_waits_on_a_kiosk_that_was_put_away_is_still_wanted(
    stand: Stand, viewer: Actor, stores: Stores
) -> None:
    stand("k1").ask("heartbeat", {"queue": 3, "oldest_unsent": now_ms(), "put_away": True})
    row = listed(viewer)["k1"]
    assert (row["needs"], row["needs_somebody"]) == (["unsent"], True)
    assert warned(stores, viewer) == [("kiosk_unsent", "Door A", 3)]


@pytest.mark.parametrize("word", ["hello", "heartbeat"])
def test_a_kiosk_that_speaks_again_is_back_by_itself(stand: Stand, viewer: Actor, word: str) -> None:
    door = stand("k1", put_away=True)
    assert "put_away" in listed(viewer)["k1"]
    if word == "hello":
        stand("k1")
    else:
        door.ask("heartbeat", {"queue": 0})
    row = listed(viewer)["k1"]
    assert ("put_away" in row, row["online"]) == (False, True)


def test_several_are_put_away_in_one_step_and_those_that_are_connected_stay(
    stand: Stand, staff: Actor, viewer: Actor, stores: Stores
) -> None:
    for kiosk_id in ("k1", "k2", "k3"):
        stand(kiosk_id)
    fall_silent(stores, "k1", "k2")
    assert [name for _, name, _ in warned(stores, viewer)] == ["Door A", "Door A 2"]
    answer = staff.post("/events/expo/put-away", {"kiosks": ["k1", "k2", "k3"]})
    away = {row["id"]: "put_away" in row for row in answer.get_json()["kiosks"]}
    assert away == {"k1": True, "k2": True, "k3": False}
    assert warned(stores, viewer) == []


def test_nobody_is_put_away_where_one_is_not_known_and_viewers_put_none_away(
    stand: Stand, staff: Actor, viewer: Actor, stores: Stores
) -> None:
    stand("k1")
    fall_silent(stores, "k1")
    answer = staff.post("/events/expo/put-away", {"kiosks": ["k1", "k9"]})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "unknown_kiosk")
    assert viewer.post("/events/expo/put-away", {"kiosks": ["k1"]}).status_code == 403
    assert "put_away" not in listed(viewer)["k1"]


def test_kiosks_called_alike_are_told_apart_by_when_they_were_first_seen(
    connect: Callable[..., Inbox], kiosk: Actor, stand: Stand, viewer: Actor
) -> None:
    doors = [connect(kiosk, "/kiosk") for _ in range(3)]
    welcomes = [
        door.ask("hello", hello(kiosk_id)) for door, kiosk_id in zip(doors, ("k9", "k2", "k5"), strict=True)
    ]
    told = [welcome["settings"]["orders"]["name"] for welcome in welcomes]
    assert told == ["Door A", "Door A 2", "Door A 3"]
    assert names(viewer) == [("k2", "Door A 2"), ("k5", "Door A 3"), ("k9", "Door A")]
    stand("k2").ask("heartbeat", {"queue": 0})  # whoever comes back keeps the name
    assert names(viewer) == [("k2", "Door A 2"), ("k5", "Door A 3"), ("k9", "Door A")]


def test_a_kiosk_hears_that_another_name_is_its_own(stand: Stand, staff: Actor) -> None:
    stand("k1")
    second = stand("k2")
    staff.patch(f"{KIOSKS}/k1", {"name": "North"})
    assert second.next("orders")["name"] == "Door A"


def test_a_name_with_a_number_that_somebody_gave_is_given_to_no_other(
    stand: Stand, staff: Actor, viewer: Actor
) -> None:
    for kiosk_id in ("k1", "k2", "k3"):
        stand(kiosk_id)
    staff.patch(f"{KIOSKS}/k3", {"name": "Door A 2"})
    assert names(viewer) == [("k1", "Door A"), ("k2", "Door A 3"), ("k3", "Door A 2")]
