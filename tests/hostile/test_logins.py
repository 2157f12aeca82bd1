"""Passwords tried as fast as they go, each under another name."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from footfall.services import users
from tests.helpers import PASSWORD
from tests.hostile.venue import SECONDS, Tally, Venue

pytestmark = pytest.mark.slow

LOOPS = 30


def guess(url: str, seconds: float) -> Tally:
    ended = time.monotonic() + seconds

    def loop(number: int) -> list[int]:
        statuses: list[int] = []
        with requests.Session() as session:
            while time.monotonic() < ended:
                login = {"name": f"user-{number}-{len(statuses)}", "password": "12345678"}
                statuses.append(session.post(f"{url}/api/v1/session", json=login).status_code)
        return statuses

    with ThreadPoolExecutor(LOOPS) as pool:
        statuses = [status for each in pool.map(loop, range(LOOPS)) for status in each]
    assert set(statuses) <= {401, 429}
    return {"logins": (len(statuses), statuses.count(200))}


def test_guessing_passwords_keeps_no_door_waiting(venue: Venue) -> None:
    assert venue.under(guess)["logins"][1] == 0


def test_whoever_comes_from_elsewhere_still_gets_in(venue: Venue) -> None:
    """The server believes the proxy on its own machine."""
    users.create_user(venue.stores, "mei", PASSWORD, "staff", "expo")
    with ThreadPoolExecutor(1) as pool:
        guessing = pool.submit(guess, venue.server.url, SECONDS / 2)
        time.sleep(SECONDS / 4)  # in the middle of it
        begun = time.monotonic()
        answer = requests.post(
            f"{venue.server.url}/api/v1/session",
            json={"name": "mei", "password": PASSWORD},
            headers={"X-Forwarded-For": "192.0.2.7"},
            timeout=30,
        )
        assert answer.status_code == 200, answer.text
        assert time.monotonic() - begun < 5
        guessing.result()
