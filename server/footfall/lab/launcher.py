"""A server of our own: `footfall serve` as a child process, on the embedded store."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

from footfall.domain.errors import StoreUnavailable

START_SECONDS = 60.0
STOP_SECONDS = 15.0
POLL_SECONDS = 0.05


@contextmanager
def serving(data_dir: Path, host: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a server that is starting; stopped in the end, the store with it.

    It has a session of its own, so that Ctrl-C reaches us alone and everything stops in order.
    """
    arguments = ["serve", "--host", host, "--port", str(port), "--data-dir", str(data_dir)]
    environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    with open(log_file(data_dir), "ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "footfall", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(process: subprocess.Popen[bytes], url: str, data_dir: Path) -> None:
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
        "server_did_not_start", f"the server did not start: {_last_words(log_file(data_dir))}"
    )


def log_file(data_dir: Path) -> Path:
    return data_dir / "server.log"


def _last_words(log: Path) -> str:
    lines: Sequence[str] = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("footfall: ") if lines else "it said nothing"
