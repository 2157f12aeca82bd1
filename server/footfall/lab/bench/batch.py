"""`footfall bench batch`: batches of scans over HTTP, beside the bare script pipelined in groups of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import product, repeat

from footfall.lab.bench.bare import BareScript
from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.cpu import NOTHING
from footfall.lab.bench.load import ADMITTED, Load, Measured
from footfall.lab.bench.rig import running_rig
from footfall.lab.bench.stats import median, median_ratio
from footfall.lab.bench.table import number, table

ROUNDS = 5
WARM_UP_SECONDS = 0.5


def measure(
    conditions: Conditions, sizes: Sequence[int], connections: Sequence[int], visitors: int, seconds: float
) -> Figures:
    """`seconds` in all. Both record at the same event, in turns, and draw from the same crowd."""
    sizes, connections = list(dict.fromkeys(sizes)), list(dict.fromkeys(connections))
    each = seconds / ROUNDS / len(sizes) / (len(connections) + 1)
    about = machine()
    bare: dict[int, list[Measured]] = {size: [] for size in sizes}
    over_http: dict[tuple[int, int], list[Measured]] = {both: [] for both in product(sizes, connections)}
    bare_spent = dict.fromkeys(bare, NOTHING)
    http_spent = dict.fromkeys(over_http, NOTHING)
    with running_rig(conditions) as rig, ExitStack() as open_loads:
        crowd = rig.event(visitors)
        rig.fill(crowd, visitors)
        since = rig.seq()
        script = BareScript(rig.stores, crowd)
        loads = {n: open_loads.enter_context(Load(rig.address, n)) for n in connections}
        for lasting in (min(WARM_UP_SECONDS, each), *repeat(each, ROUNDS)):
            for size in sizes:
                before = rig.meter.read()
                bare[size].append(script.run(size, lasting))
                bare_spent[size] += rig.meter.read() - before
                for n, load in loads.items():
                    before = rig.meter.read()
                    measured = load.run(crowd.requests(size), ADMITTED, size, seconds=lasting)
                    over_http[size, n].append(measured)
                    http_spent[size, n] += rig.meter.read() - before
        answered = sum(m.answers for rounds in bare.values() for m in rounds)
        answered += sum(m.answers * size for (size, _), rounds in over_http.items() for m in rounds)
        rig.check_counted(since, answered)

    def figures(size: int, n: int) -> Figures:
        limit, ours = bare[size], over_http[size, n]
        bare_store = bare_spent[size].each(sum(m.answers for m in limit)).get("store_cpu_ms")
        return {
            "size": size,
            "connections": n,
            "batch": {
                "scans_per_s": median(m.per_second * size for m in ours[1:]),
                "p50_ms": median((m.percentile(0.50) for m in ours[1:]), 2),
                "p99_ms": median((m.percentile(0.99) for m in ours[1:]), 2),
                **http_spent[size, n].each(sum(m.answers * size for m in ours)),
            },
            "bare_script": {
                "scans_per_s": median(m.per_second for m in limit[1:]),
                **({} if bare_store is None else {"store_cpu_ms": bare_store}),
            },
            "ratio": median_ratio(
                (one.per_second * size, other.per_second)
                for one, other in zip(ours[1:], limit[1:], strict=True)
            ),
        }

    return {
        "machine": about,
        "worker": conditions.worker,
        "batch": [figures(size, n) for size, n in over_http],
    }


def as_table(figures: Figures) -> str:
    headings = ["scans a batch", "connections", "bare scans/s", "scans/s", "ratio", "p50 ms", "p99 ms"]
    rows = [
        [
            str(found["size"]),
            str(found["connections"]),
            number(found["bare_script"]["scans_per_s"]),
            number(found["batch"]["scans_per_s"]),
            number(found["ratio"], 2),
            *(number(found["batch"][key], 1) for key in ("p50_ms", "p99_ms")),
            *(number(found["batch"].get(key), 3) for key in ("worker_cpu_ms", "store_cpu_ms")),
            number(found["bare_script"].get("store_cpu_ms"), 3),
        ]
        for found in figures["batch"]
    ]
    return table([*headings, "worker CPU ms", "store CPU ms", "bare store CPU ms"], rows)
