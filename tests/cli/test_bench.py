"""The measurement measures; what it finds depends on the machine."""

from __future__ import annotations

import json

from tests.helpers import footfall


def test_the_figures_of_a_short_run_are_whole() -> None:
    done = footfall("bench", "scan", "--json", "--seconds", "1", "--concurrency", "4")
    assert (done.returncode, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    for part in ("empty_route", "single_scan"):
        assert figures[part]["requests_per_s"] > 0
        assert 0 < figures[part]["p50_ms"] <= figures[part]["p99_ms"]
    assert figures["ratio"] > 0
