"""What stays out of the error log, because it tells nobody anything."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

# Known: the pin in pyproject.toml says why this gunicorn and this worker.
NOISE_AT_START = "The eventlet worker is DEPRECATED"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WithoutNoise(logging.Filter):
    """Keeps the line about the worker's age out of gunicorn's log."""

    def filter(self, record: logging.LogRecord) -> bool:
        return NOISE_AT_START not in record.getMessage()


def configure(level: str) -> None:
    """The application's own log lines go to standard error, beside gunicorn's."""
    logging.basicConfig(
        level=level.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
