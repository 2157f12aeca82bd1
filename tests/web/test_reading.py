"""State, curves, the roll call, closings, the register, badges, exports and metrics over HTTP."""

from typing import Any

import pytest

from tests.factories import scan_row, visitor_row
from tests.helpers import Actor


@pytest.fixture
def visitor(staff: Actor) -> dict[str, Any]:
    row = visitor_row(name="Mei Lin", external_id="A-1", group="West", category="investor")
    found: dict[str, Any] = staff.post("/events/expo/visitors", row).get_json()["visitors"][0]
    return found


@pytest.fixture
def inside(kiosk: Actor, visitor: dict[str, Any]) -> dict[str, Any]:
    """The visitor, after an admission to the hall."""
    kiosk.post("/events/expo/scans", {"scans": [scan_row(visitor["badge"]["token"])]})
    return visitor


def holds_null(document: Any) -> bool:
    if isinstance(document, dict):
        return any(map(holds_null, document.values()))
    return document is None


def test_the_state_holds_every_zone_and_no_null(viewer: Actor, inside: object) -> None:
    state = viewer.get("/events/expo/state").get_json()
    assert not holds_null(state)
    assert state["zones"]["site"]["occupancy"] == 1
    assert state["zones"]["hall"]["capacity"] == 100
    assert state["zones"]["booth-1"] == {"visits": 0, "unique": 0}
    assert "capacity" not in state["zones"]["forum"]
    assert state["flow"] == {"away": {"hall": 1}}
    assert state["totals"] == {"admitted": 1, "refused": {}, "voided": 0, "conflicts": 0}


def test_the_series_of_a_zone_counts_the_arrivals(viewer: Actor, inside: object) -> None:
    series = viewer.get("/events/expo/series?zone=hall").get_json()
    assert sum(minute["arrivals"] for minute in series["minutes"]) == 1
    assert series["peak"]["occupancy"] == 1


def test_the_series_of_all_zones_leaves_booths_out(viewer: Actor, inside: object) -> None:
    series = viewer.get("/events/expo/series?step=5").get_json()
    assert series["step"] == 5
    assert set(series["zones"]) == {"site", "hall", "forum", "annex"}


def test_a_range_comes_as_milliseconds_or_as_rfc_3339(viewer: Actor, event: object) -> None:
    query = {"from": "1718413200000", "to": "2024-06-15T10:00:00+08:00", "step": "30", "zone": "hall"}
    series = viewer.get("/events/expo/series", query_string=query).get_json()
    assert series["from"] == "2024-06-15T09:00:00+08:00"
    assert [m["at"][11:16] for m in series["minutes"]] == ["09:00", "09:30", "10:00"]


def test_the_roll_call_names_who_is_in_a_zone_or_below(staff: Actor, inside: dict[str, Any]) -> None:
    (person,) = staff.get("/events/expo/inside?zone=site").get_json()["visitors"]
    assert (person["id"], person["name"], person["zone"]) == (inside["id"], "Mei Lin", "hall")


def test_a_closing_sweeps_everybody_out_once(staff: Actor, viewer: Actor, inside: dict[str, Any]) -> None:
    closed = staff.post("/events/expo/closings", {}).get_json()
    assert closed["swept"] == 1
    assert viewer.get("/events/expo/state").get_json()["zones"]["site"]["occupancy"] == 0
    again = staff.post("/events/expo/closings", {"at": closed["at"]}).get_json()
    assert again["replayed"] is True


def test_a_config_is_changed_by_a_merge_patch(organizer: Actor, viewer: Actor) -> None:
    before = viewer.get("/events/expo").get_json()
    after = organizer.patch("/events/expo", {"venue": {"en": "Nansha"}}).get_json()
    assert after == before | {"venue": {"en": "Nansha"}, "version": before["version"] + 1}
    assert viewer.get("/events/expo").get_json() == after


def test_visitors_come_one_by_one_or_as_a_list(staff: Actor) -> None:
    for body, n in (
        (visitor_row(), 1),
        ([visitor_row(), visitor_row()], 2),
        ({"visitors": [visitor_row()] * 3}, 3),
    ):
        answer = staff.post("/events/expo/visitors", body)
        assert answer.status_code == 201
        assert len(answer.get_json()["visitors"]) == n
    assert len(staff.get("/events/expo/visitors").get_json()["visitors"]) == 6


