"""Kiosks whose network goes away: what came whole counts once, what came half counts not at all."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.factories import scan_row
from tests.faults.scene import EVENT, Scene, Starter, check_reconciled, eventually
from tests.faults.stream import Row
from tests.helpers import LiveServer

pytestmark = pytest.mark.slow

AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closing resets the connection, as a network that is gone does


def request_bytes(scene: Scene, rows: list[Row]) -> bytes:
    body = json.dumps({"scans": rows}).encode()
    head = [
        f"POST {EVENT}/scans HTTP/1.1",
        "Host: venue",
        f"Authorization: Bearer {scene.token}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def send_and_leave(server: LiveServer, raw: bytes, reset: bool) -> None:
    """Sends and hears no answer."""
    port = urlsplit(server.url).port
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(raw)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_whoever_leaves_after_sending_is_counted_once(
    start_server: Starter, prepared: Callable[[], Scene], tmp_path: Path, reset: bool
) -> None:
    with start_server(errors=tmp_path / "errors") as server:
        scene = prepared()
        batches = [[scan_row(badge), scan_row(badge, zone="forum")] for badge in scene.badges]
        for rows in batches:
            send_and_leave(server, request_bytes(scene, rows), reset)
        if not reset:  # a reset may overtake what was sent before it
            eventually(lambda: len(scene.logged()) == 2 * len(batches))
        rows = [row for rows in batches for row in rows]
        arrived = scene.logged().keys()
        again = scene.send(server, rows)
        assert {result["scan_id"] for result in again if result.get("replayed")} >= arrived
        assert scene.logged().keys() == {row["scan_id"] for row in rows}
        assert scene.numbers(server)["zones"]["forum"]["visits"] == len(batches)
        assert scene.numbers(server)["totals"]["admitted"] == len(rows)
        check_reconciled(scene)
    assert (tmp_path / "errors").read_text() == ""


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_half_a_request_records_nothing_and_the_server_goes_on(
    start_server: Starter, prepared: Callable[[], Scene], tmp_path: Path, reset: bool
) -> None:
    with start_server(errors=tmp_path / "errors") as server:
        scene = prepared()
        batches = [[scan_row(badge), scan_row(badge, zone="forum")] for badge in scene.badges]
        for number, rows in enumerate(batches):
            raw = request_bytes(scene, rows)
            send_and_leave(server, raw[: len(raw) * (number + 1) // (len(batches) + 1)], reset)
        last = scan_row(scene.badges[0])
        assert not scene.send(server, [last])[0].get("replayed")
        assert scene.logged().keys() == {last["scan_id"]}
        rows = [row for rows in batches for row in rows]
        assert not any(result.get("replayed") for result in scene.send(server, rows))
        check_reconciled(scene)
    assert (tmp_path / "errors").read_text() == ""
