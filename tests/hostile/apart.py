"""Runs a function in a process of its own: its arguments and its result are JSON, and it begins when it is told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120.0


class Apart:
    """Loaded, and waits for `go`. With `nice` it takes the processor only where nobody else wants it."""

    def __init__(self, function: Callable[..., Any], *arguments: Any, nice: int = 0) -> None:
        named = f"{function.__module__}:{function.__name__}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.apart", named, str(nice), json.dumps(arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"

    def go(self) -> None:
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def result(self) -> Any:
        said, _ = self._process.communicate(timeout=PATIENCE_S)
        assert self._process.returncode == 0
        return json.loads(said)


def _main(named: str, nice: str, arguments: str) -> None:
    module, _, name = named.partition(":")
    function = getattr(import_module(module), name)
    os.nice(int(nice))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    json.dump(function(*json.loads(arguments)), sys.stdout)


if __name__ == "__main__":
    _main(*sys.argv[1:])
