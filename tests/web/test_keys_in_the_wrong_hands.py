"""A kiosk's key in the wrong hands: how far back it can tell, how it is noticed, and how it is held."""

import time
from typing import Any

import pytest

from footfall.domain.event import Event
from footfall.services import access
from footfall.store import Stores
from footfall.web.auth import CACHE_S
from tests.factories import event_config, now_ms, scan_row, visitor_row
from tests.helpers import Actor

SCANS = "/events/expo/scans"
WARNINGS = "/events/expo/warnings"
HOUR = 3_600_000


def key_of(stores: Stores, role: str = "kiosk") -> str:
    (mine,) = [who for who in access.list_tokens(stores) if who.role == role]
    return mine.id


def admitting(badge_id: str, ago: int = 60_000) -> dict[str, Any]:
    return scan_row(badge_id=badge_id, scanned_at=now_ms() - ago, offline=True, verdict="admitted")


def send(actor: Actor, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    answer = actor.post(SCANS, {"scans": list(rows)})
    assert answer.status_code == 200, answer.get_json()
    results: list[dict[str, Any]] = answer.get_json()["results"]
    return results


def open_warnings(stores: Stores, viewer: Actor) -> dict[str, dict[str, Any]]:
    """By kind, as a look finds them now."""
    stores.redis.delete("footfall:{expo}:warning_turn")  # a second later
    return {one["kind"]: one for one in viewer.get(WARNINGS).get_json()["open"]}


def wait_for_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker remembers of a key lasts a second."""
    later = time.monotonic() + 2 * CACHE_S
    monkeypatch.setattr("footfall.web.auth.time.monotonic", lambda: later)


@pytest.fixture
def revoked(staff: Actor) -> list[str]:
    """Numbers of badges that were taken back."""
    rows = [visitor_row() for _ in range(8)]
    visitors = staff.post("/events/expo/visitors", rows).get_json()["visitors"]
    for visitor in visitors:
        staff.delete(f"/events/expo/visitors/{visitor['id']}/badge")
    return [str(visitor["badge"]["id"]) for visitor in visitors]


@pytest.fixture
def good(staff: Actor) -> list[str]:
    rows = [visitor_row() for _ in range(60)]
    visitors = staff.post("/events/expo/visitors", rows).get_json()["visitors"]
    return [str(visitor["badge"]["id"]) for visitor in visitors]


def test_a_key_tells_nothing_from_before_the_hours_it_decides_alone(
    kiosk: Actor, staff: Actor, organizer: Actor, good: list[str]
) -> None:
    organizer.patch("/events/expo", {"kiosk": {"offline_hours": 2}})
    young, old = admitting(good[0], 2 * HOUR - 60_000), admitting(good[1], 2 * HOUR + 60_000)
    taken, refused = send(kiosk, young, old)
    assert taken["outcome"] == "admitted"
    assert (refused["outcome"], refused["reason"]) == ("invalid", "fact_too_old")
    assert send(staff, old)[0]["outcome"] == "admitted"
    late = {row["scan_id"]: row.get("late") for row in staff.get(SCANS).get_json()["scans"]}
    assert late == {young["scan_id"]: None, old["scan_id"]: True}


def test_a_key_that_admits_revoked_badges_is_warned_of_by_name(
    kiosk: Actor, viewer: Actor, stores: Stores, revoked: list[str]
) -> None:
    send(kiosk, *map(admitting, revoked[:4]))
    assert "key_conflicts" not in open_warnings(stores, viewer)
    send(kiosk, admitting(revoked[4]))
    warning = open_warnings(stores, viewer)["key_conflicts"]
    assert (warning["key"], warning["name"], warning["count"]) == (key_of(stores), "kiosk", 5)


def test_a_few_among_many_are_nothing_unusual(
    kiosk: Actor, viewer: Actor, stores: Stores, revoked: list[str], good: list[str]
) -> None:
    send(kiosk, *map(admitting, [*good, *revoked[:6]]))
    assert "key_conflicts" not in open_warnings(stores, viewer)


def test_what_a_kiosk_cannot_know_does_not_speak_against_its_key(
    kiosk: Actor, viewer: Actor, organizer: Actor, stores: Stores, good: list[str]
) -> None:
    full = [
        zone | ({"capacity": 1, "enforce": True} if zone["id"] == "hall" else {})
        for zone in event_config()["zones"]
    ]
    organizer.patch("/events/expo", {"zones": full})
    results = send(kiosk, *map(admitting, good[:10]))
    assert [result.get("conflict") for result in results].count("zone_full") == 9
    assert "key_conflicts" not in open_warnings(stores, viewer)


def test_disputing_others_scans_is_unusual_too(
    kiosk: Actor, staff: Actor, viewer: Actor, stores: Stores, good: list[str]
) -> None:
    rows = [scan_row(badge_id=number, scanned_at=now_ms()) for number in good[:5]]
    send(staff, *rows)
    send(kiosk, *(row | {"offline": True, "verdict": "refused"} for row in rows))
    assert open_warnings(stores, viewer)["key_conflicts"]["count"] == 5


def test_one_touch_holds_the_key_and_one_lets_it_go(
    kiosk: Actor,
    staff: Actor,
    viewer: Actor,
    stores: Stores,
    revoked: list[str],
    good: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send(kiosk, *map(admitting, revoked))
    key = open_warnings(stores, viewer)["key_conflicts"]["key"]
    hold = f"/events/expo/held-keys/{key}"
    assert staff.send("PUT", hold).status_code == 204
    wait_for_the_cache(monkeypatch)
    for answer in (
        kiosk.post(SCANS, {"scans": [admitting(good[0])]}),
        kiosk.get("/me"),
        kiosk.get("/events/expo/badges/book?zone=hall"),
    ):
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "key_held")
    kinds = open_warnings(stores, viewer)
    assert "key_conflicts" not in kinds
    assert (kinds["key_held"]["key"], kinds["key_held"]["name"]) == (key, "kiosk")

    assert staff.delete(hold).status_code == 204
    assert send(kiosk, admitting(good[0]))[0]["outcome"] == "admitted"
    assert not {"key_held", "key_conflicts"} & open_warnings(stores, viewer).keys()


def test_who_may_hold_whose_key(
    event: Event,
    kiosk: Actor,
    viewer: Actor,
    staff: Actor,
    foreigner: Actor,
    stores: Stores,
) -> None:
    hold = f"/events/expo/held-keys/{key_of(stores)}"
    for actor in (kiosk, viewer, foreigner):
        assert actor.send("PUT", hold).status_code == 403
    assert foreigner.send("PUT", hold.replace("expo", "other")).get_json()["error"]["code"] == "unknown_token"
    own = staff.send("PUT", f"/events/expo/held-keys/{key_of(stores, 'staff')}")
    assert (own.status_code, own.get_json()["error"]["code"]) == (409, "not_a_kiosks_key")
    everywhere = access.create_token(stores, "kiosk", None, None, "everywhere")
    (whose,) = [who for who in access.list_tokens(stores) if who.name == "everywhere"]
    assert everywhere
    assert staff.send("PUT", f"/events/expo/held-keys/{whose.id}").status_code == 403


def test_a_revoked_key_that_was_held_is_warned_of_no_more_once_let_go(
    kiosk: Actor, staff: Actor, viewer: Actor, stores: Stores
) -> None:
    key = key_of(stores)
    staff.send("PUT", f"/events/expo/held-keys/{key}")
    access.revoke_token(stores, key)
    assert "key_held" in open_warnings(stores, viewer)
    assert staff.delete(f"/events/expo/held-keys/{key}").status_code == 204
    assert "key_held" not in open_warnings(stores, viewer)
    gone = staff.delete(f"/events/expo/held-keys/{key}")
    assert (gone.status_code, gone.get_json()["error"]["code"]) == (404, "unknown_token")
