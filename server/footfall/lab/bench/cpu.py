"""How much processor time the server's worker and the store take. Linux tells; elsewhere it stays unknown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time, None where the machine does not tell."""

    worker: float | None = None
    store: float | None = None

    def __sub__(self, other: Spent) -> Spent:
        return Spent(_minus(self.worker, other.worker), _minus(self.store, other.store))

    def __add__(self, other: Spent) -> Spent:
        return Spent(_plus(self.worker, other.worker), _plus(self.store, other.store))

    @property
    def total(self) -> float | None:
        return _plus(self.worker, self.store)

    def each(self, things: int) -> dict[str, float]:
        """Milliseconds a thing, as figures; absent where unknown."""
        named = {"worker_cpu_ms": self.worker, "store_cpu_ms": self.store}
        return {name: round(s * 1000 / things, 4) for name, s in named.items() if s is not None and things}


NOTHING = Spent(0.0, 0.0)


@dataclass(frozen=True)
class Meter:
    """Reads what the processes of a server have spent since they started; threads that ended count too."""

    workers: Sequence[int]
    store: int | None

    def read(self) -> Spent:
        worker = [_spent(pid) for pid in self.workers]
        known = [seconds for seconds in worker if seconds is not None]
        return Spent(sum(known) if known else None, None if self.store is None else _spent(self.store))


def workers(server: int) -> list[int]:
    """The processes of a server's workers, as far as the machine tells, by the id of the server's own process.

    They are of its group. The keeper of its store, another child, has a group of its own.
    """
    return [int(other.name) for other in Path("/proc").glob("[0-9]*") if _belongs(other) == (server, server)]


def _belongs(process: Path) -> tuple[int, int] | None:
    """Its parent and its group."""
    fields = _fields(process)
    return None if fields is None else (int(fields[1]), int(fields[2]))


def _spent(pid: int) -> float | None:
    fields = _fields(Path("/proc", str(pid)))
    if fields is None:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _fields(process: Path) -> list[str] | None:
    """proc_pid_stat(5) from its third field on: the second, the name, may hold blanks and brackets."""
    try:
        return (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None


def _minus(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b


def _plus(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a + b
