"""Whether the store could lose scans, as a worker knows it without asking each second."""

from footfall.live.source import Clock
from footfall.store import Stores

#: How often the store is asked, ms: it seldom changes, and asking costs a call.
ASK_MS = 10_000


class StoreHealth:
    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores, self._clock = stores, clock
        self._known: tuple[int, tuple[str, ...]] | None = None

    def problems(self) -> tuple[str, ...]:
        """In sentences. Raises StoreUnavailable."""
        now = self._clock()
        if self._known is None or now - self._known[0] >= ASK_MS:
            self._known = (now, tuple(self._stores.durability_problems()))
        return self._known[1]
