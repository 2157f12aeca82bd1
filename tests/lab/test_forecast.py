"""The measurement of forecasts: what it counts, and that it tells people and programs the same."""

from __future__ import annotations

import json

from footfall.lab.bench.forecast import Told, errors, forecasts, full_after, running
from tests.helpers import footfall

STEADY = [0] * 480 + [1] * 60 + [0] * 900


def test_a_steady_inflow_is_foreseen_to_the_minute() -> None:
    told = list(forecasts("hall", STEADY, 40))
    # From the tenth minute of the inflow on, when thirty are left.
    assert [one.foreseen for one in told] == list(range(30, 0, -1))
    assert errors(told)["median_error_minutes"] == 0


def test_what_never_fills_counts_against_the_forecasts() -> None:
    told = [Told("hall", 10, 10), Told("hall", 10, 14), Told("hall", 10, None), Told("hall", 20, 25)]
    assert errors(told) == {
        "forecasts": 4,
        "median_error_minutes": 4,
        "within_3_minutes": 0.25,
        "within_30_percent": 0.75,
        "never_full": 0.25,
    }
    assert errors([])["median_error_minutes"] is None


def test_it_knows_when_a_zone_was_full() -> None:
    net = [1, 1, -1, 1, 0]
    assert running(net) == [0, 1, 2, 1, 2]
    assert full_after(net, 2) == [2, 1, 0, 1, 0]
    assert full_after(net, 3) == [None] * 5


def test_programs_get_figures_and_people_a_table() -> None:
    done = footfall("bench", "forecast", "--seeds", "1", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert (figures["days"], figures["machine"]["cores"] > 0) == (2, True)
    assert sum(zone["forecasts"] for zone in figures["zones"].values()) == figures["forecasts"] > 100
    told = footfall("bench", "forecast", "--seeds", "1").stdout
    assert "within 3 min" in told
    assert "2 simulated days; capacities lowered to 60, 70, 80, 90 % of each zone's peak" in told
