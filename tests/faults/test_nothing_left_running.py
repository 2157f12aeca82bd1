"""Runs of these tests that are ended from outside, or leave something behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from tests.faults.scene import eventually
from tests.running import MARK, marked

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="this machine does not tell what runs")

ROOT = Path(__file__).parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")


def run(test: str, mark: str, tmp_path: Path, *options: str) -> subprocess.Popen[str]:
    """`mark` is on the run itself too, and on its watcher."""
    return subprocess.Popen(
        [*PYTEST, *options, f"tests/faults/runs.py::{test}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            MARK: f"{os.environ[MARK]}:{mark}",
            "READY": str(tmp_path / "ready"),
            "PYTEST_DEBUG_TEMPROOT": str(tmp_path),
        },
        start_new_session=True,
    )


@pytest.mark.parametrize(
    ("number", "workers"),
    [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, 0), (signal.SIGINT, 1), (signal.SIGKILL, 1)],
)
def test_a_run_that_is_ended_leaves_nothing_running(
    number: signal.Signals, workers: int, tmp_path: Path
) -> None:
    mark = uuid.uuid4().hex
    process = run("test_it_hangs", mark, tmp_path, f"--numprocesses={workers}")
    eventually((tmp_path / "ready").exists)
    running = marked(mark).values()
    assert any("footfall serve" in command for command in running)
    assert any("keeper.py" in command for command in running)
    assert any(command.partition(" ")[0].endswith("valkey-server") for command in running)
    process.send_signal(number)
    process.communicate()
    eventually(lambda: not marked(mark))


def test_a_run_that_leaves_something_behind_fails_and_ends_it(tmp_path: Path) -> None:
    mark = uuid.uuid4().hex
    process = run("test_it_leaves_something_behind", mark, tmp_path)
    said, _ = process.communicate()
    assert "1 passed" in said
    assert "still running after the tests" in said
    assert "left-behind" in said
    assert process.returncode == pytest.ExitCode.TESTS_FAILED
    eventually(lambda: not marked(mark))
