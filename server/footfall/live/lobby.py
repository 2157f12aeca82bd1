"""Who is connected and has joined nothing yet: strangers, as far as anybody knows; only so many, for so long."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

import orjson

from footfall.domain.bucket import Buckets
from footfall.wire.errors import error_document

#: Seconds. A page joins with its first message.
JOIN_S = 5.0
#: A venue's pages may all come from one address, and come back at the same moment when a server was away.
MOST_OF_ADDRESS = 30
MOST = 500
#: Where each holds a thread, doors must keep enough of them.
MOST_ON_THREADS = 50
#: Connections a second from one address, and at once.
COMING, COMING_AT_ONCE = 20, 100
RETRY_AFTER_S = 5

#: Where WSGI's environment holds the Guest.
GUEST = "footfall.guest"

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Lobby:
    """Of one worker. `clock` is in seconds."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self._most = clock, most
        self._waiting: Counter[str] = Counter()
        self._coming = Buckets(COMING, COMING_AT_ONCE)
        self._lock = Lock()

    def enter(self, address: str) -> "Guest | None":
        """None where there is no room for one more."""
        with self._lock:
            if self._waiting[address] >= MOST_OF_ADDRESS or self._waiting.total() >= self._most:
                return None
            if self._coming.take(address, 1, self.clock()):
                return None
            self._waiting[address] += 1
        return Guest(self, address)

    def count(self, address: str, change: int) -> None:
        with self._lock:
            self._waiting[address] += change
            if not self._waiting[address]:
                del self._waiting[address]


class Guest:
    """A connection, in the lobby as long as it has joined no namespace."""

    def __init__(self, lobby: Lobby, address: str) -> None:
        self._lobby, self._address = lobby, address
        self._joined = 0
        self._until = lobby.clock() + JOIN_S
        self._is_here = True

    def seconds_left(self) -> float | None:
        """Until it must have joined something; None for whoever has."""
        return None if self._joined else self._until - self._lobby.clock()

    def joined(self) -> None:
        if self._joined == 0 and self._is_here:
            self._lobby.count(self._address, -1)
        self._joined += 1

    def left(self) -> None:
        """A namespace. Whoever has left the last one has as long again to join another."""
        self._joined -= 1
        if self._joined == 0 and self._is_here:
            self._until = self._lobby.clock() + JOIN_S
            self._lobby.count(self._address, 1)

    def gone(self) -> None:
        if self._joined == 0:
            self._lobby.count(self._address, -1)
        self._is_here = False


def with_lobby(sockets: Wsgi, lobby: Lobby, address_of: Callable[[dict[str, Any]], str]) -> Wsgi:
    """`sockets` for as many as there is room for. Others are refused before anything is made for them."""

    def enter(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        guest = lobby.enter(address_of(environ))
        if guest is None:
            message = "Too many connections from this address have joined nothing yet; try again in a moment."
            body = orjson.dumps(error_document("too_many_connections", message, {}))
            headers = [("Content-Type", "application/json"), ("Connection", "close")]
            start_response("429 Too Many Requests", [*headers, ("Retry-After", str(RETRY_AFTER_S))])
            return [body]
        try:
            return sockets({**environ, GUEST: guest}, start_response)
        finally:
            guest.gone()

    return enter
