"""A server of our own: a `footfall` command as a process, and its end. The demo, the benches and the tests use it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

STOP_SECONDS = 15.0

Process = subprocess.Popen[str]
#: Where a process writes to; None is where we write to ourselves.
Output = IO[str] | IO[bytes] | int | None


def launch(*arguments: str, environ: Mapping[str, str], output: Output, errors: Output) -> Process:
    """A `footfall` command that has begun, with that environment and no other; `stop` ends it.

    It has a session of its own, so that Ctrl-C reaches us alone and everything stops in order.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "footfall", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        text=True,
        env=environ,
        start_new_session=True,
    )


def stop(process: Process, seconds: float = STOP_SECONDS, number: int = signal.SIGTERM) -> bool:
    """Whether it ended in order when it was sent that signal; else it was killed, and with it what it had started."""
    with _patient():
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False
        finally:
            if process.stdout:
                process.stdout.close()
    return True


@contextmanager
def launched(
    *arguments: str, environ: Mapping[str, str], output: Output, errors: Output
) -> Iterator[Process]:
    process = launch(*arguments, environ=environ, output=output, errors=errors)
    try:
        yield process
    finally:
        stop(process)


def said_address(process: Process) -> str | None:
    """The address that a server says it listens on, without a slash at its end; None if it ended instead.

    Its output must be a pipe.
    """
    line = process.stdout.readline() if process.stdout else ""
    found = re.search(r"http://[^/\s]+:\d+", line)
    return found and found[0]


def last_words(log: Path) -> str:
    """Of a server that did not start: the reason, which its log ends with."""
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("footfall: ") if lines else "it said nothing"


@contextmanager
def _patient() -> Iterator[None]:
    """A second Ctrl-C would leave things behind: it counts once the block has ended."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)
