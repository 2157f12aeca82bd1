"""What a key tells that went against the rules: so much of it is unusual that somebody should look at its kiosks."""

from dataclasses import dataclass

#: A key is judged by what it told within an hour.
WINDOW_MS = 3_600_000
#: Fewer may be a badge that was replaced while the kiosk was offline, or staff's own doing.
LEAST_CONFLICTS = 5
#: Of a hundred facts: more than that is no accident.
UNUSUAL_PERCENT = 10


@dataclass(frozen=True)
class KeyConduct:
    """What one key told since `since` (ms): `facts`, and how many of them were `conflicts`, in which a kiosk admitted
    somebody against what its own door book says, or were about another kiosk's scan. `is_held`: it was stopped.
    """

    id: str
    name: str
    since: int = 0
    facts: int = 0
    conflicts: int = 0
    is_held: bool = False

    def is_unusual(self, now: int) -> bool:
        many = self.conflicts >= LEAST_CONFLICTS and self.conflicts * 100 >= self.facts * UNUSUAL_PERCENT
        return many and now - self.since < WINDOW_MS
