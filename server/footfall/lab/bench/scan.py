"""`footfall bench scan`: single scans over HTTP, beside an empty Flask route that takes the same requests.

Both servers have one worker of the same kind. The visitors are inside already, each with a scan or two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import repeat

from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.cpu import NOTHING, Meter, Spent
from footfall.lab.bench.load import ADMITTED, Load, Measured
from footfall.lab.bench.rig import running_empty, running_rig
from footfall.lab.bench.stats import median, median_ratio
from footfall.lab.bench.table import number, table

ROUNDS = 5
WARM_UP_SECONDS = 0.5
#: What single scans are judged by; its figures stand on top.
TARGET_CONCURRENCY = 16
#: No door notices less, however fast the machine.
LEAST_P99_LIMIT_MS = 30.0
EMPTY = b"HTTP/1.1 200"


@dataclass
class _Side:
    """One of the two servers at one concurrency, with what its rounds have measured."""

    load: Load
    meter: Meter
    rounds: list[Measured] = field(default_factory=list)
    spent: Spent = NOTHING

    def add(self, requests: Iterator[bytes], expect: bytes, seconds: float) -> None:
        before = self.meter.read()
        self.rounds.append(self.load.run(requests, expect, seconds=seconds))
        self.spent += self.meter.read() - before

    def figures(self) -> Figures:
        return {
            "requests_per_s": median(r.per_second for r in self.rounds),
            "p50_ms": median((r.percentile(0.50) for r in self.rounds), 2),
            "p99_ms": median((r.percentile(0.99) for r in self.rounds), 2),
            "generator_cpu_ms": median((1000 * r.own_seconds / r.answers for r in self.rounds), 4),
            **self.spent.each(sum(r.answers for r in self.rounds)),
        }


def measure(conditions: Conditions, concurrencies: Sequence[int], visitors: int, seconds: float) -> Figures:
    """`seconds` in all. On top stand the figures of concurrency 16 or, if that was not asked for, the first."""
    levels = list(dict.fromkeys(concurrencies))
    each = seconds / ROUNDS / len(levels) / 2
    about = machine()
    with running_rig(conditions) as rig, running_empty(conditions, rig.folder) as (empty, empty_meter):
        crowd = rig.event(visitors)
        rig.fill(crowd, visitors)
        since = rig.seq()
        scans, for_nothing = crowd.requests(), crowd.among(crowd.tokens, seed=2).requests()
        with ExitStack() as open_loads:
            sides = {
                level: tuple(
                    _Side(open_loads.enter_context(Load(address, level)), meter)
                    for address, meter in ((empty, empty_meter), (rig.address, rig.meter))
                )
                for level in levels
            }
            answered = 0
            for lasting in (min(WARM_UP_SECONDS, each), *repeat(each, ROUNDS)):
                for yardstick, ours in sides.values():
                    yardstick.add(for_nothing, EMPTY, lasting)
                    ours.add(scans, ADMITTED, lasting)
                    answered += ours.rounds[-1].answers
            rig.check_counted(since, answered)
    measured = [_figures(level, *sides[level]) for level in levels]
    named = next((m for m in measured if m["concurrency"] == TARGET_CONCURRENCY), measured[0])
    return {"machine": about, "worker": conditions.worker, **named, "scan": measured}


def _figures(level: int, yardstick: _Side, ours: _Side) -> Figures:
    for side in (yardstick, ours):
        del side.rounds[0]  # the warm-up
    empty = yardstick.figures()
    return {
        "concurrency": level,
        "empty_route": empty,
        "single_scan": ours.figures(),
        "ratio": median_ratio(
            (one.per_second, other.per_second)
            for one, other in zip(ours.rounds, yardstick.rounds, strict=True)
        ),
        "p99_limit_ms": round(max(3 * empty["p50_ms"], LEAST_P99_LIMIT_MS), 2),
    }


def as_table(figures: Figures) -> str:
    headings = ["connections", "empty/s", "scans/s", "ratio", "empty p50 ms", "p50 ms", "p99 ms", "p99 limit"]
    rows = []
    for level in figures["scan"]:
        empty, ours = level["empty_route"], level["single_scan"]
        rows.append(
            [
                str(level["concurrency"]),
                number(empty["requests_per_s"]),
                number(ours["requests_per_s"]),
                number(level["ratio"], 2),
                number(empty["p50_ms"], 1),
                *(number(ours[key], 1) for key in ("p50_ms", "p99_ms")),
                number(level["p99_limit_ms"], 1),
                number(empty.get("worker_cpu_ms"), 3),
                *(number(ours.get(key), 3) for key in ("worker_cpu_ms", "store_cpu_ms")),
            ]
        )
    return table([*headings, "empty CPU ms", "worker CPU ms", "store CPU ms"], rows)
