"""Medians, percentiles and ratios."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence


def percentile(ordered: Sequence[float], share: float) -> float:
    """Of values in order; the nearest one that was measured."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(latencies: Iterable[float]) -> dict[str, float]:
    """How latencies in milliseconds are spread; there must be one at least."""
    ordered = sorted(latencies)
    named = {"p50_ms": 0.50, "p95_ms": 0.95, "p99_ms": 0.99}
    found = {name: round(percentile(ordered, share), 2) for name, share in named.items()}
    return {**found, "max_ms": round(ordered[-1], 2)}


def median(values: Iterable[float], digits: int = 1) -> float:
    return round(statistics.median(values), digits)


def median_ratio(pairs: Iterable[tuple[float, float]]) -> float:
    """The median of first to second, each pair measured in the same moments."""
    return median((first / second for first, second in pairs), 3)
