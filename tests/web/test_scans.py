"""Scans over HTTP: each row has its own result, in the same order."""

from typing import Any

import pytest

from tests.factories import event_config, event_days, now_ms, scan_row, visitor_row
from tests.helpers import Actor


@pytest.fixture
def visitor(staff: Actor) -> dict[str, Any]:
    answer = staff.post("/events/expo/visitors", visitor_row(organization="HKUST", group="West"))
    found: dict[str, Any] = answer.get_json()["visitors"][0]
    return found


@pytest.fixture
def token(visitor: dict[str, Any]) -> str:
    return str(visitor["badge"]["token"])


def scan(actor: Actor, *rows: Any) -> list[dict[str, Any]]:
    answer = actor.post("/events/expo/scans", {"scans": list(rows)})
    assert answer.status_code == 200, answer.get_json()
    results: list[dict[str, Any]] = answer.get_json()["results"]
    return results


def test_an_admission_tells_who_and_how_full(kiosk: Actor, visitor: dict[str, Any], token: str) -> None:
    row = scan_row(token)
    (result,) = scan(kiosk, row)
    shown = {key: visitor[key] for key in ("id", "name", "category", "group", "organization")}
    assert result["visitor"] == shown
    assert result == {
        "scan_id": row["scan_id"],
        "outcome": "admitted",
        "occupancy": 1,
        "capacity": 100,
        "visitor": shown,
    }


def test_a_badge_can_be_typed_by_its_id(kiosk: Actor, visitor: dict[str, Any]) -> None:
    (result,) = scan(kiosk, scan_row(badge_id=visitor["badge"]["id"]))
    assert result["outcome"] == "admitted"


def test_the_same_scan_again_gets_the_first_answer(kiosk: Actor, token: str) -> None:
    row = scan_row(token)
    (first,), (again,) = scan(kiosk, row), scan(kiosk, row)
    assert again == first | {"replayed": True}


def test_somebody_already_inside_is_told_since_when(kiosk: Actor, token: str) -> None:
    scan(kiosk, scan_row(token))
    (result,) = scan(kiosk, scan_row(token))
    assert result["already_inside"] is True
    assert result["since"].endswith("+08:00")
    assert result["occupancy"] == 1


def test_a_booth_tells_its_visits(kiosk: Actor, token: str) -> None:
    (result,) = scan(kiosk, scan_row(token, zone="booth-1", direction="touch"))
    assert result["visits"] == 1
    assert "occupancy" not in result


def test_a_forged_token_is_refused_and_moves_nobody(kiosk: Actor, viewer: Actor, token: str) -> None:
    forged = token[:-8] + "AAAAAAAA"
    results = scan(kiosk, scan_row(forged), scan_row(token[:40]), scan_row("FF1"))
    assert {(r["outcome"], r["reason"]) for r in results} == {("refused", "invalid_token")}
    state = viewer.get("/events/expo/state").get_json()
    assert state["zones"]["hall"]["occupancy"] == 0
    assert state["totals"]["refused"] == {"invalid_token": 3}


def test_one_bad_row_is_its_own_result_and_the_others_go_on(kiosk: Actor, token: str) -> None:
    good = scan_row(token)
    results = scan(kiosk, {}, good, 7, None, scan_row(token, zone="nowhere"))
    assert [r["outcome"] for r in results] == ["invalid", "admitted", "invalid", "invalid", "invalid"]
    assert [r.get("reason") for r in results] == [
        *("invalid_row", None, "invalid_row", "invalid_row", "unknown_zone"),
    ]
    assert all(r["message"] for r in results if r["outcome"] == "invalid")


A_DAY = 86_400_000
ABSURD_TIMES: tuple[Any, ...] = (
    *(True, 1e300, -1, "soon", "99999-01-01T00:00:00Z", "2024-06-15T09:00:00", []),
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"direction": "touch"}, "direction_does_not_fit"),
        ({"zone": "booth-1"}, "direction_does_not_fit"),
        ({"zone": "nowhere"}, "unknown_zone"),
        ({"scanned_at": now_ms() + A_DAY}, "scanned_at_in_future"),
        ({"scanned_at": now_ms() - 30 * A_DAY}, "scanned_at_before_event"),
        ({"scanned_at": "1999-01-01T00:00:00Z"}, "scanned_at_before_event"),
        ({"force": True}, "not_allowed"),
        *(({"scanned_at": at}, "invalid_row") for at in ABSURD_TIMES),
        ({"direction": "up"}, "invalid_row"),
        ({"scan_id": "no spaces"}, "invalid_row"),
        ({"scan_id": "x" * 129}, "invalid_row"),
        ({"scan_id": "nul\x00"}, "invalid_row"),
        ({"badge_id": "ABCDEFGH"}, "invalid_row"),
        ({"token": 7}, "invalid_row"),
        ({"token": None}, "invalid_row"),
        ({"token": "x" * 5000}, "invalid_row"),
        ({"verdict": "admitted"}, "invalid_row"),
        ({"offline": True}, "invalid_row"),
        ({"offline": "yes"}, "invalid_row"),
        ({"colour": "red"}, "invalid_row"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    kiosk: Actor, token: str, changes: dict[str, Any], reason: str
) -> None:
    (result,) = scan(kiosk, scan_row(**({"token": token} | changes)))
    assert (result["outcome"], result["reason"]) == ("invalid", reason)
    assert result["message"]


def test_an_invalid_row_can_be_mended_and_sent_again(kiosk: Actor, token: str) -> None:
    row = scan_row(token)
    scan(kiosk, row | {"zone": "nowhere"})
    (result,) = scan(kiosk, row)
    assert result["outcome"] == "admitted"
    assert "replayed" not in result


