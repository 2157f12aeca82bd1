"""The kinds of worker, and what each of them needs."""

from __future__ import annotations

import warnings
from typing import Any

# A WebSocket holds its thread as long as it lives, so the threading worker needs one for each page.
THREADS = 128


def prepare(worker: str) -> None:
    """Makes the standard library cooperative where the worker wants it.

    To be called before Redis, Flask and requests are imported: whoever imported a socket earlier
    would block every other request of the worker.
    """
    if worker != "eventlet":
        return
    with warnings.catch_warnings():
        # Both say that they are old. Known: the pin in pyproject.toml says why they are used.
        warnings.simplefilter("ignore")
        import gunicorn.workers.geventlet  # noqa: F401 (patches when it is first imported)


def options(worker: str) -> dict[str, Any]:
    """gunicorn's settings for a worker: `eventlet` or `threading`."""
    if worker == "eventlet":
        return {"worker_class": "eventlet", "worker_connections": 2000}
    return {"worker_class": "gthread", "threads": THREADS, "worker_connections": 2000}
