"""The measurements measure; what they find depends on the machine, so no test asks how much."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from footfall.domain.errors import InvalidInput
from footfall.lab.bench import batch, export, growth, push
from footfall.lab.bench.conditions import Conditions
from footfall.lab.bench.dashboards import Dashboard
from footfall.lab.bench.push import waits_of
from footfall.lab.bench.rig import running, running_rig
from footfall.lab.bench.table import table
from footfall.store.embedded import EmbeddedStore
from tests.helpers import clean_environ, footfall

PATIENCE_S = 60.0

#: Settings of somebody's real server. A measurement must neither touch its data nor measure two workers.
ELSEWHERE = {"REDIS_URL": "redis://127.0.0.1:1", "FOOTFALL_WORKERS": "2", "PORT": "1"}


def measured(name: str, *arguments: str) -> Any:
    """The figures of a short run, of which a table can be made."""
    done = footfall("bench", name, "--json", "--visitors", "50", *arguments, **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    # Only what takes minutes tells how far it is.
    assert bool(done.stderr) is (name == "growth")
    figures = json.loads(done.stdout)
    assert figures["machine"]["cores"] > 0
    return figures


def is_spread(found: dict[str, float]) -> bool:
    return 0 <= found["p50_ms"] <= found["p95_ms"] <= found["p99_ms"] <= found["max_ms"]


def test_scans_stand_beside_the_empty_route_at_each_concurrency() -> None:
    figures = measured("scan", "--seconds", "1", "--concurrency", "2", "--concurrency", "16")
    assert [level["concurrency"] for level in figures["scan"]] == [2, 16]
    for level in (figures, *figures["scan"]):
        for part in ("empty_route", "single_scan"):
            assert level[part]["requests_per_s"] > 0
            assert 0 < level[part]["p50_ms"] <= level[part]["p99_ms"]
        assert level["ratio"] > 0
        assert level["p99_limit_ms"] >= 30
    # Programs look for the figures of concurrency 16 on top.
    assert {key: figures[key] for key in figures["scan"][1]} == figures["scan"][1]


def test_batches_stand_beside_the_bare_script() -> None:
    sizes = ("--size", "10", "--size", "100", "--connections", "1", "--connections", "2")
    figures = measured("batch", "--seconds", "1", *sizes)
    assert [(found["size"], found["connections"]) for found in figures["batch"]] == [
        *((10, 1), (10, 2), (100, 1), (100, 2))
    ]
    for found in figures["batch"]:
        assert found["batch"]["scans_per_s"] > 0
        assert found["bare_script"]["scans_per_s"] > 0
        assert found["ratio"] > 0
    assert "bare scans/s" in batch.as_table(figures)


def test_every_dashboard_gets_every_scan() -> None:
    figures = measured(
        "push", "--seconds", "0.5", "--dashboards", "3", "--dashboards", "5", "--rate", "20", "--rate", "60"
    )
    assert is_spread(figures["idle_round_trip"])
    assert [(found["dashboards"], found["answered"]) for found in figures["push"]] == [
        *((3, 10), (3, 30), (5, 10), (5, 30))
    ]
    for found in figures["push"]:
        assert found["missed"] == 0
        assert is_spread(found["push"])
        assert found["messages"] >= found["dashboards"]
        assert found["bytes_per_message"] > 0
    assert "limit: 100 ms" in push.as_table(figures)


def test_growth_tells_rates_and_memory_at_each_level() -> None:
    figures = measured("growth", "--to", "1000", "--to", "5000", "--visitors", "50", "--rounds", "1")
    assert [level["scans"] for level in figures["growth"]] == [1000, 5000]
    assert figures["memory_per_visitor_bytes"] > 0
    for level in figures["growth"]:
        assert level["memory_per_scan_bytes"] > 0
        for operation in ("single_scan", "batch", "bare_script"):
            assert level[operation]["scans_per_s"] > 0
            assert level[operation]["ratio"] > 0
    for path in ("long", "short"):
        assert is_spread(figures["path"][path]["live"])
        assert is_spread(figures["path"][path]["late"])
    assert "for each of 50 visitors" in growth.as_table(figures)


def test_exports_stand_beside_a_plain_read_of_the_log() -> None:
    figures = measured("export", "--scans", "700")
    rows = {found["table"]: found["rows"] for found in figures["export"]}
    assert rows["scans"] == 700
    assert rows["visits"] > 0
    assert figures["plain_read"]["scans_per_s"] > 0
    assert is_spread(figures["scan_alone"])
    for found in figures["export"]:
        assert found["ratio"] > 0
        assert is_spread(found["scan_meanwhile"])
    assert "plain scans/s" in export.as_table(figures)


def test_people_get_the_machine_and_a_table() -> None:
    done = footfall("bench", "scan", "--visitors", "50", "--seconds", "1", "--concurrency", "2")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "cores" in lines[0]
    for words in ("empty/s", "scans/s", "ratio", "p99 limit"):
        assert words in lines[2]
    assert lines[3].split()[0] == "2"


def test_the_other_worker_is_measured_as_well() -> None:
    figures = measured(
        "push", "--worker", "threading", "--seconds", "0.4", "--dashboards", "2", "--rate", "20"
    )
    assert figures["worker"] == "threading"
    assert figures["push"][0]["missed"] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("push", "--worker", "threading", "--dashboards", "500"), "dashboards"),
        (("growth", "--to", "1000000000"), "TMPDIR"),
    ],
)
def test_what_cannot_be_measured_here_is_one_line(arguments: tuple[str, ...], words: str) -> None:
    done = footfall("bench", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    conditions = Conditions("eventlet", clean_environ(), print)
    with (
        pytest.raises(InvalidInput, match=r"did not start: .*--nonsense"),
        running(conditions, tmp_path, "serve", "--nonsense"),
    ):
        """It must not come to this."""


def test_a_server_that_dies_leaves_no_store_behind() -> None:
    conditions = Conditions("eventlet", clean_environ(), print)
    with running_rig(conditions) as rig:
        data_dir = rig.folder / "data"
        assert EmbeddedStore(data_dir).answers()
        [worker] = rig.meter.workers
        os.killpg(os.getpgid(worker), signal.SIGKILL)
    assert not rig.folder.exists()
    wait_until(lambda: not running_in(data_dir))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_stops_it_finds_nothing_left(tmp_path: Path, number: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "footfall", "bench", "scan"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environ(TMPDIR=str(tmp_path)),
    )
    # The log is the second server's: the first one and the store are there.
    wait_until(lambda: process.poll() is not None or any(tmp_path.glob("footfall-bench-*/bench.log")))
    process.send_signal(number)
    out, errors = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out, errors.strip()) == (code, b"", b"")
    assert list(tmp_path.iterdir()) == []
    wait_until(lambda: not running_in(tmp_path))


def running_in(folder: Path) -> list[str]:
    """The command lines of processes that name the folder, where the machine tells."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in command and process.name != str(os.getpid()):
            found.append(command)
    return found


