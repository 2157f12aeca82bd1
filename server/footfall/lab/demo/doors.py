"""Sends the planned crowd through a server's doors as kiosks do: the past quickly, the present live."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from footfall.cli.options import now_ms
from footfall.domain.errors import StoreUnavailable
from footfall.domain.scan import MAX_BATCH
from footfall.lab.crowd.plan import PlannedScan, Shown
from footfall.lab.demo.script import Day
from footfall.lab.remote import Remote

#: A code that is no badge, such as people hold up who think it is one.
FOREIGN_TOKEN = "https://example.com/pay/8J2K"
RETRY_SECONDS = 0.5
#: What is older than this goes in by staff's key: a kiosk's live scan is of the last five minutes.
LIVE_MS = 4 * 60_000
#: Readings of the same moment go in one request; nobody at a door waits longer.
GATHER_SECONDS = 0.1


@dataclass
class Tally:
    """What the doors said. `surprises` counts answers other than the crowd had worked out."""

    sent: int = 0
    admitted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    invalid: Counter[str] = field(default_factory=Counter)
    surprises: int = 0

    def count(self, scan: PlannedScan, result: Mapping[str, Any]) -> None:
        self.sent += 1
        answer = result.get("reason", "") if result["outcome"] != "admitted" else "admitted"
        self.surprises += answer != scan.expected
        if result["outcome"] == "admitted":
            self.admitted += 1
        else:
            (self.refused if result["outcome"] == "refused" else self.invalid)[answer] += 1

    def document(self) -> dict[str, Any]:
        return {**vars(self), "refused": dict(self.refused), "invalid": dict(self.invalid)}


class Doors:
    """All kiosks of the event, and a steward who enters what is past. `alive` raises when the server can no longer be
    expected to answer.
    """

    def __init__(
        self,
        remote: Remote,
        steward: Remote,
        event_id: str,
        tokens: Sequence[str],
        replaced: Mapping[int, str],
        alive: Callable[[], None],
    ) -> None:
        self.tally = Tally()
        self._remote, self._steward = remote, steward
        self._event_id = event_id
        self._tokens = tokens
        self._replaced = replaced
        self._alive = alive
        self._began, self._speed = now_ms(), 1.0

    def clock(self) -> float:
        """The crowd's time, ms since the epoch. At another speed than 1 it is not the server's."""
        return self._began + (now_ms() - self._began) * self._speed

    def send_past(self, day: Day, label: str) -> int:
        """Sends what is due by now in full batches; answers the number of the first scan left."""
        due = self._due(day, 0, now_ms())
        with click.progressbar(length=due, label=label, file=sys.stderr) as bar:
            for start in range(0, due, MAX_BATCH):
                end = min(start + MAX_BATCH, due)
                self._send(day, start, end, dated=True)
                bar.update(end - start)
        return due

    def send_live(self, day: Day, start: int, speed: float) -> None:
        """Sends each scan at its own time until the day has none left.

        At another speed than 1 the crowd's clock is not the server's, and the server's counts.
        """
        self._began, self._speed = now_ms(), speed
        while start < len(day.scans):
            clock = self.clock()
            due = min(self._due(day, start, clock), start + MAX_BATCH)
            if due > start:
                self._send(day, start, due, dated=speed == 1)
                start = due
                continue
            self._alive()
            wait = (day.sent_at(start) - clock) / 1000 / speed
            time.sleep(min(max(wait, GATHER_SECONDS), 1.0))

    def _due(self, day: Day, start: int, clock: float) -> int:
        while start < len(day.scans) and day.sent_at(start) <= clock:
            start += 1
        return start

    def _send(self, day: Day, start: int, end: int, *, dated: bool) -> None:
        rows = [self._row(day, number, dated=dated) for number in range(start, end)]
        is_past = dated and min(row["scanned_at"] for row in rows) < now_ms() - LIVE_MS
        by = self._steward if is_past else self._remote
        for scan, result in zip(day.scans[start:end], self._patiently(by, rows), strict=True):
            self.tally.count(scan, result)

    def _patiently(self, by: Remote, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Asks again until there is an answer: the scans carry their ids, so nothing counts twice."""
        while True:
            try:
                return by.scan(self._event_id, rows)
            except StoreUnavailable:
                self._alive()
                time.sleep(RETRY_SECONDS)

    def _row(self, day: Day, number: int, *, dated: bool) -> dict[str, Any]:
        scan = day.scans[number]
        token = self._tokens[scan.person]
        if scan.shown is Shown.FOREIGN:
            token = FOREIGN_TOKEN
        elif scan.shown is Shown.REPLACED:
            token = self._replaced.get(scan.person, token)
        row: dict[str, Any] = {
            "scan_id": f"{scan.kiosk}.{day.date}.{number:05}",
            "token": token,
            "zone": scan.zone,
            "direction": scan.direction.value,
        }
        if dated:
            row["scanned_at"] = day.midnight + scan.at
        if dated and scan.offline:
            # The kiosk decided by itself; a fact, however late it comes.
            admitted = scan.expected == "admitted"
            row |= {"offline": True, "verdict": "admitted" if admitted else "refused"}
            row |= {} if admitted else {"reason": scan.expected}
        return row
