"""The namespace /live, as the dashboard uses it."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
import socketio
from flask import Flask
from flask_socketio import SocketIOTestClient

from footfall.live.patch import apply
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor
from tests.live.conftest import Inbox

Connect = Callable[..., Inbox]


@pytest.fixture
def token(staff: Actor) -> str:
    answer = staff.post("/events/expo/visitors", visitor_row(name="Mei Lin"))
    return str(answer.get_json()["visitors"][0]["badge"]["token"])


def scan(actor: Actor, token: str, **changes: Any) -> None:
    row = scan_row(token, **changes)
    result = actor.post("/events/expo/scans", {"scans": [row]}).get_json()["results"][0]
    assert result["outcome"] == "admitted"


def test_who_joins_gets_the_state_document(connect: Connect, viewer: Actor) -> None:
    page = connect(viewer)
    assert page.ask("join", {"event": "expo"}) == {"ok": True}
    snapshot = page.next("snapshot")
    state = viewer.get("/events/expo/state").get_json()
    assert snapshot | {"at": ""} == state | {"at": ""}


def test_a_scan_is_pushed_as_a_patch(connect: Connect, viewer: Actor, kiosk: Actor, token: str) -> None:
    page = connect(viewer)
    page.ask("join", {"event": "expo"})
    snapshot = page.next("snapshot")
    scan(kiosk, token)
    delta = page.next("delta")
    assert delta["from"] == snapshot["seq"]
    after = apply(delta["patch"], snapshot)
    assert after["seq"] == delta["seq"]
    assert after["zones"]["hall"]["occupancy"] == 1
    assert [row["zone"] for row in delta["scans"]] == ["hall"]


def test_names_go_only_to_those_who_may_see_them(
    connect: Connect, viewer: Actor, staff: Actor, kiosk: Actor, token: str
) -> None:
    public, inner = connect(viewer), connect(staff)
    for page in (public, inner):
        page.ask("join", {"event": "expo"})
    scan(kiosk, token)
    assert inner.next("delta")["scans"][0]["name"] == "Mei Lin"
    assert "name" not in public.next("delta")["scans"][0]


def test_a_scan_that_is_taken_back_is_pushed_with_who_did_it_and_why(
    connect: Connect, viewer: Actor, staff: Actor, kiosk: Actor, token: str
) -> None:
    scan(kiosk, token)
    (scanned,) = staff.get("/events/expo/scans").get_json()["scans"]
    public, inner = connect(viewer), connect(staff)
    for page in (public, inner):
        page.ask("join", {"event": "expo"})
    staff.post(f"/events/expo/scans/{scanned['scan_id']}/void", {"reason": "wrong door"})
    told, shown = inner.next("delta")["scans"][0], public.next("delta")["scans"][0]
    assert (told["scan_id"], told["voided"], told["void_reason"]) == (scanned["scan_id"], True, "wrong door")
    assert {"voided_at", "voided_by"} <= told.keys()
    assert shown["voided"] is True
    assert not {"name", "voided_by", "void_reason"} & shown.keys()


def test_who_joins_again_gets_a_fresh_snapshot(
    connect: Connect, viewer: Actor, kiosk: Actor, token: str
) -> None:
    page = connect(viewer)
    page.ask("join", {"event": "expo"})
    page.next("snapshot")
    scan(kiosk, token)
    delta = page.next("delta")
    page.ask("join", {"event": "expo"})
    assert page.next("snapshot")["seq"] == delta["seq"]


def test_a_stranger_cannot_connect(app: Flask, stranger: Actor) -> None:
    client = SocketIOTestClient(app, app.extensions["socketio"], namespace="/live")
    assert not client.is_connected("/live")


def test_somebody_of_another_event_cannot_join(connect: Connect, foreigner: Actor) -> None:
    answer = connect(foreigner).ask("join", {"event": "expo"})
    assert answer["ok"] is False
    assert answer["error"]["code"] == "not_allowed"


def test_an_unknown_event_is_told_with_a_code(connect: Connect, owner: Actor) -> None:
    answer = connect(owner).ask("join", {"event": "nowhere"})
    assert answer == {"ok": False, "error": answer["error"]}
    assert answer["error"]["code"] == "unknown_event"


@pytest.mark.parametrize("message", [None, 7, "expo", [], {}, {"event": 7}, {"event": "expo", "x": 1}])
def test_a_join_that_does_not_fit_is_told_with_a_code(connect: Connect, owner: Actor, message: Any) -> None:
    assert connect(owner).ask("join", message)["error"]["code"] == "invalid_body"


def test_a_browser_session_connects_by_its_cookie(app: Flask, connect: Connect, logged_in: Any) -> None:
    sio = app.extensions["socketio"]
    client = SocketIOTestClient(app, sio, namespace="/live", flask_test_client=logged_in)
    try:
        assert client.is_connected("/live")
        answer = client.emit("join", {"event": "expo"}, namespace="/live", callback=True)
        assert answer == {"ok": True}
    finally:
        client.disconnect("/live")


def test_over_a_real_websocket_the_patches_add_up_to_the_state(
    browser: Callable[..., socketio.SimpleClient],
    address: str,
    viewer: Actor,
    kiosk: Actor,
    token: str,
) -> None:
    page = browser(viewer)
    assert page.call("join", {"event": "expo"}, timeout=10) == {"ok": True}
    name, document = page.receive(timeout=10)
    assert name == "snapshot"
    moves = [("hall", "in"), ("hall", "out"), ("forum", "in"), ("annex", "in")] * 10
    for zone, direction in moves:
        row = scan_row(token, zone=zone, direction=direction)
        answer = requests.post(
            f"{address}/api/v1/events/expo/scans",
            json={"scans": [row]},
            headers=kiosk.headers,
            timeout=10,
        )
        assert answer.json()["results"][0]["outcome"] == "admitted"
    last = viewer.get("/events/expo/state").get_json()
    deltas = 0
    while document["seq"] < last["seq"]:
        name, delta = page.receive(timeout=10)
        if name != "delta":
            continue  # a tick, or the warnings
        assert delta["from"] == document["seq"]
        document = apply(delta["patch"], document)
        deltas += 1
    assert document | {"at": ""} == last | {"at": ""}
    assert deltas < len(moves)


def test_a_stranger_is_refused_with_a_code(address: str, app: Flask) -> None:
    client = socketio.Client()
    refused: list[Any] = []
    client.on("connect_error", refused.append, namespace="/live")
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(address, namespaces=["/live"], auth={"token": "nobody's"}, transports=["websocket"])
    client.disconnect()
    assert refused[0]["data"]["code"] == "not_authenticated"
