"""The cast and the real server behind the fixtures in conftest.py."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from footfall.lab.launcher import launch, said_address, stop
from footfall.store.embedded import EmbeddedStore
from footfall.store.vault import KEY_FILE

API = "/api/v1"
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Actor:
    """Somebody with known rights who uses the HTTP interface. Paths are below `/api/v1` unless absolute URLs."""

    client: FlaskClient
    token: str | None

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}

    def send(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = {**self.headers, **options.pop("headers", {})}
        return self.client.open(f"{API}{path}", method=method, headers=headers, **options)

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.send("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        return self.send("POST", path, json=json, **options)

    def patch(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        return self.send("PATCH", path, json=json, **options)

    def delete(self, path: str, **options: Any) -> TestResponse:
        return self.send("DELETE", path, **options)


@dataclass
class LiveServer:
    """A real server process. `url` has no slash at its end; `errors` is the file of its standard error."""

    url: str
    process: subprocess.Popen[str]
    data_dir: Path | None
    errors: Path | None

    def get(self, path: str, token: str | None = None, **options: Any) -> requests.Response:
        return self.send("GET", path, token, options)

    def post(self, path: str, json: Any, token: str | None = None, **options: Any) -> requests.Response:
        return self.send("POST", path, token, {"json": json, **options})

    def send(self, method: str, path: str, token: str | None, options: dict[str, Any]) -> requests.Response:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        timeout = options.pop("timeout", 30)
        return requests.request(method, self.url + path, headers=headers, timeout=timeout, **options)

    def kill(self) -> None:
        """As a power cut would: no process of the server gets to say a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def footfall(*arguments: str, stdin: str | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs one `footfall` command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "footfall", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env=clean_environ(**environ),
    )


def clean_environ(**environ: str) -> dict[str, str]:
    """This process' environment without settings that would point a test at somebody's real data, or that depend
    on this machine's disk. Its servers and those of others hear nothing of each other, unless it says where.
    """
    ours = (
        "FOOTFALL_DATA_DIR",
        "FOOTFALL_HOST",
        "FOOTFALL_WORKERS",
        "FOOTFALL_KEY",
        "FOOTFALL_KEY_FILE",
        "REDIS_URL",
        "PORT",
    )
    others = {name: value for name, value in os.environ.items() if name not in ours}
    return {**others, "FOOTFALL_DISK_WARNING": "0", "XDG_STATE_HOME": "/dev/null", **environ}


def key_file_of(store: EmbeddedStore) -> str:
    """As FOOTFALL_KEY_FILE: by it a command that reaches a store by REDIS_URL opens what was closed beside it."""
    return str(store.data_dir / KEY_FILE)


@contextmanager
def running_server(
    data_dir: Path | None = None,
    redis_url: str | None = None,
    errors: Path | None = None,
    port: int = 0,
    **environ: str,
) -> Iterator[LiveServer]:
    """`footfall serve` on a free port until the block ends, whatever happens in it."""
    arguments = ["serve", "--host", "127.0.0.1", "--port", str(port)]
    if data_dir is not None:
        arguments += ["--data-dir", str(data_dir)]
    if redis_url is not None:
        arguments += ["--redis-url", redis_url]
    stderr = errors.open("w") if errors else None
    process = launch(*arguments, environ=clean_environ(**environ), output=subprocess.PIPE, errors=stderr)
    try:
        url = said_address(process)
        assert url, "the server did not start"
        server = LiveServer(url, process, data_dir, errors)
        assert server.get("/readyz").ok  # waits for the first worker
        yield server
    finally:
        stopped = stop(process, 30)
        if stderr:
            stderr.close()
    assert stopped, "the server did not stop"
