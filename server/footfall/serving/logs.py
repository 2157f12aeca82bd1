"""What stays out of the error log, because it tells nobody anything."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

# Known: the pin in pyproject.toml says why this gunicorn and this worker.
NOISE_AT_START = "The eventlet worker is DEPRECATED"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WithoutNoise(logging.Filter):
    """Keeps the line about the worker's age out of gunicorn's log."""

    def filter(self, record: logging.LogRecord) -> bool:
        return NOISE_AT_START not in record.getMessage()


#: Loggers to which anybody on the network can write, and for how many seconds a kind of line is written once.
STRANGERS_WRITE_TO = ("gunicorn.error", "engineio.server", "socketio.server")
ONCE_IN_S = 60.0
#: How gunicorn begins the line of a request that is none.
NO_REQUEST = "Invalid request from"


class OncePerMinute(logging.Filter):
    """Of what strangers cause, each kind is one line a minute, and the next one tells how many there were.

    A kind is the place in the code that writes the line, and what was raised.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._kinds: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        raised = record.exc_info[0] if record.exc_info else None
        if raised is None and not str(record.msg).startswith(NO_REQUEST):
            return True
        kind = (record.pathname, record.lineno, raised.__name__ if raised else "")
        since, kept_back = self._kinds.get(kind, (float("-inf"), 0))
        if self._clock() - since < ONCE_IN_S:
            self._kinds[kind] = (since, kept_back + 1)
            return False
        self._kinds[kind] = (self._clock(), 0)
        if kept_back:
            record.msg = f"{record.msg} (and {kept_back} more of this kind since the last line)"
        return True


def configure(level: str) -> None:
    """The application's own log lines go to standard error, beside gunicorn's."""
    logging.basicConfig(
        level=level.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for name in STRANGERS_WRITE_TO:
        logging.getLogger(name).addFilter(OncePerMinute())
