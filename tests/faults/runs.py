"""Run by `test_nothing_left_running.py` alone: a test that never ends, and one that leaves something behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_it_hangs(start_server: Callable[..., Any]) -> None:
    with start_server():
        Path(os.environ["READY"]).touch()
        threading.Event().wait()


def test_it_leaves_something_behind() -> None:
    subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(600)", "left-behind"], start_new_session=True
    )
