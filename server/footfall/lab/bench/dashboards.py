"""Dashboards that cost next to nothing: what a page does on the live protocol, without looking at the numbers.

WebSocket frames (RFC 6455) are read by hand: five hundred dashboards get thousands of messages a second, and a
library that checks each of them would be measured instead of the server.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from footfall.lab.bench.load import READ_BYTES, SILENCE_SECONDS, Address, connect, failed

NAMESPACE = "/live"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
_SEQ = re.compile(rb'"seq": ?(\d+)')

# What Engine.IO (one digit) and Socket.IO (another) put in front.
_OPEN, _PING, _PONG = b"0", b"2", "3"
_CONNECTED, _REFUSED = f"40{NAMESPACE},".encode(), f"44{NAMESPACE},".encode()
_JOINED, _ECHO = f"43{NAMESPACE},0".encode(), f"43{NAMESPACE},1".encode()
_DELTA = f'42{NAMESPACE},["delta"'.encode()
_TICK = f'42{NAMESPACE},["tick"'.encode()


@dataclass
class Dashboard:
    """One connection. `deltas` are (when it came, in seconds of the performance counter; its sequence number)."""

    sock: socket.socket
    event: str
    token: str
    joined: bool = False
    seq: int = 0
    deltas: list[tuple[float, int]] = field(default_factory=list)
    delta_bytes: int = 0
    echoes: list[float] = field(default_factory=list)
    _upgraded: bool = False
    _rest: bytes = b""
    _asked_at: float = 0.0

    def receive(self) -> None:
        """Takes what has come, and answers what wants an answer."""
        part = self.sock.recv(READ_BYTES)
        if not part:
            raise failed("the server closed a dashboard's connection")
        self._rest += part
        if not self._upgraded and not self._upgrade():
            return
        for opcode, message in self._messages():
            if opcode == TEXT:
                self._take(message)
            elif opcode == PING:
                self.sock.sendall(_frame(message, PONG))
            elif opcode == CLOSE:
                raise failed("the server closed a dashboard's connection")

    def ask(self) -> None:
        """Sends what is answered at once, without the store: a `join` that names no event."""
        self._asked_at = time.perf_counter()
        self._send(f'42{NAMESPACE},1["join",null]')

    def _upgrade(self) -> bool:
        end = self._rest.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self._rest.startswith(b"HTTP/1.1 101"):
            raise failed(f"no WebSocket: {self._rest[:200]!r}")
        self._rest = self._rest[end + 4 :]
        self._upgraded = True
        return True

    def _messages(self) -> Iterator[tuple[int, bytes]]:
        """Opcode and payload of each whole frame. A server masks none, and this one splits no message."""
        data, at = self._rest, 0
        while len(data) - at >= 2:
            length, start = data[at + 1], at + 2
            if length >= 126:
                start += 2 if length == 126 else 8
                if len(data) < start:
                    break
                length = int.from_bytes(data[at + 2 : start])
            if len(data) < start + length:
                break
            yield data[at] & 0xF, data[start : start + length]
            at = start + length
        self._rest = data[at:]

    def _take(self, message: bytes) -> None:
        if message.startswith((_DELTA, _TICK)):
            # The number stands near the front; the rows of the feed, far behind, have numbers of their own.
            found = _SEQ.search(message)
            self.seq = int(found[1]) if found else 0
            if message.startswith(_DELTA):
                self.deltas.append((time.perf_counter(), self.seq))
                self.delta_bytes += len(message)
        elif message.startswith(_PING):
            self._send(_PONG)
        elif message.startswith(_ECHO):
            self.echoes.append((time.perf_counter() - self._asked_at) * 1000)
        elif message.startswith(_OPEN):
            self._send(f"40{NAMESPACE},{json.dumps({'token': self.token})}")
        elif message.startswith(_CONNECTED):
            self._send(f"42{NAMESPACE},0{json.dumps(['join', {'event': self.event}])}")
        elif message.startswith(_JOINED):
            self.joined = b'"ok":true' in message
            if not self.joined:
                raise failed(f"a dashboard may not join: {message[:200]!r}")
        elif message.startswith(_REFUSED):
            raise failed(f"a dashboard was refused: {message[:200]!r}")

    def _send(self, message: str) -> None:
        self.sock.sendall(_frame(message.encode(), TEXT))


def open_dashboard(address: Address, event: str, token: str) -> Dashboard:
    """Asks for the WebSocket; what follows comes with `receive`."""
    sock = connect(address)
    # A server that stands still must not hold up the one loop for all.
    sock.settimeout(SILENCE_SECONDS)
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    sock.sendall(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + key.encode()
        + b"\r\n\r\n"
    )
    return Dashboard(sock, event, token)


def _frame(payload: bytes, opcode: int) -> bytes:
    """A client's frame. The mask protects proxies from pages that lie; there is none here, so it is zero."""
    length = len(payload)
    size = bytes([0x80 | length]) if length < 126 else bytes([0x80 | 126]) + length.to_bytes(2)
    return bytes([0x80 | opcode]) + size + b"\0\0\0\0" + payload
