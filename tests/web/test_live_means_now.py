"""With a kiosk's key live means now: what is older is a fact of the door, or staff's entry, which is marked as late."""

import json
from typing import Any

import pytest

from footfall.domain.event import Event
from tests.factories import event_config, event_days, now_ms, scan_row, visitor_row
from tests.helpers import Actor

SCANS = "/events/expo/scans"
MINUTE = 60_000


def send(actor: Actor, row: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = actor.post(SCANS, {"scans": [row]}).get_json()["results"][0]
    return result


@pytest.fixture
def badge(staff: Actor) -> str:
    """Of somebody who might come yesterday alone."""
    row = visitor_row(days=event_days()[:1])
    return str(staff.post("/events/expo/visitors", row).get_json()["visitors"][0]["badge"]["token"])


@pytest.mark.parametrize("actor_name", ["kiosk", "bound_kiosk"])
def test_no_kiosk_chooses_the_moment_by_which_the_door_decides(
    request: pytest.FixtureRequest, actor_name: str, badge: str, viewer: Actor
) -> None:
    """Yesterday the badge was good."""
    kiosk = request.getfixturevalue(actor_name)
    told = send(kiosk, scan_row(badge, scanned_at=now_ms() - 24 * 60 * MINUTE))
    assert (told["outcome"], told["reason"]) == ("invalid", "scanned_at_too_old")
    assert "visitor" not in told
    assert send(kiosk, scan_row(badge, scanned_at=now_ms()))["reason"] == "wrong_day"
    assert viewer.get("/events/expo/state").get_json()["zones"]["hall"]["occupancy"] == 0


def test_what_is_older_comes_as_a_fact_and_shows_what_it_went_against(
    kiosk: Actor, badge: str, organizer: Actor, event: Event
) -> None:
    closed = [
        zone | ({"opens": "00:00", "closes": "00:01"} if zone["id"] == "hall" else {})
        for zone in event_config()["zones"]
    ]
    organizer.patch("/events/expo", {"zones": closed})
    old = scan_row(badge, scanned_at=now_ms() - 6 * MINUTE)
    assert send(kiosk, old)["reason"] == "scanned_at_too_old"
    told = send(kiosk, old | {"offline": True, "verdict": "admitted"})
    assert (told["outcome"], told["conflict"]) == ("admitted", "wrong_day")


@pytest.mark.parametrize(("ago", "outcome"), [(4.9, "refused"), (5.1, "invalid"), (-4.9, "refused")])
def test_live_is_within_five_minutes_of_the_servers_clock(
    kiosk: Actor, badge: str, ago: float, outcome: str
) -> None:
    assert send(kiosk, scan_row(badge, scanned_at=now_ms() - int(ago * MINUTE)))["outcome"] == outcome


def test_an_id_that_was_too_old_is_free_for_the_fact(kiosk: Actor, staff: Actor) -> None:
    token = staff.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]["badge"]["token"]
    old = scan_row(token, scanned_at=now_ms() - 10 * MINUTE)
    send(kiosk, old)
    told = send(kiosk, old | {"offline": True, "verdict": "admitted"})
    assert (told["outcome"], "replayed" in told) == ("admitted", False)


@pytest.mark.parametrize("actor_name", ["staff", "organizer"])
def test_staff_enter_an_older_log_and_each_row_of_it_is_marked(
    request: pytest.FixtureRequest, actor_name: str, staff: Actor, organizer: Actor
) -> None:
    by = request.getfixturevalue(actor_name)
    visitor = staff.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]
    token = visitor["badge"]["token"]
    assert send(by, scan_row(token, scanned_at=now_ms() - 60 * MINUTE))["outcome"] == "admitted"
    assert send(by, scan_row(token, zone="site", scanned_at=now_ms()))["outcome"] == "admitted"
    assert [row.get("late") for row in staff.get(SCANS).get_json()["scans"]] == [None, True]
    table = organizer.get("/events/expo/export/scans.jsonl").text.splitlines()
    assert [json.loads(line)["late"] for line in table] == [True, False]
    path = staff.get(f"/events/expo/visitors/{visitor['id']}/path").get_json()["scans"]
    assert [row.get("late") for row in path] == [True, None]
