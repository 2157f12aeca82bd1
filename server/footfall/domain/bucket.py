"""How much somebody may have: so much a second in the long run, and at most `burst` at once. Times are in seconds."""

from dataclasses import dataclass, field


@dataclass
class Bucket:
    """Full at the start. `rate` and `burst` are in whatever is counted."""

    rate: float
    burst: float
    _taken: float = 0.0
    _at: float = 0.0

    def take(self, amount: float, now: float) -> float:
        """0, and it is taken; or after how long there is so much, and nothing is taken.

        More than `burst` is there when the bucket is full, and leaves a debt.
        """
        wait = self._missing(amount, now) / self.rate
        if wait == 0:
            self._taken += amount
        return wait

    def owe(self, amount: float, now: float) -> float:
        """It is taken whether it is there or not; how long until the debt is paid."""
        self._settle(now)
        self._taken += amount
        return max(0.0, self._taken - self.burst) / self.rate

    def is_full(self, now: float) -> bool:
        self._settle(now)
        return self._taken == 0

    def _missing(self, amount: float, now: float) -> float:
        self._settle(now)
        return max(0.0, self._taken + min(amount, self.burst) - self.burst)

    def _settle(self, now: float) -> None:
        self._taken = max(0.0, self._taken - max(0.0, now - self._at) * self.rate)
        self._at = now


#: Beyond so many, those that are full are forgotten: they are as good as new ones.
MOST_KEPT = 10_000


@dataclass
class Buckets:
    """One for each key. Whoever makes up keys without end only empties it early."""

    rate: float
    burst: float
    _kept: dict[str, Bucket] = field(default_factory=dict)

    def take(self, key: str, amount: float, now: float) -> float:
        """As Bucket.take."""
        bucket = self._kept.get(key)
        if bucket is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept = {each: kept for each, kept in self._kept.items() if not kept.is_full(now)}
            if len(self._kept) >= 2 * MOST_KEPT:
                self._kept = {}
            bucket = self._kept[key] = Bucket(self.rate, self.burst)
        return bucket.take(amount, now)