def test_times_come_as_milliseconds_or_as_rfc_3339(kiosk: Actor, staff: Actor, token: str) -> None:
    at = now_ms() // 1000 * 1000
    for scanned_at in (at, float(at)):
        (result,) = scan(kiosk, scan_row(token, scanned_at=scanned_at))
        assert result["outcome"] == "admitted"
    shown = staff.get("/events/expo/scans").get_json()["scans"][0]["at"]
    (result,) = scan(kiosk, scan_row(token, scanned_at=shown))
    assert result["outcome"] == "admitted"


def test_a_kiosk_scans_at_its_own_zone_and_nowhere_else(bound_kiosk: Actor, token: str) -> None:
    results = scan(bound_kiosk, scan_row(token), scan_row(token, zone="forum"))
    assert [r["outcome"] for r in results] == ["admitted", "invalid"]
    assert results[1]["reason"] == "wrong_kiosk_zone"


def test_staff_may_force_a_refusal(staff: Actor, visitor: dict[str, Any], token: str) -> None:
    staff.delete(f"/events/expo/visitors/{visitor['id']}/badge")
    refused, forced = scan(staff, scan_row(token), scan_row(token, force=True, reason="known to the host"))
    assert (refused["outcome"], refused["reason"]) == ("refused", "revoked_badge")
    assert forced["outcome"] == "admitted"


def test_a_kiosks_own_verdict_is_a_fact(kiosk: Actor, token: str) -> None:
    row = scan_row(token, offline=True, verdict="admitted", scanned_at=now_ms() - 60_000)
    (result,) = scan(kiosk, row)
    assert result["outcome"] == "admitted"


def test_a_scan_is_voided_once_and_no_other_is(kiosk: Actor, staff: Actor, viewer: Actor, token: str) -> None:
    admitted, refused = scan_row(token), scan_row("FF1")
    scan(kiosk, admitted, refused)
    path = f"/events/expo/scans/{admitted['scan_id']}/void"
    assert staff.post(path).get_json()["voided"] is True
    assert staff.post(path).get_json()["replayed"] is True
    state = viewer.get("/events/expo/state").get_json()
    assert state["zones"]["hall"]["occupancy"] == 0
    assert state["totals"]["voided"] == 1
    unknown = staff.post("/events/expo/scans/nothing/void")
    assert (unknown.status_code, unknown.get_json()["error"]["code"]) == (404, "unknown_scan")
    other = staff.post(f"/events/expo/scans/{refused['scan_id']}/void")
    assert (other.status_code, other.get_json()["error"]["code"]) == (409, "scan_not_admitted")


def test_the_feed_shows_the_newest_first_and_names_to_few(
    kiosk: Actor, staff: Actor, viewer: Actor, visitor: dict[str, Any], token: str
) -> None:
    first, second = scan_row(token), scan_row(token, zone="forum")
    scan(kiosk, first, second)
    rows = staff.get("/events/expo/scans?limit=2").get_json()["scans"]
    assert [row["scan_id"] for row in rows] == [second["scan_id"], first["scan_id"]]
    assert rows[0]["name"] == visitor["name"]
    assert all("name" not in row for row in viewer.get("/events/expo/scans").get_json()["scans"])


def day_badge(staff: Actor, *days: int, **more: Any) -> dict[str, Any]:
    """A visitor whose badge is for those of `event_days()` alone; the one in the middle is today."""
    all_days = event_days()
    row = visitor_row(days=[all_days[index] for index in days], **more)
    visitor: dict[str, Any] = staff.post("/events/expo/visitors", row).get_json()["visitors"][0]
    return visitor


@pytest.mark.parametrize("by", ["token", "badge_id"])
def test_on_the_wrong_day_the_badges_own_days_are_told(kiosk: Actor, staff: Actor, by: str) -> None:
    badge = day_badge(staff, 0, 2)["badge"]
    row = scan_row(badge["token"]) if by == "token" else scan_row(badge_id=badge["id"])
    first, again = scan(kiosk, row, row)
    assert (first["reason"], first["days"]) == ("wrong_day", [event_days()[0], event_days()[2]])
    assert again == first | {"replayed": True}


def test_on_a_day_without_the_event_its_days_are_told(owner: Actor) -> None:
    yesterday, _, tomorrow = event_days()
    owner.post("/events", event_config(id="pause", days=[yesterday, tomorrow]))
    visitor = owner.post("/events/pause/visitors", visitor_row()).get_json()["visitors"][0]
    answer = owner.post("/events/pause/scans", {"scans": [scan_row(visitor["badge"]["token"])]})
    (result,) = answer.get_json()["results"]
    assert (result["reason"], result["days"]) == ("wrong_day", [yesterday, tomorrow])


def test_a_group_on_the_wrong_day_is_told_its_days(kiosk: Actor, staff: Actor) -> None:
    day_badge(staff, 2, group="Delegation")
    badge = staff.post("/events/expo/groups/Delegation/badge").get_json()["badge"]
    (result,) = scan(kiosk, scan_row(badge["token"]))
    assert (result["reason"], result["days"]) == ("wrong_day", [event_days()[2]])


def test_other_answers_tell_no_days(kiosk: Actor, staff: Actor, token: str) -> None:
    fact = scan_row(
        day_badge(staff, 2)["badge"]["token"], offline=True, verdict="admitted", scanned_at=now_ms()
    )
    admitted, told = scan(kiosk, scan_row(token), fact)
    assert "days" not in admitted
    assert told["conflict"] == "wrong_day"
    assert "days" not in told
