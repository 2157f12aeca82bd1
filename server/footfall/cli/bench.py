"""`footfall bench`: what this machine can do."""

from __future__ import annotations

import json
import statistics
import tempfile
from itertools import repeat
from pathlib import Path

import click

from footfall.cli.load import Measured, measure

ROUNDS = 5
WARM_UP_SECONDS = 0.5


@click.group()
def bench() -> None:
    """Measure this machine."""


@bench.command()
@click.option("--concurrency", type=click.IntRange(1, 512), default=16, show_default=True)
@click.option("--seconds", type=click.FloatRange(1), default=20.0, show_default=True, help="In all.")
@click.option("--worker", type=click.Choice(["eventlet", "threading"]), default="eventlet", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print figures for a program.")
def scan(concurrency: int, seconds: float, worker: str, as_json: bool) -> None:
    """Measure single scans over HTTP beside an empty Flask route that takes the same requests.

    Both servers have one worker of the same kind. They are measured in turns, in short rounds, and the
    medians of the rounds are printed, so that noise of the machine cancels.
    """
    from footfall.cli.bench_event import open_event, running

    each = seconds / ROUNDS / 2
    with tempfile.TemporaryDirectory(prefix="footfall-bench-") as folder:
        data_dir = Path(folder)
        with (
            open_event(data_dir) as (scans, for_nothing),
            running("serve", "--data-dir", str(data_dir), "--worker", worker) as server,
            running("bench", "empty-server", "--worker", worker) as empty_server,
        ):
            empty_rounds, scan_rounds = [], []
            for lasting in (WARM_UP_SECONDS, *repeat(each, ROUNDS)):
                empty_rounds.append(measure(empty_server, for_nothing, concurrency, lasting, b"HTTP/1.1 200"))
                scan_rounds.append(measure(server, scans, concurrency, lasting, b'"admitted"'))
    empty, single = _summary(empty_rounds[1:]), _summary(scan_rounds[1:])
    ratio = round(single["requests_per_s"] / empty["requests_per_s"], 3)
    if as_json:
        click.echo(json.dumps({"empty_route": empty, "single_scan": single, "ratio": ratio}))
        return
    click.echo(f"{'':12}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}")
    for name, figures in (("empty route", empty), ("single scan", single)):
        rate, p50, p99 = figures["requests_per_s"], figures["p50_ms"], figures["p99_ms"]
        click.echo(f"{name:12}{rate:>12,.0f}{p50:>10.1f}{p99:>10.1f}")
    click.echo(f"{'ratio':12}{ratio:>12.2f}")


@bench.command("empty-server", hidden=True)
@click.option("--port", type=int, default=0)
@click.option("--worker", type=click.Choice(["eventlet", "threading"]), default="eventlet")
def empty_server(port: int, worker: str) -> None:
    """Serve one empty Flask route, as Footfall is served: the yardstick of `bench scan`."""
    from footfall.serving.empty import serve_empty
    from footfall.settings import Settings

    serve_empty(Settings(host="127.0.0.1", port=port, worker=worker))


def _summary(rounds: list[Measured]) -> dict[str, float]:
    """The medians over the rounds."""
    return {
        "requests_per_s": round(statistics.median(r.requests_per_s for r in rounds), 1),
        "p50_ms": round(statistics.median(r.percentile(0.50) for r in rounds), 2),
        "p99_ms": round(statistics.median(r.percentile(0.99) for r in rounds), 2),
    }
