"""Changes and shares over HTTP."""

from typing import Any

import pytest

from tests.factories import now_ms, scan_row, visitor_row
from tests.helpers import Actor

HOUR = 3_600_000


@pytest.fixture
def scanned(staff: Actor, kiosk: Actor) -> list[dict[str, Any]]:
    """Two visitors: one came to the hall two hours ago and left, one is there now."""
    rows = [
        visitor_row(name="Mei Lin", category="investor", group="West"),
        visitor_row(name="Chen Bo"),
    ]
    people: list[dict[str, Any]] = staff.post("/events/expo/visitors", rows).get_json()["visitors"]
    first, second = (person["badge"]["token"] for person in people)
    now = now_ms()
    kiosk.post(
        "/events/expo/scans",
        {
            "scans": [
                scan_row(second),
                scan_row(first, direction="out", scanned_at=now - HOUR, offline=True, verdict="admitted"),
                scan_row(first, scanned_at=now - 2 * HOUR, offline=True, verdict="admitted"),
                scan_row("FF1NOBADGE"),
            ]
        },
    )
    return people


def added(document: dict[str, Any]) -> dict[str, Any]:
    """`before` and all minutes, as the clients add them."""

    def add(into: dict[str, Any], more: dict[str, Any]) -> None:
        for key, value in more.items():
            if isinstance(value, dict):
                add(into.setdefault(key, {}), value)
            elif key != "at":
                into[key] = into.get(key, 0) + value

    for minute in document["minutes"]:
        add(document["before"], minute)
    whole: dict[str, Any] = document["before"]
    return whole


@pytest.mark.parametrize("query", ["", "?from=0", "?from=0&step=60", "?from=2024-01-01T00:00:00%2B08:00"])
def test_the_changes_add_up_to_the_state(viewer: Actor, scanned: object, query: str) -> None:
    document = viewer.get(f"/events/expo/changes{query}").get_json()
    state = viewer.get("/events/expo/state").get_json()
    whole = added(document)
    assert document["seq"] == state["seq"]
    for zone, numbers in state["zones"].items():
        assert {name: whole["zones"][zone][name] for name in numbers if name != "capacity"} == {
            name: n for name, n in numbers.items() if name != "capacity"
        }
    assert whole["flow"] == state["flow"]
    assert whole["totals"] == {"admitted": 3, "refused": {"invalid_token": 1}}


@pytest.mark.parametrize("by", ["category", "group"])
def test_the_breakdown_adds_up_to_the_state(viewer: Actor, scanned: object, by: str) -> None:
    document = viewer.get(f"/events/expo/breakdown?by={by}&from=0").get_json()
    state = viewer.get("/events/expo/state").get_json()
    for zone, shares in document["zones"].items():
        for ours, theirs in (("visits", "visits"), ("new", "unique"), ("inside", "occupancy")):
            assert sum(share.get(ours, 0) for share in shares.values()) == state["zones"][zone].get(theirs, 0)
    keys = {"category": {"investor", "visitor"}, "group": {"West", ""}}
    assert set(document["zones"]["hall"]) == keys[by]
    assert set(document["site"]) == keys[by]


def test_nobody_is_named(viewer: Actor, scanned: list[dict[str, Any]]) -> None:
    for path in ("changes?from=0", "breakdown?by=category&from=0", "breakdown?by=group&from=0"):
        text = viewer.get(f"/events/expo/{path}").get_data(as_text=True)
        for person in scanned:
            assert person["name"] not in text
            assert person["id"] not in text


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("changes?from=2000&to=1000", 422, "invalid_range"),
        ("breakdown?by=category&from=2000&to=1000", 422, "invalid_range"),
        ("changes?from=yesterday", 422, "invalid_query"),
        ("changes?step=0", 422, "invalid_query"),
        ("changes?zone=hall", 422, "invalid_query"),
        ("breakdown", 422, "invalid_query"),
        ("breakdown?by=name", 422, "invalid_query"),
    ],
)
def test_what_does_not_fit_is_told(viewer: Actor, scanned: object, path: str, status: int, code: str) -> None:
    answer = viewer.get(f"/events/expo/{path}")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)


def test_an_unknown_event_is_404(owner: Actor) -> None:
    assert owner.get("/events/nowhere/changes").status_code == 404
    assert owner.get("/events/nowhere/breakdown?by=group").status_code == 404


def test_an_event_without_scans_has_no_minutes(viewer: Actor, event: object) -> None:
    document = viewer.get("/events/expo/changes?from=0").get_json()
    assert document["minutes"] == []
    assert document["before"]["zones"]["hall"]["visits"] == 0
    assert viewer.get("/events/expo/breakdown?by=category").get_json()["zones"]["hall"] == {}
