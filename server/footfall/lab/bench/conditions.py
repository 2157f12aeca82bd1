"""Under what conditions a run measures, and on what machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from footfall import __version__

#: As JSON prints them. What could not be measured here is absent.
Figures = dict[str, Any]


@dataclass(frozen=True)
class Conditions:
    """`worker` is `eventlet` or `threading`, `environ` what servers are started with, `say` shows progress."""

    worker: str
    environ: Mapping[str, str]
    say: Callable[[str], None]


def machine() -> Figures:
    """Where and when this is; `load` is the machine's load average of the last minute, which should be near 0."""
    return {
        "footfall": __version__,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
