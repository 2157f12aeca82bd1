"""One kiosk's standing connection, as its page has it: Socket.IO over a WebSocket, spoken by hand."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from simple_websocket import Client, ConnectionClosed, ConnectionError

NAMESPACE = "/kiosk"
PATIENCE_S = 5.0
# What Engine.IO (one digit) and Socket.IO (another) put in front.
_PING, _PONG = "2", "3"
_CONNECTED, _ANSWER = f"40{NAMESPACE},", f"43{NAMESPACE},"


class Lost(Exception):
    """The connection is not there, or nobody answers on it."""


class Line:
    """Raises Lost from every method."""

    def __init__(self, url: str, token: str) -> None:
        try:
            self._socket = Client.connect(f"ws://{urlsplit(url).netloc}/socket.io/?EIO=4&transport=websocket")
        except (ConnectionClosed, ConnectionError, OSError) as error:
            raise Lost from error
        self._asked = 0
        # Without waiting for Engine.IO's first word: where that came in one piece with the answer to the handshake, the
        # library does not look at it until something else comes.
        self._send(f"40{NAMESPACE},{json.dumps({'token': token})}")
        self._await(_CONNECTED)

    def ask(self, name: str, message: dict[str, Any]) -> None:
        """Sends a message and waits for its answer."""
        self._asked += 1
        self._send(f"42{NAMESPACE},{self._asked}{json.dumps([name, message])}")
        if '"ok":true' not in self._await(f"{_ANSWER}{self._asked}"):
            raise Lost

    def tend(self) -> None:
        """Takes what has come: the server wants to hear every few seconds that somebody is there."""
        while self._take(0) is not None:
            pass

    def close(self) -> None:
        try:
            self._socket.close()
        except (ConnectionClosed, OSError) as error:
            raise Lost from error

    def _await(self, start: str) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while (left := deadline - time.monotonic()) > 0:
            message = self._take(left)
            if message is not None and message.startswith(start):
                return message
        raise Lost

    def _take(self, seconds: float) -> str | None:
        try:
            message = self._socket.receive(timeout=seconds)
        except (ConnectionClosed, OSError) as error:
            raise Lost from error
        if message == _PING:
            self._send(_PONG)
        return None if message is None else str(message)

    def _send(self, text: str) -> None:
        try:
            self._socket.send(text)
        except (ConnectionClosed, OSError) as error:
            raise Lost from error