def test_visitors_are_found_a_page_at_a_time(staff: Actor) -> None:
    staff.post("/events/expo/visitors", [visitor_row(group="West") for _ in range(5)])
    first = staff.get("/events/expo/visitors?group=West&limit=3").get_json()
    rest = staff.get(f"/events/expo/visitors?group=West&limit=3&cursor={first['next']}").get_json()
    ids = [visitor["id"] for page in (first, rest) for visitor in page["visitors"]]
    assert len(set(ids)) == 5
    assert "next" not in rest


def test_a_visitor_is_found_by_name_and_category(staff: Actor, visitor: dict[str, Any]) -> None:
    staff.post("/events/expo/visitors", visitor_row())
    found = staff.get("/events/expo/visitors?q=mei&category=investor").get_json()["visitors"]
    assert found == [visitor]


def test_a_visitor_is_changed_and_a_key_taken_away(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}"
    changed = staff.patch(path, {"organization": "HKUST", "group": None}).get_json()
    assert changed["organization"] == "HKUST"
    assert "group" not in changed
    assert staff.get(path).get_json() == changed


def test_an_external_id_belongs_to_one_visitor(staff: Actor, visitor: dict[str, Any]) -> None:
    answer = staff.post("/events/expo/visitors", visitor_row(external_id="A-1"))
    assert answer.status_code == 409


def test_the_qr_comes_as_png_and_as_svg(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    png, svg = staff.get(f"{path}.png"), staff.get(f"{path}.svg")
    assert (png.mimetype, png.data[:4]) == ("image/png", b"\x89PNG")
    assert (svg.mimetype, svg.data[:4]) == ("image/svg+xml", b"<svg")


def test_a_token_is_verified_without_counting(kiosk: Actor, viewer: Actor, visitor: dict[str, Any]) -> None:
    badge = visitor["badge"]
    verdict = kiosk.post("/events/expo/badges/verify", {"token": badge["token"]}).get_json()
    assert (verdict["valid"], verdict["badge_id"]) == (True, badge["id"])
    assert verdict["visitor"]["name"] == "Mei Lin"
    forged = kiosk.post("/events/expo/badges/verify", {"token": badge["token"][:-1]}).get_json()
    assert forged == {"valid": False, "reason": "invalid_token"}
    assert viewer.get("/events/expo/state").get_json()["totals"]["admitted"] == 0


def test_reissuing_revokes_the_badge_before(kiosk: Actor, staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    badge = staff.post(path).get_json()["badge"]
    assert (badge["issue"], badge["status"]) == (2, "active")
    verify = "/events/expo/badges/verify"
    old = kiosk.post(verify, {"token": visitor["badge"]["token"]}).get_json()
    assert (old["valid"], old["reason"]) == (False, "revoked_badge")
    assert kiosk.post(verify, {"token": badge["token"]}).get_json()["valid"] is True
    assert kiosk.get("/events/expo/badges/revoked").get_json() == {"revoked": [visitor["badge"]["id"]]}


def test_revoking_twice_changes_nothing_more(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    first, second = staff.delete(path).get_json(), staff.delete(path).get_json()
    assert first["badge"]["status"] == "revoked"
    assert second == first


def test_the_public_key_has_32_bytes(kiosk: Actor) -> None:
    key = kiosk.get("/events/expo/badges/key").get_json()
    assert len(key["public_key"]) == 43
    assert len(key["key_id"]) == 8


@pytest.mark.parametrize("table", ["attendance", "scans", "visits", "flow"])
@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("jsonl", "application/jsonl")])
def test_every_table_is_exported(
    organizer: Actor, inside: object, table: str, ending: str, kind: str
) -> None:
    answer = organizer.get(f"/events/expo/export/{table}.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert f"expo-{table}.{ending}" in answer.headers["Content-Disposition"]
    assert len(answer.get_data(as_text=True).splitlines()) >= 1


def test_health_tells_nothing_but_health(stranger: Actor) -> None:
    assert stranger.client.get("/healthz").get_json() == {"status": "ok"}
    assert stranger.client.get("/readyz").get_json()["status"] == "ok"


def test_metrics_show_the_events_one_belongs_to(
    viewer: Actor, kiosk: Actor, foreigner: Actor, stranger: Actor, inside: object
) -> None:
    def metrics(actor: Actor) -> Any:
        return actor.client.get("/metrics", headers=actor.headers)

    assert 'footfall_occupancy{event="expo",zone="hall"} 1.0' in metrics(viewer).get_data(as_text=True)
    assert 'event="expo"' not in metrics(foreigner).get_data(as_text=True)
    assert metrics(kiosk).status_code == 403
    assert metrics(stranger).status_code == 401
