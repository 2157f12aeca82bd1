"""The network between a kiosk and the server, as a venue has it: cut, silent or slow."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

CHUNK = 65536
HOST = re.compile(rb"^Host: [^\r]*\r\n", re.IGNORECASE | re.MULTILINE)


class Weather:
    """A TCP proxy on a port of its own. The kiosk is opened at `url`, and what is between is told from here."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._cut = False
        self._delay = 0.0
        self._no_websockets = False
        self._host: str | None = None
        self._deaf = False
        self._open = threading.Event()
        self._open.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Every connection breaks, and none comes about."""
        self._cut = True
        self._break_all()

    def silence(self) -> None:
        """Connections stay, and nothing comes through: a lost Wi-Fi closes no socket."""
        self._open.clear()

    def late(self, seconds: float) -> None:
        """Whatever the server says arrives so much later."""
        self._delay = seconds

    def block_websockets(self) -> None:
        """A proxy that knows HTTP alone."""
        self._no_websockets = True

    def change_host(self, host: str) -> None:
        """A proxy that calls the server by another name, and does not say by which it was called."""
        self._host = host

    def deafen(self) -> None:
        """What is asked arrives, and the connection breaks over the answer."""
        self._deaf = True

    def heal(self) -> None:
        self._cut, self._deaf, self._delay, self._no_websockets, self._host = False, False, 0.0, False, None
        self._open.set()

    def become(self, kind: str) -> None:
        """One of `cut`, `deaf`, `silent`, `late` (by what nobody waits for) and `heal`, and nothing of the others."""
        self.heal()
        if kind == "late":
            self.late(0.6)
        else:
            {"cut": self.cut, "deaf": self.deafen, "silent": self.silence, "heal": self.heal}[kind]()

    def close(self) -> None:
        self._cut = True
        self._open.set()
        self._listener.close()
        self._break_all()

    def _break_all(self) -> None:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._cut:
                client.close()
                continue
            try:
                server = socket.create_connection(self._target, timeout=5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            with self._lock:
                self._pairs.append((client, server))
            for source, sink, answers in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._carry, args=(source, sink, answers), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if answers and self._deaf:
                    break
                if answers and self._delay:
                    time.sleep(self._delay)  # the weather itself, not a wait of the test
                self._open.wait()
                if not answers:
                    if self._no_websockets and b"upgrade: websocket" in data.lower():
                        source.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                        break
                    if self._host is not None:
                        data = HOST.sub(f"Host: {self._host}\r\n".encode(), data)
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def weather(target: str) -> Iterator[Weather]:
    between = Weather(target)
    try:
        yield between
    finally:
        between.close()
