"""The WebSocket under Socket.IO, the same for both kinds of worker, that no stranger can keep busy.

Engine.IO's own unmask byte by byte (eventlet) or read ahead without end in a thread of their own (simple-websocket);
neither bounds how fast frames come. Here wsproto reads them, in the one task that the connection has; a message has a
size and a number of parts, frames have a rate, and after each of them others get their turn.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Lock
from typing import Any

from flask_socketio import SocketIO
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import LocalProtocolError, generate_accept_token

from footfall.domain.bucket import Bucket
from footfall.live.lobby import GUEST, Guest, Wsgi

#: A heartbeat, the longest that anybody has to say, is far shorter.
MAX_MESSAGE = 20_000
MAX_PARTS = 128
#: Frames and bytes a second from one connection, and at once.
FRAMES, FRAMES_AT_ONCE = 20, 60
BYTES, BYTES_AT_ONCE = 20_000, 100_000
RECEIVE = 4096


class WebSocket:
    """What Engine.IO asks of one. `socket` is public since Engine.IO gives it the time that it may be silent."""

    def __init__(self, socket: Any, guest: Guest, sleep: Callable[[float], Any]) -> None:
        self.socket, self._guest, self._sleep = socket, guest, sleep
        self._frames = Connection(ConnectionType.SERVER)
        self._sending = Lock()
        self._pace = Bucket(FRAMES, FRAMES_AT_ONCE), Bucket(BYTES, BYTES_AT_ONCE)
        self._messages = self._read()

    def wait(self) -> str | None:
        """The next message; None once there is no more."""
        return next(self._messages, None)

    def send(self, message: str) -> None:
        """Raises OSError where the connection is gone."""
        self._send(TextMessage(data=message))

    def close(self, code: int = CloseReason.NORMAL_CLOSURE) -> None:
        """Whoever waits for a message gets None. The socket itself is closed by the server."""
        with suppress(OSError):
            self._send(CloseConnection(code))
        with suppress(OSError):
            self.socket.shutdown(2)

    def _read(self) -> Iterator[str]:
        parts: list[str] = []
        silent_for = self.socket.gettimeout()
        with suppress(OSError):
            while (left := self._guest.seconds_left()) is None or left > 0:
                self.socket.settimeout(silent_for if left is None else min(left, silent_for or left))
                received = self.socket.recv(RECEIVE)
                if not received:
                    return
                self._frames.receive_data(received)
                for event in self._frames.events():
                    if isinstance(event, TextMessage):
                        parts.append(event.data)
                        if sum(map(len, parts)) > MAX_MESSAGE or len(parts) > MAX_PARTS:
                            return self.close(CloseReason.MESSAGE_TOO_BIG)
                        if event.message_finished:
                            message = "".join(parts)
                            parts.clear()
                            if not is_packet(message):
                                return self.close(CloseReason.POLICY_VIOLATION)
                            yield message
                    elif not self._answered(event):
                        return
                    self._give_up_the_turn(len(event.data) if isinstance(event, TextMessage) else 0)
        self.close(CloseReason.POLICY_VIOLATION)

    def _answered(self, event: Event) -> bool:
        """Whether the connection goes on after what is no text."""
        if isinstance(event, Ping | CloseConnection):
            self._send(event.response())
        elif isinstance(event, BytesMessage):
            self.close(CloseReason.UNSUPPORTED_DATA)
        return not isinstance(event, CloseConnection | BytesMessage)

    def _give_up_the_turn(self, size: int) -> None:
        """Whoever sends faster waits: what they send meanwhile stays in the network."""
        now, (frames, sizes) = time.monotonic(), self._pace
        self._sleep(max(frames.owe(1, now), sizes.owe(size, now)))

    def _send(self, event: Event) -> None:
        with self._sending:
            try:
                self.socket.sendall(self._frames.send(event))
            except LocalProtocolError as error:
                raise OSError("the connection is closed") from error


def is_packet(message: str) -> bool:
    """Whether Engine.IO may have it: close, pong, or a packet of Socket.IO. What else there is makes it stumble."""
    return message in ("1", "3") or (message[:1] == "4" and message[1:2] in tuple("0123456"))


def bound_websockets(socketio: SocketIO) -> None:
    """From now on `socketio` uses the WebSocket above. Engine.IO has no public way to be given one."""
    engine = socketio.server.eio
    engine._async = {**engine._async, "websocket": _served}


def _served(handler: Callable[[WebSocket], Any], server: Any) -> Wsgi:
    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        accept = _accept(environ)
        if accept is None:
            start_response("400 Bad Request", [("Connection", "close")])
            return []
        socket = environ.get("gunicorn.socket") or environ["werkzeug.socket"]
        with suppress(OSError):  # whoever is gone hears nothing
            socket.sendall(accept)
            handler(WebSocket(socket, environ[GUEST], server.sleep))
        # Nothing is to be answered any more: so gunicorn and werkzeug are told.
        raise StopIteration if "gunicorn.socket" in environ else ConnectionError

    return serve


def _accept(environ: dict[str, Any]) -> bytes | None:
    """The answer that begins a WebSocket (RFC 6455, section 4.2.2); None where nobody asked for one."""
    key = str(environ.get("HTTP_SEC_WEBSOCKET_KEY", "")).encode("latin-1")
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not key:
        return None
    lines = (b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade")
    return b"\r\n".join((*lines, b"Sec-WebSocket-Accept: " + generate_accept_token(key), b"", b""))
