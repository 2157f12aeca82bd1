"""`kill -9` in the middle of a stream of scans: what was answered is kept, and everything can be sent again."""

from __future__ import annotations

import fcntl
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from footfall.domain.log import EntryKind
from footfall.services import access, events, register
from footfall.services.reconcile import recount
from footfall.settings import Settings
from footfall.store import Stores, open_stores
from footfall.store.embedded import EmbeddedStore
from tests.factories import event_config, visitor_row
from tests.faults.stream import Row, Stream, outcome, requests_of_kiosks
from tests.helpers import LiveServer, footfall

pytestmark = pytest.mark.slow

Starter = Callable[..., AbstractContextManager[LiveServer]]

EVENT = "/api/v1/events/expo"
KIOSKS, REQUESTS, VISITORS = 4, 60, 40
MIDDLE = 400  # scans answered: the kill comes well after the first and well before the last
BATCH = 500


@dataclass
class Scene:
    """The event with its people, and all that its kiosks are going to send."""

    stores: Stores
    data_dir: Path
    token: str
    kiosks: list[list[list[Row]]]

    @property
    def rows(self) -> list[Row]:
        return [row for kiosk in self.kiosks for rows in kiosk for row in rows]

    def stream(self, server: LiveServer) -> Stream:
        return Stream(f"{server.url}{EVENT}/scans", self.token, self.kiosks)

    def store_pid(self) -> int:
        return int((self.data_dir / "valkey.pid").read_text())

    def send(self, server: LiveServer, rows: Sequence[Row]) -> list[Row]:
        results: list[Row] = []
        for start in range(0, len(rows), BATCH):
            answer = server.post(f"{EVENT}/scans", {"scans": rows[start : start + BATCH]}, self.token)
            assert answer.status_code == 200, answer.text
            results += answer.json()["results"]
        return results

    def numbers(self, server: LiveServer) -> dict[str, Any]:
        """`/state` without the time of asking."""
        state: dict[str, Any] = server.get(f"{EVENT}/state", access_token(self.stores)).json()
        del state["at"]
        return state


def access_token(stores: Stores) -> str:
    return access.create_token(stores, "viewer", "expo", None, "viewer")


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    """Where `start_server` keeps its data; no store is left running there."""
    yield tmp_path / "data"
    store = EmbeddedStore(tmp_path / "data")
    if store.answers():
        store.ensure()
        store.release()


@pytest.fixture
def prepared(data_dir: Path, request: pytest.FixtureRequest) -> Callable[[], Scene]:
    def prepare() -> Scene:
        stores = open_stores(Settings(data_dir=data_dir))
        events.create_event(stores, event_config())
        people = register.register_visitors(stores, "expo", [visitor_row() for _ in range(VISITORS)])
        token = access.create_token(stores, "kiosk", "expo", None, "crowd")
        # Another crowd for each test, and the same one whenever it is run again.
        seed = len(request.node.name)
        kiosks = requests_of_kiosks([person.token for person in people], KIOSKS, REQUESTS, seed)
        return Scene(stores, data_dir, token, kiosks)

    return prepare


@contextmanager
def nobody_may_start_a_store(data_dir: Path) -> Iterator[None]:
    """Holds the lock that whoever starts the store must have."""
    with open(data_dir / "start.lock", "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def check_what_was_answered(scene: Scene, server: LiveServer, stream: Stream) -> None:
    """Everything answered is in the log once and as answered; the counters are right; repeating changes nothing."""
    entries = [e for e in scene.stores.scans.log("expo") if e.kind in (EntryKind.SCAN, EntryKind.FACT)]
    times = Counter(entry.scan_id for entry in entries)
    assert max(times.values()) == 1
    logged = {entry.scan_id: (entry.outcome, entry.reason) for entry in entries}
    assert {scan_id: logged.get(scan_id) for scan_id in stream.answers} == stream.answers

    reconciled = footfall("reconcile", "--event", "expo", "--data-dir", str(scene.data_dir))
    assert reconciled.returncode == 0, reconciled.stdout + reconciled.stderr

    before = scene.numbers(server)
    answered = [row for row in scene.rows if row["scan_id"] in stream.answers]
    Random(1).shuffle(answered)
    again = scene.send(server, answered)
    assert all(result.get("replayed") for result in again)
    assert {result["scan_id"]: outcome(result) for result in again} == stream.answers
    assert scene.numbers(server) == before


def check_that_all_can_be_sent(scene: Scene, server: LiveServer, stream: Stream) -> None:
    """What had no answer gets one now, and from then on nothing changes any more."""
    results = {result["scan_id"]: outcome(result) for result in scene.send(server, scene.rows)}
    assert {scan_id: results[scan_id] for scan_id in stream.answers} == stream.answers
    before = scene.numbers(server)
    again = scene.send(server, scene.rows)
    assert all(result.get("replayed") for result in again)
    assert {result["scan_id"]: outcome(result) for result in again} == results
    assert scene.numbers(server) == before
    assert recount(scene.stores, "expo").differences == []


def test_the_store_is_killed_and_the_server_brings_it_back(
    start_server: Starter, prepared: Callable[[], Scene], data_dir: Path
) -> None:
    with start_server() as server:
        scene = prepared()
        killed = scene.store_pid()
        stream = scene.stream(server)
        stream.start()
        stream.wait_until(lambda s: len(s.answers) >= MIDDLE)
        with nobody_may_start_a_store(data_dir):
            os.kill(killed, signal.SIGKILL)
            stream.wait_until(lambda s: len(s.refusals) >= KIOSKS)
            assert server.get("/healthz").status_code == 200
            assert server.get("/readyz").status_code == 503
        stream.finish()  # every kiosk got its answers in the end, from a store that came back by itself
        assert stream.cut_off == 0
        assert len(stream.answers) == len(scene.rows)
        assert all(int(refusal.headers["Retry-After"]) > 0 for refusal in stream.refusals)
        assert all(r.json()["error"]["code"] == "store_unavailable" for r in stream.refusals)
        assert scene.store_pid() != killed
        check_what_was_answered(scene, server, stream)


def test_the_server_is_killed(start_server: Starter, prepared: Callable[[], Scene]) -> None:
    with start_server() as server:
        scene = prepared()
        stream = scene.stream(server)
        stream.start()
        stream.wait_until(lambda s: len(s.answers) >= MIDDLE)
        server.kill()
        stream.finish()
    assert stream.cut_off == KIOSKS
    assert len(stream.answers) < len(scene.rows)
    with start_server() as server:
        check_what_was_answered(scene, server, stream)
        check_that_all_can_be_sent(scene, server, stream)


def test_the_server_and_the_store_are_killed(start_server: Starter, prepared: Callable[[], Scene]) -> None:
    with start_server() as server:
        scene = prepared()
        stream = scene.stream(server)
        stream.start()
        stream.wait_until(lambda s: len(s.answers) >= MIDDLE)
        os.kill(scene.store_pid(), signal.SIGKILL)
        server.kill()
        stream.finish()
    assert stream.cut_off == KIOSKS
    assert len(stream.answers) < len(scene.rows)
    with start_server() as server:
        check_what_was_answered(scene, server, stream)
        check_that_all_can_be_sent(scene, server, stream)
