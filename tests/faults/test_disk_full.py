"""No room for the append-only file in the middle of a stream: nothing answered is lost, and room mends it."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.scene import (
    MIDDLE,
    Scene,
    Starter,
    check_that_all_were_answered,
    eventually,
    nobody_may_start_a_store,
)
from tests.helpers import LiveServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of other processes are Linux' own"),
]

A_FEW_SCANS = 4_000  # bytes
MUCH = str(10**9)  # MB: more than any disk has


@contextmanager
def no_room(server: LiveServer, scene: Scene) -> Iterator[None]:
    """Soon no file of the store can grow: a limit stands for the full disk, also for stores that are started yet."""
    limit = max(file.stat().st_size for file in scene.data_dir.glob("appendonlydir/*")) + A_FEW_SCANS

    def set_limit(bytes_: int) -> None:
        for pid in (server.process.pid, scene.store_pid()):
            with suppress(ProcessLookupError):  # of a store that has ended meanwhile
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))

    set_limit(limit)
    try:
        yield
    finally:
        set_limit(resource.RLIM_INFINITY)


def test_a_full_disk_stops_the_scans_until_there_is_room_again(
    start_server: Starter, prepared: Callable[[], Scene], tmp_path: Path
) -> None:
    with start_server(errors=tmp_path / "errors") as server:
        scene = prepared()
        stores = {scene.store_pid()}

        def three_stores_have_failed() -> bool:
            stores.add(scene.store_pid())
            return len(stores) > 3

        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        with no_room(server, scene):
            stream.wait_for_refusals(len(scene.kiosks))
            eventually(three_stores_have_failed)
            assert server.get("/healthz").status_code == 200
        stream.finish()
        assert stream.cut_off == 0
        assert "AOF write error" in (tmp_path / "errors").read_text()
        check_that_all_were_answered(scene, server, stream)


def test_little_room_is_told_at_start_and_by_readyz_whether_or_not_the_store_answers(
    start_server: Starter, data_dir: Path, tmp_path: Path
) -> None:
    with start_server(errors=tmp_path / "errors", FOOTFALL_DISK_WARNING=MUCH) as server:
        assert "footfall: warning: The disk of the data directory has" in (tmp_path / "errors").read_text()
        ready = server.get("/readyz")
        assert (ready.status_code, ready.json()["status"]) == (200, "ok")
        assert "make room" in ready.json()["warnings"][0]
        with nobody_may_start_a_store(data_dir):
            os.kill(int((data_dir / "valkey.pid").read_text()), signal.SIGKILL)
            ready = server.get("/readyz")
            assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
            assert "make room" in ready.json()["warnings"][0]
