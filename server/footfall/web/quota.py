"""How many scans a key may send: enough for every door that it may stand at, and not enough to fill the disk."""

import math
import time
from collections.abc import Callable

from footfall.domain.bucket import Buckets
from footfall.domain.errors import TooManyAttempts

#: What kiosks kept while they were without a network comes at once: as many as in so many minutes.
MINUTES_AT_ONCE = 4


class Quota:
    """Of one worker. `clock` is in seconds; 0 a minute is no limit."""

    def __init__(self, rows_a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets = (
            Buckets(rows_a_minute / 60, rows_a_minute * MINUTES_AT_ONCE) if rows_a_minute else None
        )

    def take(self, key: str, rows: int) -> None:
        """Raises TooManyAttempts `too_many_scans`; then none of the rows was recorded."""
        wait = self._buckets.take(key, rows, self._clock()) if self._buckets else 0.0
        if wait:
            seconds = math.ceil(wait)
            raise TooManyAttempts(
                "too_many_scans",
                f"This key has sent more scans than a key may; send them again in {seconds} seconds.",
                retry_after=seconds,
            )
