"""A WebSocket by hand, that keeps to no rule it does not want to."""

from __future__ import annotations

import os
import socket
import struct
from urllib.parse import urlsplit

TEXT, BINARY, CONTINUED, PING = 1, 2, 0, 9
PATH = "/socket.io/?EIO=4&transport=websocket"


class Refused(Exception):
    """The server wants no WebSocket from here."""


class Raw:
    """Connected, and with the server's first frame read."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self.socket = socket.create_connection((address.hostname or "", address.port or 80), timeout=10)
        head = (
            f"GET {PATH} HTTP/1.1",
            f"Host: {address.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        )
        self.socket.sendall("\r\n".join((*head, "", "")).encode())
        answer = self.socket.recv(4096)
        if b" 101 " not in answer.split(b"\r\n", 1)[0]:
            self.socket.close()
            raise Refused(answer.decode(errors="replace"))

    def send(self, payload: bytes, opcode: int = TEXT, last: bool = True) -> None:
        """Raises OSError where the server has closed, or takes nothing for `settimeout` seconds."""
        self.socket.sendall(frame(payload, opcode, last))

    def is_open(self) -> bool:
        """Whether the server has neither said that it closes nor done it, by what came so far."""
        self.socket.setblocking(False)
        try:
            while True:
                came = self.socket.recv(65536)
                if not came or came[:1] == b"\x88":
                    return False
        except BlockingIOError:
            return True
        except OSError:
            return False

    def close(self) -> None:
        self.socket.close()


def frame(payload: bytes, opcode: int = TEXT, last: bool = True) -> bytes:
    size = len(payload)
    if size < 126:
        length = struct.pack("!B", 128 | size)
    elif size < 65536:
        length = struct.pack("!BH", 128 | 126, size)
    else:
        length = struct.pack("!BQ", 128 | 127, size)
    mask = os.urandom(4)
    pad = (mask * (size // 4 + 1))[:size]
    masked = (int.from_bytes(payload, "big") ^ int.from_bytes(pad, "big")).to_bytes(size, "big")
    return bytes([opcode | (128 if last else 0)]) + length + mask + masked
