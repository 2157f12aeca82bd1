"""The kinds of worker, and what each of them needs."""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

# A WebSocket holds its thread as long as it lives, so the threading worker needs one for each page.
THREADS = 128
#: Seconds until a thread that has Python's lock gives it up where others want it: with Python's own 0.005 a door waits
#: so long behind each of those that came before it.
SWITCH_S = 0.001
#: Of the thread for work that nobody at a door waits for.
NICE = 15


def prepare(worker: str) -> None:
    """Makes the standard library cooperative where the worker wants it.

    To be called before Redis, Flask and requests are imported: whoever imported a socket earlier
    would block every other request of the worker.
    """
    if worker != "eventlet":
        sys.setswitchinterval(SWITCH_S)
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


def aside(worker: str) -> Callable[[Callable[[], Any]], Any]:
    """Does work in one real thread, while others are served. To be called in the worker."""
    if worker == "eventlet":
        from eventlet import tpool

        tpool.set_num_threads(1)
        return lambda work: tpool.execute(_nicely, work)
    pool = ThreadPoolExecutor(1)
    return lambda work: pool.submit(_nicely, work).result()


def _nicely(work: Callable[[], Any]) -> Any:
    """Doors come first where the processor is short: Linux knows how nice each thread is."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
    return work()
