"""What `footfall bench` measures on: an event with visitors, and servers of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from footfall.cli.load import post
from footfall.cli.options import opened
from footfall.domain.errors import InvalidInput
from footfall.domain.roles import Role
from footfall.settings import Settings

VISITORS = 5000
EVENT = "bench"


@contextmanager
def open_event(data_dir: Path) -> Iterator[tuple[Iterator[bytes], Iterator[bytes]]]:
    """Makes the event in that data directory and hands out two equal, endless rows of requests with one scan each.

    Every visitor comes in once, in turn, then every visitor leaves, and so on.
    """
    from footfall.services import access, events, register

    today = datetime.now(UTC).date().isoformat()
    config = {
        "id": EVENT,
        "name": {"en": "Bench"},
        "timezone": "UTC",
        "days": [today],
        "zones": [
            {"id": "site", "name": {"en": "Site"}, "kind": "area"},
            {"id": "hall", "name": {"en": "Hall"}, "kind": "area", "parent": "site", "capacity": 4000},
        ],
    }
    with opened(Settings(data_dir=data_dir)) as stores:
        events.create_event(stores, config)
        rows = [{"name": f"Visitor {n}", "category": "visitor"} for n in range(VISITORS)]
        tokens = [
            visitor.token
            for start in range(0, VISITORS, register.MAX_ROWS)
            for visitor in register.register_visitors(stores, EVENT, rows[start : start + register.MAX_ROWS])
        ]
        kiosk = access.create_token(stores, Role.KIOSK, EVENT, "hall", "bench")
        yield _scans(tokens, kiosk), _scans(tokens, kiosk)


def _scans(tokens: list[str], kiosk: str) -> Iterator[bytes]:
    for number in count():
        walk, visitor = divmod(number, len(tokens))
        scan = {
            "scan_id": f"bench-{number}",
            "token": tokens[visitor],
            "zone": "hall",
            "direction": "out" if walk % 2 else "in",
        }
        yield post(f"/api/v1/events/{EVENT}/scans", json.dumps({"scans": [scan]}).encode(), kiosk)


@contextmanager
def running(*arguments: str) -> Iterator[tuple[str, int]]:
    """Runs a `footfall` command that serves, on a free port, and yields where it listens."""
    command = [sys.executable, "-m", "footfall", *arguments, "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://[^/]+:(\d+)/", line)
        if found is None:
            raise InvalidInput(
                "bench_failed", f"the server for the measurement did not start: {line.strip()}"
            )
        yield "127.0.0.1", int(found[1])
    finally:
        process.terminate()
        process.wait()
