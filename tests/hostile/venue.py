"""A venue with a door, and somebody who means it harm beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from footfall.services import access
from footfall.store import Stores
from tests.helpers import LiveServer
from tests.hostile.apart import Apart
from tests.hostile.door import Seen, door

#: `make test-hostile` takes its time; within `make test` it is a short run.
LONG = bool(os.environ.get("FOOTFALL_HOSTILE_LONG"))
SECONDS = 10.0 if LONG else 2.5
#: Which part of the scans is judged. Of the fifty of a short run the 99th percentile would be the slowest one
#: alone, which any hiccup of the machine makes; the 95th is the third slowest.
SHARE = 0.99 if LONG else 0.95
#: Of each forged kind.
FORGED = 10_000 if LONG else 250
#: What a door may wait: so long, or so many times as long as when nobody means harm, whichever is more.
PATIENCE_MS, TIMES_QUIET = 50.0, 3.0
#: Whoever attacks has a machine of their own; on this one they must not take the server's time.
NICE = 15

#: How often something was tried, and how often it got through: kind -> (attempts, successes).
Tally = dict[str, tuple[int, int]]
Attack = Callable[..., Tally]


class Row(NamedTuple):
    """`door` is what `SHARE` of its scans were answered within, in milliseconds."""

    kind: str
    attempts: int
    successes: int
    door: float


class Venue:
    """`quiet` is what `SHARE` of the door's scans are answered within when nobody is there, in milliseconds."""

    def __init__(self, server: LiveServer, stores: Stores, badges: list[str], errors: Path) -> None:
        self.server, self.stores, self.badges, self.errors = server, stores, badges, errors
        self.rows: list[Row] = []
        self._key = self.key("kiosk", "the door")
        self._doors = 0
        self._watch(1.0)  # what is only slow the first time
        self.quiet = self._watch(SECONDS).within(SHARE)

    def key(self, role: str, name: str) -> str:
        return access.create_token(self.stores, role, "expo", None, name)

    def under(self, attack: Attack, *arguments: object) -> Tally:
        """Has `attack(url, seconds, *arguments)` go on beside a door that must not notice, and notes how it went."""
        attacker = Apart(attack, self.server.url, SECONDS, *arguments, nice=NICE)
        seen = self._watch(SECONDS, attacker)
        tally = {kind: (attempts, successes) for kind, (attempts, successes) in attacker.result().items()}
        took = seen.within(SHARE)
        self.rows += [Row(kind, *counts, took) for kind, counts in tally.items()]
        if took > self._bound():
            # The machine may have got other work since: what is quiet is measured by what it has to do now.
            self.quiet = max(self.quiet, self._watch(SECONDS).within(SHARE))
        assert took <= self._bound(), f"it waited {took:.0f} ms, and {self.quiet:.0f} ms when quiet"
        assert all(attempts > 0 for attempts, _ in tally.values())
        return tally

    def _bound(self) -> float:
        return max(PATIENCE_MS, TIMES_QUIET * self.quiet)

    def _watch(self, seconds: float, attacker: Apart | None = None) -> Seen:
        """What the door sees for so long. Whatever it was answered is in the log, once, and nothing else happened."""
        self._doors += 1
        name = f"door-{self._doors}"
        beside = Apart(door, self.server.url, self._key, self.badges, name, seconds)
        for each in (attacker, beside):
            if each:
                each.go()
        seen = Seen(**beside.result())
        assert seen.surprises == []
        logged = [e.scan_id for e in self.stores.scans.log("expo") if e.scan_id.startswith(f"{name}.")]
        assert sorted(logged) == sorted(seen.answered)
        return seen
