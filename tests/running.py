"""What a run of the tests starts does not outlive it: not if it fails, not if it is interrupted, not if it is killed.

Whatever a run starts bears the run's mark in its environment, since children inherit it. A watcher, a process of its
own that Ctrl+C does not reach, holds one end of a pipe from the run. When the run is gone, whichever way, the pipe
closes, and the watcher ends what still bears the mark. A run that ends in order looks for itself first, and fails if
anything is left.

A run within a run appends its mark to the one that it has inherited, so that the outer one ends it with the rest.
Where there is no /proc (macOS) nothing is found, and nothing is ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path

import pytest

MARK = "TESTS_OF_FOOTFALL"
#: A store writes what it has, a browser puts its profile away; then they are gone.
PATIENCE_S = 10.0
LOOK_S = 0.05

_watcher = pytest.StashKey["subprocess.Popen[bytes]"]()


def marked(mark: str) -> dict[int, str]:
    """The processes that bear the mark, by their ids: their command lines. Those that have ended are left out."""
    running = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environ = (process / "environ").read_bytes().split(b"\0")
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue  # it has ended, or is somebody else's
        marks = next(
            (each.partition(b"=")[2] for each in environ if each.startswith(MARK.encode() + b"=")), b""
        )
        if mark.encode() in marks.split(b":") and command:
            running[int(process.name)] = command
    running.pop(os.getpid(), None)
    return running


def wait_until_gone(mark: str, number: int = 0) -> dict[int, str]:
    """What bears the mark and is still there after PATIENCE_S. Each is sent the signal `number` once, also those that
    were started meanwhile; 0 is no signal.
    """
    deadline = time.monotonic() + PATIENCE_S
    told: set[int] = set()
    while (left := marked(mark)) and time.monotonic() < deadline:
        for pid in left.keys() - told:
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(pid, number)
        told |= left.keys()
        time.sleep(LOOK_S)
    return left


def end(mark: str) -> None:
    """Ends what bears the mark: it is asked to, and killed if it does not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if not wait_until_gone(mark, number):
            return


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return  # a worker of xdist: the run is the one that started it
    before = os.environ.get(MARK)
    config.stash[_watcher] = subprocess.Popen(
        [sys.executable, __file__, mark := uuid.uuid4().hex], stdin=subprocess.PIPE, start_new_session=True
    )
    os.environ[MARK] = f"{before}:{mark}" if before else mark


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if _watcher not in session.config.stash or exitstatus == pytest.ExitCode.INTERRUPTED:
        return
    left = wait_until_gone(os.environ[MARK].rpartition(":")[2])
    if left:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for pid, command in left.items():
            sys.stderr.write(f"\nstill running after the tests: {pid} {command}")
        sys.stderr.write("\n")


def pytest_unconfigure(config: pytest.Config) -> None:
    watcher = config.stash.get(_watcher, None)
    if watcher is not None:
        watcher.communicate()  # closes the pipe, and waits until nothing is left


if __name__ == "__main__":
    sys.stdin.read()  # until the run is gone
    end(sys.argv[1])
