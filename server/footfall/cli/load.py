"""A load generator that is not the bottleneck: one thread, one epoll loop, requests made beforehand.

It drives a few keep-alive connections, each sending its next request when the answer to the last is
whole. On one core it reaches several times what a Flask worker can answer.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from footfall.domain.errors import InvalidInput

SILENCE_SECONDS = 30


@dataclass(frozen=True)
class Measured:
    """What one round of load saw: answers, seconds, latencies in milliseconds (sorted)."""

    answers: int
    seconds: float
    latencies: list[float]

    @property
    def requests_per_s(self) -> float:
        return self.answers / self.seconds

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))]


@dataclass
class _Connection:
    sock: socket.socket
    sent_at: float = 0.0
    answer: bytearray = field(default_factory=bytearray)


def post(path: str, body: bytes, token: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def measure(
    address: tuple[str, int], requests: Iterator[bytes], connections: int, seconds: float, expect: bytes
) -> Measured:
    """Sends for so many seconds. Raises InvalidInput("bench_failed") at an answer without `expect`."""
    selector = selectors.DefaultSelector()
    latencies: list[float] = []
    start = time.perf_counter()
    end = start + seconds
    for _ in range(connections):
        sock = socket.create_connection(address)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = _Connection(sock)
        selector.register(sock, selectors.EVENT_READ, connection)
        _send(connection, requests)
    while selector.get_map():
        ready = selector.select(SILENCE_SECONDS)
        if not ready:
            raise InvalidInput("bench_failed", f"the server did not answer for {SILENCE_SECONDS} seconds")
        for key, _ in ready:
            connection = key.data
            if not _received(connection, expect):
                continue
            now = time.perf_counter()
            latencies.append((now - connection.sent_at) * 1000)
            if now < end:
                _send(connection, requests)
            else:
                selector.unregister(connection.sock)
                connection.sock.close()
    return Measured(len(latencies), time.perf_counter() - start, sorted(latencies))


def _send(connection: _Connection, requests: Iterator[bytes]) -> None:
    connection.sent_at = time.perf_counter()
    connection.sock.sendall(next(requests))


def _received(connection: _Connection, expect: bytes) -> bool:
    """Whether the answer is whole now."""
    part = connection.sock.recv(65536)
    if not part:
        raise InvalidInput("bench_failed", "the server closed a connection")
    answer = connection.answer
    answer += part
    head_end = answer.find(b"\r\n\r\n")
    if head_end < 0 or len(answer) < head_end + 4 + _length(bytes(answer[:head_end])):
        return False
    if not answer.startswith(b"HTTP/1.1 200") or expect not in answer:
        raise InvalidInput("bench_failed", f"unexpected answer: {bytes(answer[:400])!r}")
    answer.clear()
    return True


def _length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0] or 0)
