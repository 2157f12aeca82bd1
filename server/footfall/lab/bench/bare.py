"""The limit of all recording: the scan script alone, pipelined by redis-py, with what a worker would hand it."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

from footfall.domain.scan import Direction, ScanRow, Teller
from footfall.lab.bench.crowd import Crowd
from footfall.lab.bench.load import Measured, failed

if TYPE_CHECKING:
    from footfall.store import Stores


class BareScript:
    """Records the crowd's scans in one pipeline after the other, from this process, on one connection."""

    def __init__(self, stores: Stores, crowd: Crowd) -> None:
        from footfall.store import keys
        from footfall.store.scripts import load_scripts

        self._stores, self._crowd = stores, crowd
        self._stored = stores.events.get(crowd.event)
        self._prefix = keys.prefix(crowd.event)
        self._sha = stores.redis.script_load(load_scripts(stores.redis)["record_scan"].script)

    def run(self, size: int, seconds: float = math.inf, groups: int | None = None) -> Measured:
        """Pipelines of `size` scans. Only what redis-py and the store take counts as time, not the making of
        the arguments; so the figure is a limit. One answer is one scan, one latency one pipeline.
        """
        latencies: list[float] = []
        own, start = time.process_time(), time.perf_counter()
        while len(latencies) != groups and (not latencies or time.perf_counter() - start < seconds):
            calls = [self._call() for _ in range(size)]
            began = time.perf_counter()
            pipe = self._stores.redis.pipeline(transaction=False)
            for call in calls:
                pipe.evalsha(self._sha, 1, self._prefix, *call)
            answers = pipe.execute()
            latencies.append((time.perf_counter() - began) * 1000)
            if wrong := next((answer for answer in answers if answer[0] != "admitted"), None):
                raise failed(f"unexpected answer of the script: {wrong!r}")
        own_seconds = time.process_time() - own
        return Measured(len(latencies) * size, sum(latencies) / 1000, sorted(latencies), own_seconds)

    def _call(self) -> list[Any]:
        from footfall.domain.badge import normalize_token
        from footfall.services.badging import prove_token
        from footfall.store.scans import ScanCall

        scan_id, token, zone, direction = next(self._crowd.scans)
        now = time.time_ns() // 1_000_000
        row = ScanRow(scan_id, zone, Direction(direction), normalize_token(token), scanned_at=now)
        proven = prove_token(self._stores, self._stored, token)
        door = self._stored.door(self._stored.event.zone(zone), now)
        if isinstance(proven, str):
            raise failed(f"the badge of the measurement is not good: {proven}")
        return ScanCall(
            row, proven.badge_id, proven.issue, "", now, door, Teller("bench", "bench"), now
        ).args(self._stored.version)

    def take(self, scans: int, size: int) -> Measured:
        """So many scans, in pipelines of `size`."""
        return self.run(size, groups=scans // size)
