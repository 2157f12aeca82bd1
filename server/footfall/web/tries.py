"""Who may try a password now: decided before anything is hashed, which is dear on purpose.

It stands before Flask, as the fast lane does: whoever is refused costs next to nothing.
"""

import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from footfall.domain.addresses import client_address
from footfall.domain.bucket import Bucket, Buckets
from footfall.domain.errors import TooManyAttempts
from footfall.web.errors import answer_error

#: A second and at once, from one address (a whole team may be behind one) and from all.
BY_ADDRESS, BY_ADDRESS_AT_ONCE = 0.5, 120
OF_ALL, OF_ALL_AT_ONCE = 10, 300
#: Who waits for the one thread that hashes.
WAITING_OF_ADDRESS = 4
WAITING = 8
#: Whoever is refused hears it after so many seconds, so that they do not ask again at once; of so many at a time.
HOLD_S = 1.0
HELD = 32

#: Bytes of a request that are read although it is refused: more than a name and a password.
MOST_BODY = 65_536

#: Where a password comes in.
PASSWORDS = frozenset({("POST", "/api/v1/session"), ("PUT", "/api/v1/me/password")})

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Tries:
    """Of one worker. `clock` and `sleep` are in seconds."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._held = 0
        self._by_address = Buckets(BY_ADDRESS, BY_ADDRESS_AT_ONCE)
        self._of_all = Bucket(OF_ALL, OF_ALL_AT_ONCE)
        self._waiting: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        """For one try. Raises TooManyAttempts `too_many_attempts`."""
        with self._lock:
            wait = self._missing(address)
            if wait:
                seconds = math.ceil(wait)
                raise TooManyAttempts(
                    "too_many_attempts", f"Too many logins; wait {seconds} seconds.", retry_after=seconds
                )
            self._waiting[address] += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting[address] -= 1
                if not self._waiting[address]:
                    del self._waiting[address]

    def hold(self) -> None:
        """Before a refusal."""
        if self._held < HELD:
            self._held += 1
            try:
                self._sleep(HOLD_S)
            finally:
                self._held -= 1

    def _missing(self, address: str) -> float:
        """For how many seconds there is no turn; those of one address are not taken from all where it has none."""
        if self._waiting[address] >= WAITING_OF_ADDRESS or self._waiting.total() >= WAITING:
            return 1.0
        now = self._clock()
        return self._by_address.take(address, 1, now) or self._of_all.take(1, now)


def with_tries(usual: Wsgi, tries: Tries, proxies: tuple[str, ...]) -> Wsgi:
    """A WSGI application that lets as many tries through to `usual` as there may be."""

    def choose(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) not in PASSWORDS:
            return usual(environ, start_response)
        try:
            with tries.turn(client_address(environ, proxies)):
                return usual(environ, start_response)
        except TooManyAttempts as error:
            tries.hold()
            _read_body(environ)
            return answer_error(error)(environ, start_response)

    return choose


def _read_body(environ: dict[str, Any]) -> None:
    """What is left unread of a request may keep the next on its connection waiting, on threads until that is closed."""
    if (environ.get("CONTENT_LENGTH") or "").isdigit():
        environ["wsgi.input"].read(min(int(environ["CONTENT_LENGTH"]), MOST_BODY))
