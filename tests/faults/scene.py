"""The event that things go wrong at, and what must hold afterwards whatever went wrong."""

from __future__ import annotations

import fcntl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from footfall.domain.log import EntryKind
from footfall.services import access
from footfall.services.reconcile import recount
from footfall.store import Stores
from tests.faults.stream import PATIENCE_S, Row, Stream, outcome
from tests.helpers import LiveServer

Starter = Callable[..., AbstractContextManager[LiveServer]]

EVENT = "/api/v1/events/expo"
BATCH = 500
#: Scans answered: what goes wrong in the middle comes well after the first of them and well before the last.
MIDDLE = 200


@dataclass
class Scene:
    """The event with its people, and all that its kiosks are going to send.

    `badges` are tokens as printed on badges, `token` is a kiosk's that may scan everywhere.
    """

    stores: Stores
    data_dir: Path
    badges: list[str]
    token: str
    kiosks: list[list[list[Row]]]

    @property
    def rows(self) -> list[Row]:
        return [row for kiosk in self.kiosks for rows in kiosk for row in rows]

    @cached_property
    def viewer(self) -> str:
        """A token that may read the numbers."""
        return access.create_token(self.stores, "viewer", "expo", None, "viewer")

    def stream(self, server: LiveServer, stubborn: bool = False) -> Stream:
        return Stream(f"{server.url}{EVENT}/scans", self.token, self.kiosks, stubborn)

    def store_pid(self) -> int:
        """Of the store that was started last."""
        file = self.data_dir / "valkey.pid"
        eventually(lambda: file.exists() and file.read_text() != "")  # a store that starts writes it anew
        return int(file.read_text())

    def send(self, server: LiveServer, rows: Sequence[Row]) -> list[Row]:
        """The results of `rows`, in the same order; every request must be answered with 200."""
        results: list[Row] = []
        for start in range(0, len(rows), BATCH):
            answer = server.post(f"{EVENT}/scans", {"scans": rows[start : start + BATCH]}, self.token)
            assert answer.status_code == 200, answer.text
            results += answer.json()["results"]
        return results

    def numbers(self, server: LiveServer) -> dict[str, Any]:
        """`/state` without the time of asking."""
        answer = server.get(f"{EVENT}/state", self.viewer)
        assert answer.status_code == 200, answer.text
        state: dict[str, Any] = answer.json()
        del state["at"]
        return state

    def logged(self) -> dict[str, tuple[str, str]]:
        """Scan id -> (outcome, reason) of everything in the log, where nothing may stand twice."""
        entries = [e for e in self.stores.scans.log("expo") if e.kind in (EntryKind.SCAN, EntryKind.FACT)]
        assert max(Counter(entry.scan_id for entry in entries).values(), default=0) <= 1
        return {entry.scan_id: (entry.outcome, entry.reason) for entry in entries}


def eventually(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


@contextmanager
def nobody_may_start_a_store(data_dir: Path) -> Iterator[None]:
    """Holds the lock that whoever starts the store must have."""
    with open(data_dir / "start.lock", "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def check_reconciled(scene: Scene) -> None:
    """What `footfall reconcile` looks at, without the start of a process."""
    assert recount(scene.stores, "expo").differences == []


def check_refusals(stream: Stream) -> None:
    """Whoever was turned away was told by a stable code, and when to come again."""
    assert all(refusal.json()["error"]["code"] == "store_unavailable" for refusal in stream.refusals)
    assert all(int(refusal.headers["Retry-After"]) > 0 for refusal in stream.refusals)


def check_what_was_answered(scene: Scene, server: LiveServer, stream: Stream) -> None:
    """Everything answered is in the log once and as answered; the counters are right; repeating changes nothing."""
    logged = scene.logged()
    assert {scan_id: logged.get(scan_id) for scan_id in stream.answers} == stream.answers
    check_reconciled(scene)

    before = scene.numbers(server)
    answered = [row for row in scene.rows if row["scan_id"] in stream.answers]
    Random(1).shuffle(answered)
    again = scene.send(server, answered)
    assert all(result.get("replayed") for result in again)
    assert {result["scan_id"]: outcome(result) for result in again} == stream.answers
    assert scene.numbers(server) == before


def check_that_all_were_answered(scene: Scene, server: LiveServer, stream: Stream) -> None:
    """Every kiosk got its answers in the end, and all of what was answered holds."""
    assert stream.answers.keys() == {row["scan_id"] for row in scene.rows}
    check_refusals(stream)
    check_what_was_answered(scene, server, stream)


def check_that_all_can_be_sent(scene: Scene, server: LiveServer, stream: Stream) -> None:
    """What had no answer gets one now, and from then on nothing changes any more."""
    results = {result["scan_id"]: outcome(result) for result in scene.send(server, scene.rows)}
    assert {scan_id: results[scan_id] for scan_id in stream.answers} == stream.answers
    before = scene.numbers(server)
    again = scene.send(server, scene.rows)
    assert all(result.get("replayed") for result in again)
    assert {result["scan_id"]: outcome(result) for result in again} == results
    assert scene.numbers(server) == before
    check_reconciled(scene)
