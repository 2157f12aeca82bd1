"""A load generator that is not the bottleneck: one thread, one epoll loop, the next request made beforehand.

It drives a few keep-alive connections, each sending its next request when the answer to the last is
whole. On one core it reaches several times what a Flask worker can answer.
"""

from __future__ import annotations

import math
import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType

from footfall.domain.errors import InvalidInput
from footfall.lab.bench.stats import percentile

Address = tuple[str, int]
SILENCE_SECONDS = 30
READ_BYTES = 1 << 18
#: What the result of every admitted scan holds once, whatever route answers it.
ADMITTED = b'"admitted"'
LENGTH = b"\r\nContent-Length: "


@dataclass(frozen=True)
class Measured:
    """What one round of load saw: answers, seconds, latencies in milliseconds (sorted), and its own CPU seconds."""

    answers: int
    seconds: float
    latencies: list[float]
    own_seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds

    def percentile(self, share: float) -> float:
        return percentile(self.latencies, share)


def post(path: str, body: bytes, token: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass
class Connection:
    """One keep-alive connection, with as much of the next answer as has come."""

    sock: socket.socket
    sent_at: float = 0.0
    answer: bytes = b""

    def send(self, request: bytes) -> None:
        self.sent_at = time.perf_counter()
        self.sock.sendall(request)

    def receive(self) -> bytes | None:
        """The answer, once it is whole. Raises InvalidInput("bench_failed") where the server hangs up."""
        part = self.sock.recv(READ_BYTES)
        if not part:
            raise failed("the server closed a connection")
        answer = self.answer + part if self.answer else part
        if not _is_whole(answer):
            self.answer = answer
            return None
        self.answer = b""
        return answer


def connect(address: Address) -> socket.socket:
    sock = socket.create_connection(address, SILENCE_SECONDS)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def check(answer: bytes, expect: bytes, times: int = 1) -> None:
    """Raises InvalidInput("bench_failed") unless the answer is a 200 and holds `expect` so many times."""
    if not answer.startswith(b"HTTP/1.1 200") or answer.count(expect) != times:
        raise failed(f"unexpected answer: {answer[:400]!r}")


def failed(what: str) -> InvalidInput:
    return InvalidInput("bench_failed", what)


@dataclass
class Load:
    """So many connections to one server, open until the block ends."""

    address: Address
    connections: int
    _open: list[Connection] = field(default_factory=list)

    def __enter__(self) -> Load:
        try:
            self._open.extend(Connection(connect(self.address)) for _ in range(self.connections))
        except OSError as error:
            self._close()
            raise failed(f"no connection to the server: {error.strerror or error}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        for connection in self._open:
            connection.sock.close()

    def run(
        self,
        requests: Iterator[bytes],
        expect: bytes,
        times: int = 1,
        seconds: float = math.inf,
        going: Callable[[], bool] = lambda: True,
    ) -> Measured:
        """Sends until the seconds are over, nothing is `going` any more, or there are no more requests.

        Raises InvalidInput("bench_failed") at an answer that does not hold `expect` so many times.
        """
        latencies: list[float] = []
        selector = selectors.DefaultSelector()
        ahead = next(requests, None)
        own, start = time.process_time(), time.perf_counter()
        end = start + seconds
        waiting = 0
        for connection in self._open:
            if ahead is None:
                break
            selector.register(connection.sock, selectors.EVENT_READ, connection)
            connection.send(ahead)
            waiting += 1
            ahead = next(requests, None)
        while waiting:
            ready = selector.select(SILENCE_SECONDS)
            if not ready:
                raise failed(f"the server did not answer for {SILENCE_SECONDS} seconds")
            for key, _ in ready:
                connection = key.data
                answer = connection.receive()
                if answer is None:
                    continue
                now = time.perf_counter()
                latencies.append((now - connection.sent_at) * 1000)
                if ahead is not None and now < end and going():
                    connection.send(ahead)
                    ahead = next(requests, None)  # made while the server works
                else:
                    waiting -= 1
                check(answer, expect, times)
        selector.close()
        seconds_passed = time.perf_counter() - start
        return Measured(len(latencies), seconds_passed, sorted(latencies), time.process_time() - own)


def _is_whole(answer: bytes) -> bool:
    head_end = answer.find(b"\r\n\r\n")
    if head_end < 0:
        return False
    at = answer.find(LENGTH, 0, head_end)
    if at < 0:
        raise failed(f"an answer without a length: {answer[:400]!r}")
    at += len(LENGTH)
    length = int(answer[at : answer.find(b"\r\n", at)])
    return len(answer) >= head_end + 4 + length
