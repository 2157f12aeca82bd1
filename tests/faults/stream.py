"""Kiosks that scan all the time, in threads, and remember what they were answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import requests

from tests.factories import now_ms

Row = dict[str, Any]
#: What people may do at the doors of the event `expo`.
MOVES = (
    *(("site", "in"), ("hall", "in"), ("forum", "in"), ("annex", "in"), ("booth-1", "touch")),
    *(("site", "out"), ("hall", "out"), ("forum", "out"), ("annex", "out")),
)
HOUR_MS = 3_600_000
PATIENCE_S = 60.0
ANSWER_S = 10.0  # a door waits no longer; whatever goes wrong, an answer comes before
PAUSE_S = 0.02  # before a request is sent again


class Stream:
    """Several kiosks, each with requests of its own, one after the other.

    A kiosk that is told to come again (503) repeats its request; one that is cut off stops, or with `stubborn`
    sends it again as well. `answers` maps the scan ids that were answered to (outcome, reason).
    """

    def __init__(
        self, url: str, token: str, kiosks: Sequence[Sequence[list[Row]]], stubborn: bool = False
    ) -> None:
        self.answers: dict[str, tuple[str, str]] = {}
        self.refusals: list[requests.Response] = []
        self.cut_off = 0
        self.surprises: list[str] = []  # answers that no kiosk should ever get
        self._url, self._token, self._stubborn = url, token, stubborn
        self._changed = threading.Condition()
        self._threads = [threading.Thread(target=self._run, args=[kiosk], daemon=True) for kiosk in kiosks]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for_answers(self, n: int) -> None:
        """Until so many scans have been answered."""
        self._wait_until(lambda: len(self.answers) >= n)

    def wait_for_refusals(self, n: int) -> None:
        """Until kiosks have been told so often to come again."""
        self._wait_until(lambda: len(self.refusals) >= n)

    def _wait_until(self, happened: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.surprises or happened(), PATIENCE_S), "it stands still"
            assert self.surprises == []

    def finish(self) -> None:
        """Returns when every kiosk has sent all it had, or was cut off."""
        deadline = time.monotonic() + PATIENCE_S
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), "a kiosk waits for an answer that does not come"
        assert self.surprises == []

    def _run(self, kiosk: Sequence[list[Row]]) -> None:
        with requests.Session() as session:
            session.trust_env = False
            session.headers["Authorization"] = f"Bearer {self._token}"
            for rows in kiosk:
                if not self._send(session, rows):
                    return

    def _send(self, session: requests.Session, rows: list[Row]) -> bool:
        while True:
            try:
                answer = session.post(self._url, json={"scans": rows}, timeout=ANSWER_S)
                results = answer.json().get("results", [])
            except requests.RequestException:
                with self._changed:
                    self.cut_off += 1
                    self._changed.notify_all()
                if not self._stubborn:
                    return False
                time.sleep(PAUSE_S)
                continue
            with self._changed:
                if answer.status_code == 200:
                    self.answers |= {row["scan_id"]: outcome(row) for row in results}
                elif answer.status_code == 503:
                    self.refusals.append(answer)
                else:
                    self.surprises.append(f"{answer.status_code} {answer.text}")
                self._changed.notify_all()
            if answer.status_code != 503:
                return answer.status_code == 200
            time.sleep(PAUSE_S)


def outcome(result: Row) -> tuple[str, str]:
    return result["outcome"], result.get("reason", "")


def requests_of_kiosks(tokens: Sequence[str], kiosks: int, each: int, seed: int) -> list[list[list[Row]]]:
    """For each kiosk its requests: every second one a single scan, the others up to 16 at once."""
    random, now = Random(seed), now_ms()
    return [
        [
            [
                random_row(random, tokens, f"kiosk-{kiosk}.{number}.{row}", now)
                for row in range(1 if number % 2 else random.randint(2, 16))
            ]
            for number in range(each)
        ]
        for kiosk in range(kiosks)
    ]


def random_row(random: Random, tokens: Sequence[str], scan_id: str, now: int) -> Row:
    """A live scan, some of them dated, some with a worthless badge; or now and then a fact from offline."""
    zone, direction = random.choice(MOVES)
    token = random.choice(tokens) if random.random() < 0.95 else "FF1NOBADGE"
    row: Row = {"scan_id": scan_id, "zone": zone, "direction": direction, "token": token}
    if random.random() < 0.5:
        row["scanned_at"] = now - random.randrange(HOUR_MS)
        if random.random() < 0.2:
            row |= {"offline": True, "verdict": random.choice(["admitted", "refused"])}
    return row
