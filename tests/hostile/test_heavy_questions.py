"""A viewer's key that asks for as much as it may, as fast as it can."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import requests

from tests.hostile.frames import Raw, Refused
from tests.hostile.venue import Tally, Venue

pytestmark = pytest.mark.slow

MONTH = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:00Z"}
LOOPS = 3
SOCKETS = 20


def ask(url: str, seconds: float, token: str) -> Tally:
    """A month by the minute: of all zones it is refused, of one it is answered."""
    ended = time.monotonic() + seconds

    def loop(number: int) -> list[int]:
        statuses: list[int] = []
        with requests.Session() as session:
            session.headers["Authorization"] = f"Bearer {token}"
            while time.monotonic() < ended:
                query = MONTH if number == 0 else {**MONTH, "zone": "hall"}
                statuses.append(session.get(f"{url}/api/v1/events/expo/series", params=query).status_code)
        return statuses

    with ThreadPoolExecutor(LOOPS) as pool:
        first, *others = pool.map(loop, range(LOOPS))
    assert {status for statuses in others for status in statuses} <= {200}
    return {"a month of all zones by the minute": (len(first), first.count(200))}


def test_long_answers_let_a_door_have_its_turn(venue: Venue) -> None:
    tally = venue.under(ask, venue.key("viewer", "curious"))
    assert tally["a month of all zones by the minute"][1] == 0


def join(url: str, seconds: float, token: str) -> Tally:
    """Over each socket as often as it goes."""
    ended, sockets, sent = time.monotonic() + seconds, [], 0
    for _ in range(SOCKETS):
        with suppress(OSError, Refused):
            raw = Raw(url)
            raw.socket.settimeout(0.01)
            raw.send(f"40/live,{json.dumps({'token': token})}".encode())
            sockets.append(raw)
    while time.monotonic() < ended:
        for raw in sockets:
            with suppress(OSError):
                raw.send(b'42/live,["join",{"event":"expo"}]')
                sent += 1
            with suppress(OSError):
                while raw.socket.recv(1 << 20):
                    pass
    for raw in sockets:
        raw.close()
    return {"join": (sent, 0)}


def test_who_joins_again_and_again_keeps_no_door_waiting(venue: Venue) -> None:
    venue.under(join, venue.key("viewer", "restless"))
