"""Commands run as users run them: a process each, over the session's store."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from footfall.settings import Settings
from footfall.store import Stores, open_stores
from footfall.store.embedded import EmbeddedStore
from tests.helpers import footfall, key_file_of

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(valkey: EmbeddedStore, stores: Stores) -> Run:
    """`run("token", "create", …)` beside whatever else uses the store."""
    here = {"REDIS_URL": f"unix://{valkey.socket_path}", "FOOTFALL_KEY_FILE": key_file_of(valkey)}
    return lambda *args, **more: footfall(*args, **here, **more)


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Runs a command that must fail as bad input does: exit 2, one line, no traceback; answers the line.

    Where it came as far as the data, a line before that one says whose.
    """

    def check(*arguments: str, **more: str) -> str:
        done = run(*arguments, **more)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stdout == ""
        lines = [line for line in done.stderr.splitlines() if not line.startswith("footfall: using unix://")]
        assert len(lines) == 1
        assert lines[0].startswith("footfall: ")
        return lines[0]

    return check


@pytest.fixture
def reopened(settings: Settings, stores: Stores) -> Callable[[], Stores]:
    """The stores as another process sees them."""
    return lambda: open_stores(settings)
