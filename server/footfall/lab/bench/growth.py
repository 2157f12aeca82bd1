"""`footfall bench growth`: rate and memory of the store as an event grows.

At each level the large event and a fresh one of ten thousand scans are measured in turns, in the same moments and
by the same operations; their ratio is what growth costs. The turns are counted in scans, not in seconds, and
are short, so that the small event stays small.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from footfall.lab.bench import paths
from footfall.lab.bench.bare import BareScript
from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.crowd import Crowd
from footfall.lab.bench.load import ADMITTED, Load, failed
from footfall.lab.bench.rig import Rig, check_room, running_rig
from footfall.lab.bench.stats import median, median_ratio
from footfall.lab.bench.table import number, table

SMALL_SCANS = 10_000
BATCH = 100
#: How many scans a turn has, for each operation.
TURNS = {"single_scan": 320, "batch": 800, "bare_script": 800}
SINGLE_CONNECTIONS = 16
SAMPLES_A_ROUND = 35
FILLED_AT_ONCE = 20_000
#: What a scan takes of the append-only file before it is rewritten, generously.
DISK_BYTES = 4000

Operation = Callable[[], float]


def measure(conditions: Conditions, levels: Sequence[int], visitors: int, rounds: int) -> Figures:
    """`levels` are numbers of scans of one event with so many visitors, each measured in so many rounds.

    Raises InvalidInput("bench_failed") where the disk has no room for the largest.
    """
    check_room(max(levels) * DISK_BYTES)
    about = machine()
    with running_rig(conditions) as rig:
        conditions.say(f"growth: registering {visitors:,} visitors")
        nobody = rig.used_memory()
        crowd = rig.event(visitors)
        registered = rig.used_memory()
        growing = _Growing(conditions, rig, crowd, registered, rounds)
        found = [growing.level(scans) for scans in sorted(set(levels))]
        conditions.say("growth: visitors with long paths")
        along = paths.measure(rig, rounds * SAMPLES_A_ROUND)
    return {
        "machine": about,
        "worker": conditions.worker,
        "visitors": visitors,
        "memory_per_visitor_bytes": round((registered - nobody) / visitors),
        "growth": found,
        "path": along,
    }


@dataclass
class _Growing:
    conditions: Conditions
    rig: Rig
    crowd: Crowd
    registered: int
    rounds: int
    scans: int = 0
    before: tuple[int, int] = (0, 0)

    def level(self, scans: int) -> Figures:
        filled = self._fill(scans - self.scans)
        held = self.rig.used_memory() - self.registered
        known, held_then = self.before
        figures: Figures = {
            "scans": self.scans,
            "filled_scans_per_s": round(filled, 1),
            "memory_per_scan_bytes": round(held / self.scans),
            "memory_per_further_scan_bytes": round((held - held_then) / (self.scans - known)),
        }
        self.before = (self.scans, held)
        self.conditions.say(f"growth: measuring at {self.scans:,} scans")
        return figures | {
            "beside": min(SMALL_SCANS, scans),
            **self._beside_a_small_event(min(SMALL_SCANS, scans)),
        }

    def _fill(self, wanted: int) -> float:
        """So many scans more; their rate."""
        if wanted <= 0:
            raise failed("the levels are too close to each other: measuring adds scans, too")
        began, target = time.perf_counter(), self.scans + wanted
        while self.scans < target:
            some = min(FILLED_AT_ONCE, target - self.scans)
            self.rig.fill(self.crowd, some)
            self.scans += some
            rate = (self.scans - target + wanted) / (time.perf_counter() - began)
            self.conditions.say(f"growth: {self.scans:,} scans, {rate:,.0f} a second")
        return wanted / (time.perf_counter() - began)

    def _beside_a_small_event(self, scans: int) -> Figures:
        # A name of its own at each level: workers remember the keys of an event, and no event is ever made anew.
        small = self.rig.event(len(self.crowd.tokens), f"beside-{self.scans}")
        self.rig.fill(small, scans)
        pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in TURNS}
        since = self.rig.seq()
        with Load(self.rig.address, SINGLE_CONNECTIONS) as many, Load(self.rig.address, 1) as one:
            ours, others = (_operations(self.rig, crowd, many, one) for crowd in (self.crowd, small))
            for turn in range(self.rounds + 1):
                for name in TURNS:
                    # Each goes first every other time: what comes second finds the caches of the first.
                    if turn % 2:
                        rates = ours[name](), others[name]()
                    else:
                        other, rate = others[name](), ours[name]()
                        rates = rate, other
                    if turn:  # the first is the warm-up
                        pairs[name].append(rates)
        added = (self.rounds + 1) * sum(TURNS.values())
        self.rig.check_counted(since, added)
        self.scans += added
        self.rig.forget(small.event)
        return {
            name: {
                "scans_per_s": median(rate for rate, _ in found),
                "beside_scans_per_s": median(other for _, other in found),
                "ratio": median_ratio(found),
            }
            for name, found in pairs.items()
        }


def _operations(rig: Rig, crowd: Crowd, many: Load, one: Load) -> dict[str, Operation]:
    """Each records one turn's scans at the crowd's event, and answers scans a second."""
    bare = BareScript(rig.stores, crowd)

    def single() -> float:
        return many.run(islice(crowd.requests(), TURNS["single_scan"]), ADMITTED).per_second

    def batch() -> float:
        requests = islice(crowd.requests(BATCH), TURNS["batch"] // BATCH)
        return one.run(requests, ADMITTED, BATCH).per_second * BATCH

    def bare_script() -> float:
        return bare.take(TURNS["bare_script"], BATCH).per_second

    return {"single_scan": single, "batch": batch, "bare_script": bare_script}


def as_table(figures: Figures) -> str:
    headings = ["scans", "filled/s", "bytes/scan", "bytes/further scan"]
    for name in ("single", "batch", "bare"):
        headings += [f"{name}/s", "small", "ratio"]
    rows = []
    for level in figures["growth"]:
        row = [number(level[key]) for key in ("scans", "filled_scans_per_s", "memory_per_scan_bytes")]
        row.append(number(level["memory_per_further_scan_bytes"]))
        for name in TURNS:
            found = level[name]
            row += [
                number(found["scans_per_s"]),
                number(found["beside_scans_per_s"]),
                number(found["ratio"], 2),
            ]
        rows.append(row)
    path = figures["path"]
    long = f"{path['scans_on_the_long_path']} scans before"
    spreads = [
        [f"{kind} scan, {words}", *(number(path[which][kind][key], 2) for key in ("p50_ms", "p99_ms"))]
        for kind in ("live", "late")
        for which, words in (("long", long), ("short", "1 scan before"))
    ]
    memory = (
        f"{number(figures['memory_per_visitor_bytes'])} bytes for each of {figures['visitors']:,} visitors"
    )
    return "\n\n".join((table(headings, rows), memory, table(["", "p50 ms", "p99 ms"], spreads)))
