"""The listening socket, made before gunicorn starts so that a port in use is one clear line."""

from __future__ import annotations

import errno
import socket

from footfall.domain.errors import Conflict, FootfallError, InvalidInput


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes any free one.

    Raises Conflict("port_in_use") and, for an address that is not this machine's or a port that
    needs more rights, InvalidInput("cannot_listen").
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise InvalidInput("cannot_listen", f"cannot listen on {host}: {error.strerror}") from None
    listener = socket.socket(family, kind, proto)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Linux lets two sockets bind one port while neither listens; only listening tells.
        listener.listen()
    except OSError as error:
        listener.close()
        raise _explained(error, host, port) from None
    return listener


def _explained(error: OSError, host: str, port: int) -> FootfallError:
    if error.errno == errno.EADDRINUSE:
        return Conflict(
            "port_in_use",
            f"port {port} is in use; stop what listens there, or choose another with --port",
        )
    return InvalidInput("cannot_listen", f"cannot listen on {host}:{port}: {error.strerror}")


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the server, such as `http://localhost:8000/`."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
