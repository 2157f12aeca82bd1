"""The command line itself."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footfall.domain.event import Event
from footfall.services import register
from footfall.store import Stores
from footfall.store.embedded import EmbeddedStore
from tests.cli.conftest import Run
from tests.factories import visitor_row
from tests.helpers import clean_environ, footfall


def test_help_names_every_command() -> None:
    done = footfall("--help")
    assert done.returncode == 0
    for command in (
        "serve",
        "demo",
        "event",
        "visitors",
        "token",
        "user",
        "export",
        "reconcile",
        "simulate",
        "bench",
    ):
        assert f"  {command} " in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("serve", "--port", "many"), ("serve", "--nonsense"), ("token", "create", "--role")],
)
def test_bad_usage_is_one_line_and_exit_2(refused: Callable[..., str], arguments: tuple[str, ...]) -> None:
    assert refused(*arguments)


@pytest.mark.parametrize(
    ("environ", "word"),
    [
        ({"PORT": "many"}, "PORT"),
        ({"FOOTFALL_WORKER": "gevent"}, "FOOTFALL_WORKER"),
        ({"REDIS_URL": "redis://127.0.0.1:1"}, "store"),
        ({"REDIS_URL": "ftp://nowhere"}, "REDIS_URL"),
        ({"FOOTFALL_DATA_DIR": "/proc/nowhere"}, "/proc/nowhere"),
    ],
)
def test_bad_settings_are_one_line_and_exit_2(environ: dict[str, str], word: str) -> None:
    done = footfall("serve", **environ)
    assert done.returncode == 2
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_command_alone_starts_the_store_and_leaves_none_behind(tmp_path: Path) -> None:
    done = footfall(
        "token", "create", "--role", "viewer", "--every-event", "--data-dir", str(tmp_path / "data")
    )
    assert done.returncode == 0
    assert not EmbeddedStore(tmp_path / "data").answers()


def test_a_reader_that_goes_away_is_no_error(
    run: Run, valkey: EmbeddedStore, stores: Stores, event: Event
) -> None:
    for _ in range(3):
        register.register_visitors(stores, "expo", [visitor_row(organization="x" * 200) for _ in range(500)])
    process = subprocess.Popen(
        [sys.executable, "-m", "footfall", "export", "attendance", "--event", "expo"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environ(REDIS_URL=f"unix://{valkey.socket_path}"),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == f"footfall: using unix://{valkey.socket_path}\n".encode()
    assert process.wait(30) != 0


def test_an_interrupt_is_quiet(valkey: EmbeddedStore) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "footfall",
            "user",
            "create",
            "ann",
            "--role",
            "viewer",
            "--password-stdin",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environ(REDIS_URL=f"unix://{valkey.socket_path}"),
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2)  # it waits for the password
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=10)
    assert (out, errors.strip(), process.returncode) == (b"", b"", 130)
