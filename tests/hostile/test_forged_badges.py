"""Badges that the event never signed: made up, changed, cut, or with the signature of another."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
import requests

from footfall.domain.badge import PREFIX
from tests.hostile.venue import FORGED, Tally, Venue

pytestmark = pytest.mark.slow

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
BATCH = 10


def made_up(random: Random, badges: list[str]) -> str:
    return PREFIX + "".join(random.choices(LETTERS, k=len(badges[0]) - len(PREFIX)))


def changed(random: Random, badges: list[str]) -> str:
    real = random.choice(badges)
    at = random.randrange(len(PREFIX), len(real) - 1)  # of the last letter some bits say nothing
    return f"{real[:at]}{random.choice(LETTERS.replace(real[at], ''))}{real[at + 1 :]}"


def cut(random: Random, badges: list[str]) -> str:
    real = random.choice(badges)
    return real[: random.randrange(1, len(real))]


def spliced(random: Random, badges: list[str]) -> str:
    one, another = random.sample(badges, 2)
    return one[:33] + another[33:]


KINDS: dict[str, Callable[[Random, list[str]], str]] = {
    "made up": made_up,
    "changed": changed,
    "cut": cut,
    "spliced": spliced,
}


def forge(url: str, seconds: float, keys: dict[str, str], badges: list[str], times: int) -> Tally:
    """Each kind so many times."""
    random, tally = Random(1), dict.fromkeys(KINDS, (0, 0))
    with requests.Session() as session:
        for start in range(0, times, BATCH):
            for kind, make in KINDS.items():
                rows = [
                    {
                        "scan_id": f"{kind}.{n}",
                        "token": make(random, badges),
                        "zone": "hall",
                        "direction": "in",
                    }
                    for n in range(start, start + BATCH)
                ]
                session.headers["Authorization"] = f"Bearer {keys[kind]}"
                answer = session.post(f"{url}/api/v1/events/expo/scans", json={"scans": rows})
                outcomes = [result["outcome"] for result in answer.json()["results"]]
                attempts, admitted = tally[kind]
                tally[kind] = (attempts + len(outcomes), admitted + outcomes.count("admitted"))
    return {f"badges, {kind}": counts for kind, counts in tally.items()}


def test_no_forged_badge_opens_a_door(venue: Venue) -> None:
    keys = {
        kind: venue.key("kiosk", f"forger, {kind}") for kind in KINDS
    }  # each has as much as a key may send
    tally = venue.under(forge, keys, venue.badges, FORGED)
    assert set(tally.values()) == {(FORGED, 0)}
