"""The demo's server: `footfall serve` on the demo's own embedded store, whatever else the environment names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from footfall.domain.errors import StoreUnavailable
from footfall.lab.launcher import Process, last_words, launched

START_SECONDS = 60.0
POLL_SECONDS = 0.05


@contextmanager
def serving(data_dir: Path, host: str, port: int) -> Iterator[Process]:
    """The process of a server that is starting; stopped in the end, the store with it."""
    arguments = ("serve", "--host", host, "--port", str(port), "--data-dir", str(data_dir))
    environ = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    environ["FOOTFALL_ROWS_A_MINUTE"] = "0"  # a day's crowd comes in minutes, by few keys
    with (
        open(log_file(data_dir), "ab") as log,
        launched(*arguments, environ=environ, output=log, errors=log) as process,
    ):
        yield process


def wait_until_ready(process: Process, url: str, data_dir: Path) -> None:
    """Returns once the server is ready. Raises StoreUnavailable with what it said before it gave up."""
    deadline = time.monotonic() + START_SECONDS
    session = requests.Session()
    session.trust_env = False
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if session.get(f"{url}/readyz", timeout=5).ok:
                return
        except requests.RequestException:
            pass
        time.sleep(POLL_SECONDS)
    raise StoreUnavailable(
        "server_did_not_start", f"the server did not start: {last_words(log_file(data_dir))}"
    )


def log_file(data_dir: Path) -> Path:
    return data_dir / "server.log"
