"""docs/access.md has a row for every address and every event of Socket.IO, and each role may what the rows say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from tests.factories import visitor_row
from tests.helpers import Actor

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
#: The columns of the table, as the fixtures call who stands at the head of each.
ROLES = ("owner", "organizer", "staff", "viewer", "kiosk", "foreigner", "stranger")
YES, NO = "yes", "no"
REFUSED = {"not_allowed", "not_authenticated"}
#: Where an address asks for more than its parts before anybody is refused or served.
QUERIES = {"/badges/book": "?zone=hall", "/inside": "?zone=hall", "/breakdown": "?by=category"}
PARTS = {
    "event": "expo",
    "visitor": "v1",
    "group": "West",
    "table": "flow",
    "format": "csv",
    "file": "nothing",
}
MESSAGES: dict[str, Any] = {
    "join": {"event": "expo"},
    "hello": {"event": "expo", "zone": "hall", "direction": "in", "name": "Door"},
    "heartbeat": {"queue": 0},
}

Row = tuple[str, str]
Table = dict[Row, list[str]]


def table() -> Table:
    """Method and address, or namespace and event -> `yes` or `no` for each role."""
    rows = re.findall(r"^\| `(\S+) (\S+)` \|(.*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {(kind, place): [cell.strip() for cell in cells.split("|")] for kind, place, cells in rows}


def addresses(app: Flask) -> Iterator[Row]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD"}):
            yield method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def events(app: Flask) -> Iterator[Row]:
    for namespace, handler in app.extensions["socketio"].server.namespace_handlers.items():
        for name in dir(handler):
            if name.startswith("on_") and name != "on_disconnect":
                yield namespace, name.removeprefix("on_")


def test_every_address_and_every_event_has_a_row_and_no_other_thing_has(app: Flask) -> None:
    there = [*addresses(app), *events(app)]
    assert len(there) == len(set(there))
    assert sorted(table()) == sorted(there)


def test_every_row_says_yes_or_no_for_each_role() -> None:
    assert {row: cells for row, cells in table().items() if len(cells) != len(ROLES)} == {}
    assert {cell for cells in table().values() for cell in cells} == {YES, NO}


def may_call(actor: Actor, method: str, address: str) -> bool:
    path = re.sub(r"\{(\w+)\}", lambda part: PARTS.get(part[1], "nothing"), address)
    path += next((query for end, query in QUERIES.items() if address.endswith(end)), "")
    body: dict[str, Any] | None = None if method in ("GET", "DELETE") else {}
    answer = actor.client.open(path, method=method, headers=actor.headers, json=body)
    assert answer.status_code != 500, (method, path)
    if answer.status_code not in (401, 403):
        return True
    code = answer.get_json()["error"]["code"]
    if code == "not_authenticated":
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    return code not in REFUSED


def may_emit(app: Flask, actor: Actor, namespace: str) -> dict[str, bool]:
    """Which events of a namespace somebody may emit, `connect` the first; the others in the order of their use."""
    auth = None if actor.token is None else {"token": actor.token}
    client = SocketIOTestClient(app, app.extensions["socketio"], namespace=namespace, auth=auth)
    names = [name for space, name in events(app) if space == namespace and name != "connect"]
    may = {"connect": client.is_connected(namespace)}
    for name in sorted(names, key=list(MESSAGES).index):
        if not may["connect"]:
            may[name] = False
            continue
        answer = client.emit(name, MESSAGES[name], namespace=namespace, callback=True)
        may[name] = answer["ok"] or answer["error"]["code"] not in {*REFUSED, "hello_first"}
    if may["connect"]:
        client.disconnect(namespace)
    return may


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_its_column_says_and_no_more(
    app: Flask, staff: Actor, role: str, request: pytest.FixtureRequest
) -> None:
    staff.post("/events/expo/visitors", visitor_row(group="West"))
    actor: Actor = request.getfixturevalue(role)
    found = {row: may_call(actor, *row) for row in addresses(app)}
    for namespace in ("/live", "/kiosk"):
        found |= {(namespace, name): may for name, may in may_emit(app, actor, namespace).items()}
    column = ROLES.index(role)
    said = {row: cells[column] == YES for row, cells in table().items()}
    assert {row: may for row, may in found.items() if said.get(row) != may} == {}
