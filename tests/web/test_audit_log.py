"""Who did what: every deed of the interface is entered, by whom and to what, and nobody's name is among it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from footfall.domain.audit_log import Action
from footfall.domain.event import Event
from footfall.services import access, users
from footfall.store import Stores, keys
from tests.factories import event_config, now_ms, scan_row, visitor_row
from tests.helpers import PASSWORD, Actor

#: What changes something, or sends something as a body, and is no deed of a person.
NO_DEEDS = {
    "record_scans": "the log of scans is the record; what staff admit by hand is entered by itself",
    "verify_token": "it reads a badge",
    "beat": "a kiosk says how it is",
}
#: At the command line alone, or what a route does besides its own name.
WITHOUT_ROUTE = {"mend_counters", "admit_by_hand", "log_in_failed"}

Entries = list[dict[str, Any]]


@pytest.fixture
def entered(actor: Callable[..., Actor]) -> Callable[..., Entries]:
    """What an organizer of every event reads, oldest first."""
    chief = actor("organizer")

    def entered(**query: Any) -> Entries:
        answer = chief.get("/audit", query_string=query)
        assert answer.status_code == 200, answer.get_json()
        entries: Entries = answer.get_json()["entries"]
        return entries[::-1]

    return entered


def test_every_operation_that_changes_something_is_entered(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    operations = {
        operation["operationId"]: method
        for item in document["paths"].values()
        for method, operation in item.items()
    }
    unsafe = {name for name, method in operations.items() if method != "get"}
    assert unsafe - set(Action) == set(NO_DEEDS)
    assert set(Action) - set(operations) == WITHOUT_ROUTE


def test_an_entry_says_who_what_when_and_to_what(
    staff: Actor, inside: dict[str, Any], stores: Stores, entered: Callable[..., Entries]
) -> None:
    answer = staff.patch(f"/events/expo/visitors/{inside['id']}", {"email": "mei.lin@example.org"})
    assert answer.status_code == 200
    registered, changed = entered()
    assert registered["action"] == "register_visitors"
    assert registered["details"] == {"visitors": 1}
    who = access.authenticate(stores, staff.token or "", now_ms())
    assert who is not None
    assert changed["actor"] == {"kind": "key", "id": who.id, "name": who.name}
    expected = {"number": 2, "action": "update_visitor", "event": "expo", "subject": inside["id"]}
    assert changed | expected | {"details": {"keys": "email"}} == changed


def test_what_was_refused_is_no_deed(staff: Actor, viewer: Actor, entered: Callable[..., Entries]) -> None:
    assert viewer.post("/events/expo/visitors", visitor_row()).status_code == 403
    assert staff.post("/events/expo/visitors", {"name": ""}).status_code == 422
    assert staff.delete("/events/expo/visitors/nobody/badge").status_code == 404
    assert entered() == []


def test_admissions_by_hand_are_entered_and_others_are_not(
    staff: Actor, kiosk: Actor, visitor: dict[str, Any], entered: Callable[..., Entries]
) -> None:
    token = visitor["badge"]["token"]
    staff.delete(f"/events/expo/visitors/{visitor['id']}/badge")
    by_hand = scan_row(token, scan_id="h", force=True, reason="guest of Mei Lin")
    for _again in range(2):
        assert (
            staff.post("/events/expo/scans", {"scans": [by_hand]}).get_json()["results"][0]["outcome"]
            == "admitted"
        )
    kiosk.post("/events/expo/scans", {"scans": [scan_row(token)]})
    assert [(entry["action"], entry["subject"]) for entry in entered(action="admit_by_hand")] == [
        ("admit_by_hand", "h")
    ]
    staff.post("/events/expo/scans/h/void")
    assert entered()[-1]["action"] == "void_scan"


def test_a_login_is_entered_and_a_failed_one_only_of_a_name_there_is(
    stores: Stores, event: Event, app: Flask, entered: Callable[..., Entries]
) -> None:
    users.create_user(stores, "ann", PASSWORD, "staff", "expo")
    browser = app.test_client()
    for name, password in (("ann", "wrong"), ("my-secret-password", "wrong"), ("ann", PASSWORD)):
        browser.post("/api/v1/session", json={"name": name, "password": password})
    browser.delete("/api/v1/session", headers={"Origin": "http://localhost"})
    failed, logged_in, logged_out = entered()
    assert (failed["action"], failed["actor"]["kind"], failed["subject"]) == (
        "log_in_failed",
        "nobody",
        "ann",
    )
    assert (logged_in["action"], logged_in["actor"]["name"]) == ("log_in", "ann")
    assert (logged_out["action"], logged_out["actor"]["kind"]) == ("log_out", "user")
    assert "my-secret" not in json.dumps(entered())


def test_no_personal_data_is_in_it(
    staff: Actor, visitor: dict[str, Any], stores: Stores, entered: Callable[..., Entries]
) -> None:
    staff.patch(f"/events/expo/visitors/{visitor['id']}", {"name": "Mei Lin Chan", "phone": "+852 5555 0101"})
    staff.post("/events/expo/visitors", [visitor_row(name="Chen Bo"), visitor_row(name="Lin Yue")])
    stored = json.dumps(stores.redis.xrange(keys.AUDIT_LOG), ensure_ascii=False)
    assert len(entered()) == 3
    assert not [name for name in ("Mei", "Chen", "Lin", "5555") if name in stored]


def test_an_organizer_of_one_event_reads_of_that_event_alone(
    organizer: Actor, actor: Callable[..., Actor], entered: Callable[..., Entries]
) -> None:
    actor("organizer").post("/events", event_config(id="other"))
    organizer.patch("/events/expo", {"timezone": "Asia/Hong_Kong"})
    assert [entry["event"] for entry in entered()] == ["other", "expo"]
    assert [entry["event"] for entry in organizer.get("/audit").get_json()["entries"]] == ["expo"]


@pytest.mark.parametrize("role", ["staff", "viewer", "kiosk"])
def test_others_read_none_of_it(actor: Callable[..., Actor], event: Event, role: str) -> None:
    for path in ("/audit", "/audit/check"):
        assert actor(role, event.id).get(path).status_code == 403


def test_it_is_read_a_page_at_a_time_and_filtered(
    staff: Actor, organizer: Actor, entered: Callable[..., Entries]
) -> None:
    for n in range(5):
        staff.post("/events/expo/visitors", visitor_row(name=f"Visitor {n}"))
    organizer.patch("/events/expo", {"timezone": "Asia/Hong_Kong"})
    numbers: list[int] = []
    before: dict[str, int] = {}
    while True:
        page = organizer.get("/audit", query_string={"limit": 4} | before).get_json()
        numbers += [entry["number"] for entry in page["entries"]]
        if "next" not in page:
            break
        before = {"before": page["next"]}
    assert numbers == [6, 5, 4, 3, 2, 1]
    assert len(entered(actor="staff")) == 5
    assert [entry["number"] for entry in entered(action="update_event")] == [6]
    assert entered(subject="nobody") == []


def test_whoever_changes_moves_or_takes_out_an_entry_is_found(
    staff: Actor, organizer: Actor, stores: Stores
) -> None:
    def check() -> dict[str, Any]:
        found: dict[str, Any] = organizer.get("/audit/check").get_json()
        return found

    assert check() == {"intact": True, "entries": 0, "seal": ""}
    for n in range(4):
        staff.post("/events/expo/visitors", visitor_row(name=f"Visitor {n}"))
    redis: Any = stores.redis
    whole = redis.xrange(keys.AUDIT_LOG)
    assert check() == {"intact": True, "entries": 4, "seal": whole[-1][1]["seal"]}

    def stands(rows: list[tuple[str, dict[str, str]]]) -> int | None:
        redis.delete(keys.AUDIT_LOG)
        for number, (_, fields) in enumerate(rows, start=1):
            redis.xadd(keys.AUDIT_LOG, fields, id=f"{number}-0")
        broken: int | None = check().get("broken_at")
        return broken

    changed = whole[1][1] | {"entry": whole[1][1]["entry"].replace("staff", "nobody")}
    assert stands(whole) is None
    assert stands([whole[0], (whole[1][0], changed), *whole[2:]]) == 2
    assert stands([whole[0], *whole[2:]]) == 2
    assert stands([whole[1], whole[0], *whole[2:]]) == 1
