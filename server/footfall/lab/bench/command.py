"""`footfall bench`: what this machine can do."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from footfall.lab.bench.conditions import Conditions, Figures

#: What would point the servers to measure at somebody's real data, or make them other than they are by default.
NOT_HANDED_ON = ("FOOTFALL_", "REDIS_URL", "PORT")
TERMINATED = 143
VISITORS = click.IntRange(10, 1_000_000)
WORKERS = click.Choice(["eventlet", "threading"])

#: Hands over the figures and the function that sets them in a table.
Measure = Callable[..., "tuple[Figures, Callable[[Figures], str]]"]


@click.group()
def bench() -> None:
    """Measure this machine, on servers and stores of its own.

    Beside each figure stands its limit, measured in the same run: docs/performance.md explains. TMPDIR says on which
    disk the stores keep their data.
    """
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, frame: object) -> NoReturn:
    sys.exit(TERMINATED)  # in order, so that no server and no folder stay behind


def _measurement(visitors: int = 5000, always_say: bool = False) -> Callable[[Measure], Callable[..., None]]:
    """Adds --visitors, --worker and --json, hands over the conditions, and prints what comes back."""

    def decorate(measure: Measure) -> Callable[..., None]:
        @click.option(
            "--visitors", type=VISITORS, default=visitors, show_default=True, help="In the register."
        )
        @click.option("--worker", type=WORKERS, default="eventlet", show_default=True)
        @click.option("--json", "as_json", is_flag=True, help="Print figures for a program.")
        @wraps(measure)
        def command(worker: str, as_json: bool, **options: Any) -> None:
            from footfall.lab.bench.table import heading

            figures, as_table = measure(_conditions(worker, always_say), **options)
            if as_json:
                click.echo(json.dumps(figures))
            else:
                click.echo(f"{heading(figures['machine'])}\n\n{as_table(figures)}")

        return command

    return decorate


def _conditions(worker: str, always_say: bool) -> Conditions:
    from footfall.lab.bench.conditions import Conditions

    def say(words: str) -> None:
        if always_say or sys.stderr.isatty():
            click.echo(words, err=True)

    environ = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    return Conditions(worker, environ, say)


def _several(name: str, kind: click.ParamType[Any], *default: float, help: str) -> Callable[[Any], Any]:
    return click.option(name, type=kind, multiple=True, default=default, show_default=True, help=help)


@bench.command()
@_several(
    "--concurrency", click.IntRange(1, 512), 1, 8, 16, 32, help="Connections; may be given several times."
)
@click.option("--seconds", type=click.FloatRange(1), default=40.0, show_default=True, help="In all.")
@_measurement()
def scan(conditions: Conditions, concurrency: tuple[int, ...], visitors: int, seconds: float) -> Any:
    """Single scans over HTTP, beside an empty Flask route that takes the same requests.

    Both servers have one worker of the same kind. They are measured in turns, in short rounds, and the
    medians of the rounds are printed, so that noise of the machine cancels.
    """
    from footfall.lab.bench import scan as measurement

    return measurement.measure(conditions, concurrency, visitors, seconds), measurement.as_table


@bench.command()
@_several("--size", click.IntRange(1, 500), 100, 500, help="Scans a batch; may be given several times.")
@_several("--connections", click.IntRange(1, 64), 1, 2, help="May be given several times.")
@click.option("--seconds", type=click.FloatRange(1), default=30.0, show_default=True, help="In all.")
@_measurement()
def batch(
    conditions: Conditions, size: tuple[int, ...], connections: tuple[int, ...], visitors: int, seconds: float
) -> Any:
    """Batches of scans over HTTP, beside the bare scan script pipelined by redis-py."""
    from footfall.lab.bench import batch as measurement

    return measurement.measure(conditions, size, connections, visitors, seconds), measurement.as_table


@bench.command()
@_several("--dashboards", click.IntRange(1, 2000), 10, 100, 500, help="May be given several times.")
@_several("--rate", click.FloatRange(1, 2000), 50, 300, help="Scans a second; may be given several times.")
@click.option("--seconds", type=click.FloatRange(0.2), default=10.0, show_default=True, help="For each.")
@_measurement()
def push(
    conditions: Conditions,
    dashboards: tuple[int, ...],
    rate: tuple[float, ...],
    visitors: int,
    seconds: float,
) -> Any:
    """The time from a scan's answer to the message on each dashboard, and what pushing costs."""
    from footfall.lab.bench import push as measurement

    return measurement.measure(conditions, dashboards, rate, visitors, seconds), measurement.as_table


@bench.command()
@_several("--to", click.IntRange(1000), 10_000, 100_000, 1_000_000, help="Scans; may be given several times.")
@click.option("--rounds", type=click.IntRange(1, 1000), default=9, show_default=True, help="At each level.")
@_measurement(visitors=10_000, always_say=True)
def growth(conditions: Conditions, to: tuple[int, ...], visitors: int, rounds: int) -> Any:
    """Rate and memory of the store as an event grows; each level beside a fresh, small event."""
    from footfall.lab.bench import growth as measurement

    return measurement.measure(conditions, to, visitors, rounds), measurement.as_table


@bench.command()
@click.option("--scans", type=click.IntRange(100), default=100_000, show_default=True)
@_measurement()
def export(conditions: Conditions, scans: int, visitors: int) -> Any:
    """Exports of an event over HTTP, beside a plain read of its log, and scans while an export runs."""
    from footfall.lab.bench import export as measurement

    return measurement.measure(conditions, scans, visitors), measurement.as_table


@bench.command()
@click.option(
    "--seeds", type=click.IntRange(1, 1000), default=10, show_default=True, help="Crowds drawn for each day."
)
@click.option("--json", "as_json", is_flag=True, help="Print figures for a program.")
def forecast(seeds: int, as_json: bool) -> None:
    """When zones will be full: what was foreseen in each minute of simulated days, and what then came.

    It needs no server. The days are those of the example event, with the capacities lowered until zones fill.
    """
    from footfall.domain.event_config import parse_event
    from footfall.lab.bench import forecast as measurement
    from footfall.lab.bench.table import heading
    from footfall.lab.demo.stage import example_config

    figures = measurement.measure(_conditions("eventlet", False), parse_event(example_config()), seeds)
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo(f"{heading(figures['machine'])}\n\n{measurement.as_table(figures)}")


@bench.command("empty-server", hidden=True)
@click.option("--port", type=int, default=0)
@click.option("--worker", type=WORKERS, default="eventlet")
def empty_server(port: int, worker: str) -> None:
    """Serve one empty Flask route, as Footfall is served: the yardstick of `bench scan`."""
    from footfall.lab.bench.empty import serve_empty
    from footfall.settings import Settings

    serve_empty(Settings(host="127.0.0.1", port=port, worker=worker))
