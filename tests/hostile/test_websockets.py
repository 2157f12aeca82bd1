"""WebSockets of strangers, who log in to nothing: large frames, small ones, parts without an end, and silence."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from footfall.live.lobby import JOIN_S, MOST_OF_ADDRESS
from footfall.live.websocket import MAX_MESSAGE
from tests.hostile.frames import CONTINUED, PING, TEXT, Raw, Refused, frame
from tests.hostile.venue import Tally, Venue

pytestmark = pytest.mark.slow


def pour(url: str, seconds: float, kind: str) -> Tally:
    """As fast as the server takes it, over one socket after the other: whoever is thrown out comes back."""
    ended, sent = time.monotonic() + seconds, 0
    while time.monotonic() < ended:
        with suppress(OSError, Refused):
            raw, here = Raw(url), 0
            raw.socket.settimeout(0.2)
            with suppress(OSError):
                while time.monotonic() < ended:
                    raw.socket.sendall(POURED[kind](here))
                    here += 1
            sent += max(here, 1)
            raw.close()
    return {f"WebSocket, {kind}": (sent, 0)}


POURED: dict[str, Callable[[int], bytes]] = {
    "frames of 99 kB": lambda n: frame(b"4" + b"x" * 99_000),
    "parts without end": lambda n: frame(b"4" if n == 0 else b"x", TEXT if n == 0 else CONTINUED, last=False),
    "pings": lambda n: frame(b"", PING) * 100,
    "small messages": lambda n: frame(b"42[]") * 100,
}


@pytest.mark.parametrize("kind", POURED)
def test_no_stranger_keeps_the_server_busy(venue: Venue, kind: str) -> None:
    venue.under(pour, kind)


def crowd(url: str, seconds: float, most: int) -> Tally:
    """Sockets that say nothing; a success is one more than may be open at a time."""
    held: list[Raw] = []
    tried, ended = 0, time.monotonic() + seconds
    while time.monotonic() < ended:
        tried += 1
        try:
            held.append(Raw(url))
        except (OSError, Refused):
            time.sleep(0.02)
    still_open = [raw for raw in held if raw.is_open()]
    for raw in held:
        raw.close()
    return {"WebSocket, joins nothing": (tried, max(0, len(still_open) - most))}


def test_only_so_many_who_joined_nothing_come_from_one_address(venue: Venue) -> None:
    tally = venue.under(crowd, MOST_OF_ADDRESS)
    assert tally["WebSocket, joins nothing"][1] == 0


def test_whoever_joins_nothing_is_thrown_out(venue: Venue) -> None:
    raw, begun = Raw(venue.server.url), time.monotonic()
    while raw.is_open():
        assert time.monotonic() - begun < JOIN_S + 2
        time.sleep(0.05)
    assert time.monotonic() - begun > JOIN_S - 1
    raw.close()


@pytest.mark.parametrize(
    "poured",
    [
        frame(b"4" + b"x" * MAX_MESSAGE),
        frame(b"4", TEXT, False) + frame(b"x", CONTINUED, False) * 200,
        frame(b"9"),
    ],
    ids=["too long", "too many parts", "no packet"],
)
def test_what_is_no_message_ends_the_connection(venue: Venue, poured: bytes) -> None:
    raw, begun = Raw(venue.server.url), time.monotonic()
    raw.socket.sendall(poured)
    while raw.is_open():
        assert time.monotonic() - begun < JOIN_S - 1, "it is still open"
        time.sleep(0.02)
    raw.close()
