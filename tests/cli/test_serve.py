"""The real server: how it starts, what it survives, and how it stops."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
import websocket

from footfall.store.embedded import EmbeddedStore
from tests.helpers import LiveServer, footfall

Start = Callable[..., Any]
WORKERS = ("eventlet", "threading")


def store_pid(data_dir: Path) -> int:
    return int((data_dir / "valkey.pid").read_text())


def wait_for(happened: Callable[[], bool], seconds: float) -> float:
    """How long it took; fails after `seconds`."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, "it took too long"
        time.sleep(0.02)
    return time.monotonic() - began


def is_ready(server: LiveServer) -> bool:
    return server.get("/readyz").status_code == 200


@pytest.mark.parametrize("worker", WORKERS)
def test_it_serves_and_stops_with_its_store(start_server: Start, tmp_path: Path, worker: str) -> None:
    with start_server(errors=tmp_path / "errors", FOOTFALL_WORKER=worker) as server:
        assert is_ready(server)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(15) == 0
        assert not EmbeddedStore(server.data_dir).answers()
    assert (tmp_path / "errors").read_text() == ""


def test_an_interrupt_stops_it_as_well(start_server: Start, tmp_path: Path) -> None:
    with start_server(errors=tmp_path / "errors") as server:
        assert is_ready(server)
        os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does
        assert server.process.wait(15) == 0
    assert "Traceback" not in (tmp_path / "errors").read_text()


@pytest.mark.parametrize("worker", WORKERS)
def test_a_killed_store_is_back_within_a_second(start_server: Start, tmp_path: Path, worker: str) -> None:
    with start_server(errors=tmp_path / "errors", FOOTFALL_WORKER=worker) as server:
        data_dir = server.data_dir
        token = footfall(
            "token", "create", "--role", "viewer", "--every-event", "--data-dir", str(data_dir)
        ).stdout.strip()
        killed = store_pid(data_dir)
        os.kill(killed, signal.SIGKILL)
        # A second by design; the rest is for a busy machine.
        wait_for(lambda: store_pid(data_dir) != killed and is_ready(server), 5)
        assert server.get("/api/v1/me", token).json()["role"] == "viewer"
    assert "started again" in (tmp_path / "errors").read_text()


def test_while_the_store_is_away_the_answer_is_503_and_when_to_come_back(
    start_server: Start, tmp_path: Path
) -> None:
    with start_server(errors=tmp_path / "errors") as server:
        token = footfall(
            "token", "create", "--role", "viewer", "--every-event", "--data-dir", str(server.data_dir)
        ).stdout.strip()
        os.kill(server.process.pid, signal.SIGSTOP)  # nobody starts the store again
        try:
            os.kill(store_pid(server.data_dir), signal.SIGKILL)
            answer = server.get("/api/v1/events", token)
            assert answer.status_code == 503
            assert int(answer.headers["Retry-After"]) >= 1
            assert answer.json()["error"]["code"] == "store_unavailable"
        finally:
            os.kill(server.process.pid, signal.SIGCONT)
        wait_for(lambda: is_ready(server), 10)


def test_what_was_stored_outlives_a_power_cut(start_server: Start, tmp_path: Path) -> None:
    with start_server() as server:
        data_dir = server.data_dir
        token = footfall(
            "token", "create", "--role", "viewer", "--every-event", "--data-dir", str(data_dir)
        ).stdout.strip()
        os.kill(store_pid(data_dir), signal.SIGKILL)
        server.kill()
    with start_server() as server:
        assert server.get("/api/v1/me", token).status_code == 200


@pytest.mark.parametrize("worker", WORKERS)
def test_a_killed_server_leaves_no_store_behind(start_server: Start, worker: str) -> None:
    with start_server(FOOTFALL_WORKER=worker) as server:
        data_dir = server.data_dir
        token = footfall(
            "token", "create", "--role", "viewer", "--every-event", "--data-dir", str(data_dir)
        ).stdout.strip()
        store = store_pid(data_dir)
        server.kill()
        wait_for(lambda: not Path(f"/proc/{store}").exists(), 10)
        assert not EmbeddedStore(data_dir).answers()
    with start_server() as server:
        assert server.get("/api/v1/me", token).status_code == 200


def test_a_store_ends_with_its_keeper_and_is_started_again(start_server: Start) -> None:
    with start_server() as server:
        store = store_pid(server.data_dir)
        keeper = int(Path(f"/proc/{store}/stat").read_text().rpartition(")")[2].split()[1])
        os.killpg(
            server.process.pid, signal.SIGSTOP
        )  # nobody is there to end the store, nor to start another
        try:
            os.kill(keeper, signal.SIGKILL)
            wait_for(lambda: not Path(f"/proc/{store}").exists(), 10)
        finally:
            os.killpg(server.process.pid, signal.SIGCONT)
        wait_for(lambda: is_ready(server), 10)
        assert store_pid(server.data_dir) != store


def test_a_second_server_shares_the_data_directory_and_the_store_stays_for_it(start_server: Start) -> None:
    with start_server() as first:
        with start_server() as second:
            assert store_pid(first.data_dir) == store_pid(second.data_dir)
        assert second.process.returncode == 0
        assert is_ready(first)


def test_a_port_in_use_is_one_line_and_exit_2(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = footfall("serve", "--host", "127.0.0.1", "--port", port, "--data-dir", str(tmp_path / "d"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"footfall: port {port} is in use")
    assert len(done.stderr.splitlines()) == 1


def test_an_address_of_another_machine_is_one_line_and_exit_2(tmp_path: Path) -> None:
    done = footfall("serve", "--host", "192.0.2.1", "--port", "0", "--data-dir", str(tmp_path / "d"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("worker", WORKERS)
def test_several_workers_answer_and_websockets_close_without_a_word(
    start_server: Start, tmp_path: Path, worker: str
) -> None:
    errors = tmp_path / "errors"
    with start_server(errors=errors, FOOTFALL_WORKERS="2", FOOTFALL_WORKER=worker) as server:
        url = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        for _ in range(6):
            socket_ = websocket.create_connection(url, timeout=10)
            assert socket_.recv()[:1] in ("0", b"0")
            socket_.close()
        with requests.Session() as session:
            assert all(session.get(f"{server.url}/healthz", timeout=10).ok for _ in range(20))
    assert errors.read_text() == ""
