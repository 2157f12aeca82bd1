"""What stays out of the error log, because it tells nobody anything."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

# eventlet's WebSocket shuts its socket down after engine.io has closed it already.
NOISE_ON_CLOSE = "socket shutdown error"
# Known: the pin in pyproject.toml says why this gunicorn and this worker.
NOISE_AT_START = "The eventlet worker is DEPRECATED"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WithoutNoise(logging.Filter):
    """Keeps the line about the worker's age out of gunicorn's log."""

    def filter(self, record: logging.LogRecord) -> bool:
        return NOISE_AT_START not in record.getMessage()


class _QuietErrors:
    """A `wsgi.errors` that drops the line which every closed WebSocket writes.

    gunicorn's own stream goes past the loggers, so a logging filter would never see the line.
    """

    def __init__(self, errors: Any) -> None:
        self._errors = errors

    def write(self, text: str) -> None:
        if NOISE_ON_CLOSE not in text:
            self._errors.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._errors.flush()


def quiet_websockets(app: Wsgi) -> Wsgi:
    """Wraps an app so that its WebSockets close without a line in the error log."""

    def quieter(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if "HTTP_UPGRADE" in environ:
            environ["wsgi.errors"] = _QuietErrors(environ["wsgi.errors"])
        return app(environ, start_response)

    return quieter


def configure(level: str) -> None:
    """The application's own log lines go to standard error, beside gunicorn's."""
    logging.basicConfig(
        level=level.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
