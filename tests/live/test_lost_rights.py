"""Whoever loses their right is out of every namespace within two seconds, also a client that does not listen."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
import websocket

from footfall.domain.event import Event
from footfall.services import access, sessions, users
from footfall.store import Stores
from tests.factories import now_ms
from tests.helpers import PASSWORD, LiveServer

NAMESPACES = ("/live", "/kiosk")
WITHIN_S = 2.0
JOINS: dict[str, Any] = {
    "/live": ["join", {"event": "expo"}],
    "/kiosk": ["hello", {"event": "expo", "zone": "hall", "direction": "in", "name": "Door"}],
}


@pytest.fixture
def ann(stores: Stores, event: Event) -> str:
    users.create_user(stores, "ann", PASSWORD, "staff", "expo")
    return "ann"


Connect = Callable[..., websocket.WebSocket]


@pytest.fixture
def connect(live_server: LiveServer) -> Iterator[Connect]:
    """A WebSocket that speaks Socket.IO's protocol by hand, and does nothing of its own when it is sent away."""
    made: list[websocket.WebSocket] = []

    def connect(namespace: str, join: bool, cookie: str = "", token: str = "") -> websocket.WebSocket:
        line = websocket.create_connection(
            live_server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket",
            cookie=cookie or None,
            timeout=10,
        )
        made.append(line)
        line.send(f"40{namespace}," + (json.dumps({"token": token}) if token else ""))
        wait_for(line, f"40{namespace}")
        if join:
            line.send(f"42{namespace},1{json.dumps(JOINS[namespace])}")
            assert '"ok":true' in wait_for(line, f"43{namespace}")
        return line

    yield connect
    for line in made:
        line.close()


def wait_for(line: websocket.WebSocket, start: str) -> str:
    while True:
        text = str(line.recv())
        if text.startswith(start):
            return text


def seconds_until_closed(line: websocket.WebSocket, since: float) -> float:
    while True:
        try:
            if line.recv() == "":
                return time.monotonic() - since
        except (websocket.WebSocketConnectionClosedException, OSError):
            return time.monotonic() - since


def log_in(server: LiveServer, name: str) -> str:
    answer = requests.post(
        f"{server.url}/api/v1/session", json={"name": name, "password": PASSWORD}, timeout=30
    )
    return f"footfall_session={answer.cookies['footfall_session']}"


def ends(stores: Stores, name: str) -> dict[str, Callable[[], object]]:
    def one_by_one() -> None:
        for one, _ in sessions.everybodys(stores, now_ms()):
            sessions.end_any(stores, one.id)

    return {
        "disabled": lambda: users.disable(stores, name),
        "password": lambda: users.set_password(stores, name, PASSWORD + " now"),
        "removed": lambda: users.remove_user(stores, name),
        "ended": one_by_one,
    }


@pytest.mark.parametrize("how", ["disabled", "password", "removed", "ended"])
def test_a_users_sockets_close(
    live_server: LiveServer, stores: Stores, ann: str, connect: Connect, how: str
) -> None:
    cookie = log_in(live_server, ann)
    lines = [connect(namespace, join, cookie) for namespace in NAMESPACES for join in (False, True)]
    ends(stores, ann)[how]()
    began = time.monotonic()
    for line in lines:
        assert seconds_until_closed(line, began) < WITHIN_S


def test_a_tokens_sockets_close(stores: Stores, event: Event, connect: Connect) -> None:
    token = access.create_token(stores, "staff", "expo")
    lines = [connect(namespace, join, token=token) for namespace in NAMESPACES for join in (False, True)]
    access.revoke_token(stores, access.list_tokens(stores)[0].id)
    began = time.monotonic()
    for line in lines:
        assert seconds_until_closed(line, began) < WITHIN_S


def test_those_of_others_stay(live_server: LiveServer, stores: Stores, ann: str, connect: Connect) -> None:
    users.create_user(stores, "ben", PASSWORD, "staff", "expo")
    anns = connect("/live", True, log_in(live_server, ann))
    bens = connect("/live", True, log_in(live_server, "ben"))
    users.disable(stores, ann)
    seconds_until_closed(anns, 0)
    bens.send('42/live,2["join",{"event":"expo"}]')
    assert '"ok":true' in wait_for(bens, "43/live")
