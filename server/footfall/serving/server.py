"""`footfall serve`: gunicorn with Footfall's workers and, where wanted, the embedded store."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from footfall.serving import worker
from footfall.serving.listener import address, listen
from footfall.serving.logs import WithoutNoise, Wsgi, configure
from footfall.serving.mark import ServerMark, data_of
from footfall.settings import Settings

# Scans take milliseconds; only WebSockets are still open after this, and those reconnect.
GRACEFUL_SECONDS = 3
# Longer than a kiosk's heartbeat, so that a door does not open a connection for every scan.
KEEPALIVE_SECONDS = 75

RETRY_SECONDS = 0.2

# Python's own 700 means several collections in every request; hardly anything here is garbage in a circle.
GARBAGE_EACH = 20_000


class Tended(Protocol):
    """A store that the master keeps alive; `why_it_ended` is for people and may be empty."""

    why_it_ended: str

    def ensure(self) -> bool: ...
    def reap(self) -> None: ...
    def release(self) -> None: ...


def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT, then stops its workers and, if nobody else uses it, the store.

    Raises Conflict("port_in_use") and StoreUnavailable before any worker starts.
    """
    worker.prepare(settings.worker)
    listener = listen(settings.host, settings.port)
    store = _ready_store(settings)
    mark = ServerMark(settings, address(listener))
    try:
        run(settings, listener, partial(_load, settings), store, data_of(settings))
    finally:
        mark.remove()


def _ready_store(settings: Settings) -> Tended | None:
    """The store, answering; it is ours to tend where it is the embedded one."""
    from footfall.store import open_stores
    from footfall.store.embedded import EmbeddedStore

    embedded = EmbeddedStore(settings.data_dir) if settings.redis_url is None else None
    if embedded:
        embedded.ensure()
    stores = open_stores(settings)
    problems = stores.disk_problems() if embedded else stores.durability_problems()
    for problem in [*problems, *stores.events.close_keys()]:
        print(f"footfall: warning: {problem}", file=sys.stderr, flush=True)  # noqa: T201
    return embedded


def _load(settings: Settings) -> Wsgi:
    # In the worker, after the fork: each has connections of its own.
    from footfall.app import create_app, look_out
    from footfall.domain.errors import StoreUnavailable
    from footfall.services.passwords import hash_aside
    from footfall.store import open_stores

    configure(settings.log_level)
    hash_aside(worker.aside(settings.worker))
    stores = open_stores(settings)
    while True:
        try:
            app = create_app(settings, stores)
            look_out(app)
            # What was made by now stays: the collector need not look at it again and again.
            gc.collect()
            gc.freeze()
            gc.set_threshold(GARBAGE_EACH)
            return app
        except StoreUnavailable:
            # A worker that gives up takes the whole server with it; the store comes back.
            time.sleep(RETRY_SECONDS)


def run(
    settings: Settings,
    listener: socket.socket,
    load: Callable[[], Wsgi],
    store: Tended | None = None,
    data: str = "",
) -> None:
    """Runs any WSGI app as Footfall is run: `load` makes it, once in each worker. Says where it listens, and on what
    `data` it works.
    """
    master = os.getpid()
    try:
        _gunicorn(settings, listener, load, store, data)
    finally:
        # A worker leaves through here as well, and the store is not its to stop.
        if store is not None and os.getpid() == master:
            store.release()


def _gunicorn(
    settings: Settings,
    listener: socket.socket,
    load: Callable[[], Wsgi],
    store: Tended | None,
    data: str,
) -> None:
    from gunicorn.app.base import BaseApplication

    from footfall.serving.master import Master

    greeting = f"Footfall is listening on {address(listener)}" + (f"\nIts data is in {data}" if data else "")
    configured: dict[str, Any] = {
        "bind": f"fd://{listener.detach()}",
        "workers": settings.workers,
        "keepalive": KEEPALIVE_SECONDS,
        "graceful_timeout": GRACEFUL_SECONDS,
        "loglevel": "warning" if settings.log_level == "info" else settings.log_level,
        "accesslog": None,
        "control_socket_disable": True,
        "proc_name": "footfall",
        "when_ready": lambda _: print(greeting, flush=True),  # noqa: T201
        **worker.options(settings.worker),
    }

    class Application(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in configured.items():
                self.cfg.set(name, value)

        def load(self) -> Wsgi:
            return load()

    logging.getLogger("gunicorn.error").addFilter(WithoutNoise())
    Master(Application(), store).run()
