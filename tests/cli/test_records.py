"""Exports and recounts from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from footfall.domain.event import Event
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, ScanRow
from footfall.services import register, scanning
from footfall.store import Stores, keys
from tests.cli.conftest import Run
from tests.factories import now_ms, visitor_row

STAFF = Principal("test", Role.STAFF, "Test", "expo")


def let_in(stores: Stores, visitors: int) -> None:
    rows = [visitor_row(name=f"王 {n}") for n in range(visitors)]
    tokens = [registered.token for registered in register.register_visitors(stores, "expo", rows)]
    scans = [ScanRow(f"s{n}", "hall", Direction.IN, token=token) for n, token in enumerate(tokens)]
    scanning.record_scans(stores, "expo", scans, STAFF, now_ms())


def test_an_export_is_the_record_in_either_format(run: Run, stores: Stores, event: Event) -> None:
    let_in(stores, 3)
    table = list(
        csv.DictReader(io.StringIO(run("export", "scans", "--event", "expo").stdout.lstrip("\ufeff")))
    )
    lines = run("export", "scans", "--event", "expo", "--format", "jsonl").stdout.splitlines()
    assert [row["scan_id"] for row in table] == ["s0", "s1", "s2"]
    assert [json.loads(line)["scan_id"] for line in lines] == ["s0", "s1", "s2"]


def test_an_export_to_a_file_leaves_standard_output_empty(
    run: Run, stores: Stores, event: Event, tmp_path: Path
) -> None:
    let_in(stores, 1)
    file = tmp_path / "attendance.csv"
    assert run("export", "attendance", "--event", "expo", "--output", str(file)).stdout == ""
    assert "王 0" in file.read_text("utf-8-sig")


def test_an_export_that_cannot_be_is_refused_and_makes_no_file(
    refused: Callable[..., str], event: Event, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    assert "nowhere" in refused("export", "visits", "--event", "nowhere", "--output", str(file))
    assert not file.exists()
    assert "photos" in refused("export", "photos", "--event", "expo")
    assert "missing" in refused(
        "export", "flow", "--event", "expo", "--output", str(tmp_path / "missing" / "a")
    )


def test_a_right_count_exits_0(run: Run, stores: Stores, event: Event) -> None:
    let_in(stores, 5)
    done = run("reconcile", "--event", "expo")
    assert (done.returncode, done.stdout) == (0, "right: 5 scans recounted, no difference\n")


def test_a_wrong_counter_is_found_repaired_and_then_right(run: Run, stores: Stores, event: Event) -> None:
    let_in(stores, 5)
    stores.redis.hincrby(keys.zones("expo"), "hall:occupancy", 1)
    wrong = run("reconcile", "--event", "expo")
    assert (wrong.returncode, wrong.stdout) == (
        1,
        "zones hall:occupancy: stored 6, recounted 5\n1 difference; set right with --repair\n",
    )
    repaired = run("reconcile", "--event", "expo", "--repair")  # there was a difference, so it exits 1 too
    assert repaired.returncode == 1
    assert repaired.stdout.endswith("repaired: 1 difference set right\n")
    assert run("reconcile", "--event", "expo").returncode == 0


def test_a_program_reads_every_difference(run: Run, stores: Stores, event: Event) -> None:
    let_in(stores, 25)
    for key in (keys.zones("expo"), keys.walks("expo")):
        stores.redis.delete(key)
    shown = run("reconcile", "--event", "expo").stdout.splitlines()
    answer = json.loads(run("reconcile", "--event", "expo", "--json").stdout)
    assert answer.keys() == {"entries", "scans", "seq", "differences", "repaired"}
    assert (answer["entries"], answer["scans"], answer["repaired"]) == (25, 25, False)
    differences = answer["differences"]
    assert {"counter": "zones site:visits", "stored": 0, "recounted": 25} in differences
    assert {"counter": "walks v25", "stored": 0, "recounted": 1} in differences
    assert shown[20] == f"and {len(differences) - 20} more (all of them: --json)"
    assert json.loads(run("reconcile", "--event", "expo", "--repair", "--json").stdout)["repaired"] is True
    assert json.loads(run("reconcile", "--event", "expo", "--json").stdout)["differences"] == []


def test_an_event_that_is_not_there_cannot_be_recounted(refused: Callable[..., str]) -> None:
    assert "nowhere" in refused("reconcile", "--event", "nowhere")
