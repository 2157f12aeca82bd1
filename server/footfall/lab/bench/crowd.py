"""An event like a real one, and visitors who walk through it: in, out, and touching booths.

Everybody walks one of a few ways, drawn by a seed, a step a turn, over and over. All scans are admitted: a refusal
is less work, so it would flatter the figures.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from footfall.domain.roles import Role
from footfall.lab.bench.load import post

if TYPE_CHECKING:
    from footfall.store import Stores

HALLS = ("hall-1", "hall-2", "hall-3", "hall-4")
BOOTHS = {hall: tuple(f"{hall}-booth-{n}" for n in range(1, 5)) for hall in HALLS}
WAYS = 64
MAX_BATCH = 500


class Scan(NamedTuple):
    scan_id: str
    token: str
    zone: str
    direction: str


class Crowd:
    """Visitors of one event, by their badges' tokens; `kiosk` is the bearer token of all doors, `staff` of whoever
    enters what was scanned earlier.

    `scans` is endless: the next scan of each visitor in turn. `seed` draws the ways and the scan ids, so two crowds
    of one event need two seeds, or one would repeat what the other has sent.
    """

    def __init__(self, event: str, tokens: Sequence[str], kiosk: str, staff: str, seed: int = 1) -> None:
        self.event, self.tokens, self.kiosk, self.staff = event, tokens, kiosk, staff
        self._random = Random(seed)
        self.scans = self._walk()

    def among(self, tokens: Sequence[str], seed: int) -> Crowd:
        """A crowd of its own at the same event."""
        return Crowd(self.event, tokens, self.kiosk, self.staff, seed)

    def scan(self, token: str, zone: str, direction: str) -> Scan:
        """One more scan, outside the walk."""
        return Scan(_scan_id(self._random), token, zone, direction)

    def _walk(self) -> Iterator[Scan]:
        ways = [_way(self._random) for _ in range(WAYS)]
        walkers = [(token, ways[n % WAYS]) for n, token in enumerate(self.tokens)]
        self._random.shuffle(walkers)
        for step in count():
            for token, way in walkers:
                zone, direction = way[step % len(way)]
                yield Scan(_scan_id(self._random), token, zone, direction)

    def requests(self, size: int = 1) -> Iterator[bytes]:
        """Whole HTTP requests with so many scans each, without end."""
        while True:
            yield self.request([next(self.scans) for _ in range(size)])

    def request(self, scans: Sequence[Scan], at: int | None = None) -> bytes:
        """One HTTP request as a kiosk sends it, or staff what was `at` an earlier time, in ms."""
        now = time.time_ns() // 1_000_000 if at is None else at
        # Nothing in a scan needs escaping, and this takes a fifth of the time of `json`.
        rows = ",".join(
            f'{{"scan_id":"{scan_id}","token":"{token}","zone":"{zone}","direction":"{direction}","scanned_at":{now}}}'
            for scan_id, token, zone, direction in scans
        )
        key = self.kiosk if at is None else self.staff
        return post(f"/api/v1/events/{self.event}/scans", f'{{"scans":[{rows}]}}'.encode(), key)


def make_event(stores: Stores, event_id: str, visitors: int) -> Crowd:
    """An event of three days around today, with its register filled."""
    from footfall.services import access, events, register

    events.create_event(stores, _config(event_id))
    tokens: list[str] = []
    while len(tokens) < visitors:
        more = range(len(tokens), min(visitors, len(tokens) + register.MAX_ROWS))
        rows = [_visitor(number) for number in more]
        tokens += [registered.token for registered in register.register_visitors(stores, event_id, rows)]
    kiosk, staff = (
        access.create_token(stores, role, event_id, name="bench") for role in (Role.KIOSK, Role.STAFF)
    )
    return Crowd(event_id, tokens, kiosk, staff)


def _visitor(number: int) -> dict[str, str]:
    """With what a register usually holds: the memory of a visitor depends on it."""
    return {
        "name": f"Visitor Number {number}",
        "organization": f"Organization {number % 500}",
        "category": "visitor",
        "external_id": f"REG-{number:07}",
        "email": f"visitor.{number}@example.org",
    }


def _config(event_id: str) -> dict[str, object]:
    today = datetime.now(UTC).date()

    def zone(id_: str, kind: str, **more: object) -> dict[str, object]:
        return {"id": id_, "name": {"en": id_}, "kind": kind, **more}

    return {
        "id": event_id,
        "name": {"en": "Bench"},
        "timezone": "UTC",
        # A run may go past midnight, and late scans are dated back.
        "days": [(today + timedelta(days=n)).isoformat() for n in (-1, 0, 1)],
        "zones": [
            zone("site", "area", capacity=20_000),
            *(zone(hall, "area", parent="site", capacity=5_000) for hall in HALLS),
            *(zone(booth, "booth", parent=hall) for hall, booths in BOOTHS.items() for booth in booths),
        ],
    }


def _way(random: Random) -> list[tuple[str, str]]:
    """In at the gate, through two to four halls with some touches in each, and out again."""
    steps = [("site", "in")]
    for hall in random.sample(HALLS, random.randint(2, 4)):
        steps.append((hall, "in"))
        steps += [(booth, "touch") for booth in random.sample(BOOTHS[hall], random.randint(0, 3))]
        if random.random() < 0.7:  # the others are seen in the next hall without having left this one
            steps.append((hall, "out"))
    return [*steps, ("site", "out")]


def _scan_id(random: Random) -> str:
    """A random UUID, as kiosks make them."""
    digits = f"{random.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
