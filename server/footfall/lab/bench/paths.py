"""Whether a scan takes longer the longer the visitor's path is: live scans, and late ones dated before all others."""

from __future__ import annotations

import time
from collections.abc import Iterator

from footfall.lab.bench.conditions import Figures
from footfall.lab.bench.crowd import HALLS, Crowd
from footfall.lab.bench.load import ADMITTED, Load
from footfall.lab.bench.rig import Rig
from footfall.lab.bench.stats import spread

LONG_PATH = 500
LONG_PATHS = 5
EVENT = "paths"
HOUR_MS = 3_600_000


def measure(rig: Rig, samples: int) -> Figures:
    """Each kind of scan in turn, one at a time. A short path has one scan before, and is scanned once."""
    crowd = rig.event(LONG_PATHS + 2 * samples, EVENT)
    long, short = crowd.tokens[:LONG_PATHS], crowd.tokens[LONG_PATHS:]
    rig.fill(crowd.among(long, seed=2), LONG_PATHS * LONG_PATH)
    rig.fill(crowd.among(short, seed=3), len(short))
    latencies: dict[tuple[str, str], list[float]] = {}
    with Load(rig.address, 1) as load:
        for number in range(samples):
            others = (long[number % LONG_PATHS],) * 2, (short[number], short[samples + number])
            for path, (live, late) in zip(("long", "short"), others, strict=True):
                dated_back = time.time_ns() // 1_000_000 - HOUR_MS - number
                for kind, request in (
                    ("live", _in_a_hall(crowd, live, number)),
                    ("late", _in_a_hall(crowd, late, number, dated_back)),
                ):
                    measured = load.run(request, ADMITTED)
                    latencies.setdefault((path, kind), []).extend(measured.latencies)
    rig.forget(EVENT)
    found = {
        path: {kind: spread(latencies[path, kind]) for kind in ("live", "late")} for path in ("long", "short")
    }
    ratio = found["long"]["live"]["p50_ms"] / found["short"]["live"]["p50_ms"]
    return {"scans_on_the_long_path": LONG_PATH, **found, "ratio": round(ratio, 3)}


def _in_a_hall(crowd: Crowd, token: str, number: int, at: int | None = None) -> Iterator[bytes]:
    yield crowd.request([crowd.scan(token, HALLS[number % len(HALLS)], "in")], at)
