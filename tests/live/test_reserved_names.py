"""Events whose names are the server's own, or nobody's: they are refused, and change nothing of who is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from footfall.services import access
from footfall.store import Stores
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor
from tests.live.conftest import Inbox

Connect = Callable[..., Inbox]
HELLO = {"event": "expo", "zone": "hall", "direction": "in", "name": "North door"}
FIRST = {"/live": ("join", {"event": "expo"}), "/kiosk": ("hello", HELLO)}
#: What comes to whoever is in, when somebody was scanned.
NEWS = {"/live": "delta", "/kiosk": "zone"}


@pytest.mark.parametrize("namespace", FIRST)
@pytest.mark.parametrize("name", ["disconnect", "connect", "connect_error", "error", "no_such_event", ""])
def test_a_reserved_name_is_refused_and_the_right_is_asked_for_on(
    connect: Connect, staff: Actor, kiosk: Actor, stores: Stores, namespace: str, name: str
) -> None:
    inside = connect(kiosk if namespace == "/kiosk" else staff, namespace)
    assert inside.ask(*FIRST[namespace])["ok"]
    for arguments in ({}, "client namespace disconnect", {"token": "another"}):
        assert inside.ask(name, arguments)["error"]["code"] == "unknown_event"
    badge = staff.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]["badge"]["token"]
    staff.post("/events/expo/scans", {"scans": [scan_row(badge)]})
    inside.next(NEWS[namespace])  # still there

    [key] = [
        who.id
        for who in access.list_tokens(stores)
        if who.role.value == namespace.strip("/").replace("live", "staff")
    ]
    access.revoke_token(stores, key)
    eventually_out(inside)


def eventually_out(inside: Inbox) -> None:
    deadline = time.monotonic() + 5
    while inside.client.is_connected(inside.namespace):
        assert time.monotonic() < deadline, "it is still connected"
        time.sleep(0.02)


def test_who_is_in_a_room_and_is_known_to_nobody_hears_nothing(
    connect: Connect, staff: Actor, organizer: Actor, app: Flask
) -> None:
    """Whatever made the server forget who they are."""
    inside = connect(staff)
    assert inside.ask("join", {"event": "expo"})["ok"]
    boards: Any = app.extensions["socketio"].server.namespace_handlers["/live"]
    boards._rights._connections.clear()
    badge = organizer.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]["badge"]["token"]
    organizer.post("/events/expo/scans", {"scans": [scan_row(badge)]})
    eventually_out(inside)
    came = [message["name"] for message in inside.client.queue]
    assert "snapshot" in came
    assert "delta" not in came


@pytest.mark.parametrize(
    "said",
    [
        "42",
        "42{}",
        "42[]",
        "42[5]",
        "42[{}]",
        "42" + "[" * 9000,
        '451-["x",{"_placeholder":true,"num":0}]',
        "43[]",
        "44{}",
        "40[1]",
        '42/live,7["join"',
        "49",
        "4\x00",
    ],
)
def test_what_is_no_message_raises_nothing(
    app: Flask, connect: Connect, staff: Actor, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    inside = connect(staff)
    server = app.extensions["socketio"].server
    for text in (said[1:], f"{said[1]}/live,{said[2:]}"):
        server._handle_eio_message(inside.client.eio_sid, text)
    assert inside.ask("join", {"event": "expo"})["ok"]
    assert caplog.text == ""
