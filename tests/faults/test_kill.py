"""`kill -9` in the middle of a stream of scans: what was answered is kept, and everything can be sent again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from footfall.lab.bench.cpu import workers
from tests.by_hand import by_hand
from tests.faults.scene import (
    MIDDLE,
    Scene,
    Starter,
    check_that_all_can_be_sent,
    check_that_all_were_answered,
    check_what_was_answered,
    eventually,
    nobody_may_start_a_store,
)

pytestmark = pytest.mark.slow


def test_the_store_is_killed_and_the_server_brings_it_back(
    start_server: Starter, prepared: Callable[[], Scene], data_dir: Path
) -> None:
    with start_server() as server:
        scene = prepared()
        killed = scene.store_pid()
        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        with nobody_may_start_a_store(data_dir):
            os.kill(killed, signal.SIGKILL)
            stream.wait_for_refusals(len(scene.kiosks))
            assert server.get("/healthz").status_code == 200
            ready = server.get("/readyz")
            assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
            assert int(ready.headers["Retry-After"]) > 0
        stream.finish()
        assert stream.cut_off == 0
        assert scene.store_pid() != killed
        check_that_all_were_answered(scene, server, stream)


def test_the_store_is_killed_while_it_writes_its_file_anew(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server() as server:
        scene = prepared()

        def is_writing() -> bool:
            return bool(scene.stores.redis.info("persistence")["aof_rewrite_in_progress"])

        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        by_hand(scene.stores).config_set(
            "rdb-key-save-delay", 30_000
        )  # µs: or it would be done before the kill
        by_hand(scene.stores).bgrewriteaof()
        eventually(is_writing)
        stream.wait_for_answers(len(stream.answers) + 20)
        assert is_writing()
        os.kill(scene.store_pid(), signal.SIGKILL)
        stream.finish()
        assert stream.cut_off == 0
        check_that_all_were_answered(scene, server, stream)


def test_a_worker_is_killed_and_another_takes_its_place(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server() as server:
        scene = prepared()
        [killed] = workers(server.process.pid)
        stream = scene.stream(server, stubborn=True)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        os.kill(killed, signal.SIGKILL)
        stream.finish()
        assert stream.cut_off > 0
        assert killed not in workers(server.process.pid)
        check_that_all_were_answered(scene, server, stream)


@pytest.mark.parametrize("and_the_store", [False, True], ids=["server", "server and store"])
def test_the_server_is_killed(
    start_server: Starter, prepared: Callable[[], Scene], and_the_store: bool
) -> None:
    with start_server() as server:
        scene = prepared()
        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        if and_the_store:
            os.kill(scene.store_pid(), signal.SIGKILL)
        server.kill()
        stream.finish()
    assert stream.cut_off == len(scene.kiosks)
    assert len(stream.answers) < len(scene.rows)
    with start_server() as server:
        check_what_was_answered(scene, server, stream)
        check_that_all_can_be_sent(scene, server, stream)