def wait_until(happened: Any) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def test_a_scan_waits_for_the_first_message_that_shows_it() -> None:
    answers = [(1, 0.0), (2, 0.01), (3, 0.2), (4, 0.3)]
    deltas = [(0.1, 2), (0.15, 3)]
    # The message was there before the answer to 3; nobody has shown 4 yet.
    assert waits_of(answers, deltas) == pytest.approx([100.0, 90.0, 0.0])


def test_messages_of_every_length_are_read_however_they_arrive() -> None:
    class Wire:
        def __init__(self, data: bytes) -> None:
            self.parts = [data[n : n + 7] for n in range(0, len(data), 7)]

        def recv(self, size: int) -> bytes:
            return self.parts.pop(0)

        def sendall(self, data: bytes) -> None:
            """Nobody listens."""

    def frame(payload: bytes) -> bytes:
        n = len(payload)
        size = bytes([n]) if n < 126 else b"\x7e" + n.to_bytes(2) if n < 1 << 16 else b"\x7f" + n.to_bytes(8)
        return b"\x81" + size + payload

    deltas = [
        b'42/live,["delta",{"from":%d,"seq":%d,"scans":[{"seq":1}],"at":"%s"}]' % (n, n + 1, b"x" * length)
        for n, length in enumerate((1, 125, 126, 70_000, 1))
    ]
    wire = Wire(b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + b"".join(map(frame, deltas)))
    dashboard = Dashboard(wire, "expo", "token")  # type: ignore[arg-type]
    while wire.parts:
        dashboard.receive()
    assert [seq for _, seq in dashboard.deltas] == [1, 2, 3, 4, 5]
    assert dashboard.delta_bytes == sum(map(len, deltas))


def test_columns_of_a_table_line_up() -> None:
    assert table(["name", "scans"], [["a", "1"], ["longer", "1,000"]]).splitlines() == [
        "name    scans",
        "a           1",
        "longer  1,000",
    ]
