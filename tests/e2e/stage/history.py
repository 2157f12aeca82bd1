"""Short histories of a door, drawn at random: the same seed gives the same history."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

#: Who comes: the last one's badge is revoked.
PEOPLE = 6
FOREIGN = "https://example.org/sponsor"
#: Milliseconds: within one answer, within one verdict, longer than a verdict waits for the next.
WAITS = (40, 300, 900)
#: What the network does, and how often next to the other moves.
NETWORK = ("cut", "deaf", "silent", "late", "heal")
MOVES = {
    "show": 5,
    "key": 4,
    "several": 2,
    "foreign": 1,
    "touch": 4,
    "wait": 4,
    "network": 3,
    "clock": 1,
    "reload": 1,
    "kill": 1,
    "disk": 1,
    "database": 1,
    "crypto": 1,
    "sockets": 1,
    "freeze": 1,
    "end": 1,
    "undo": 2,
}
CLOCKS = (420_000, -420_000, -86_400_000)


@dataclass(frozen=True)
class Move:
    """`people` by their numbers, `choice` as the move wants it."""

    do: str
    people: tuple[int, ...] = ()
    choice: str = ""

    def __str__(self) -> str:
        return " ".join([self.do, *map(str, self.people), self.choice]).strip()


@dataclass(frozen=True)
class History:
    seed: int
    both_ways: bool
    full_at_three: bool
    moves: tuple[Move, ...]

    def __str__(self) -> str:
        door = ("both ways" if self.both_ways else "in", "full at three" if self.full_at_three else "roomy")
        return f"seed {self.seed}, {', '.join(door)}: {'; '.join(map(str, self.moves))}"


def history(seed: int) -> History:
    random = Random(seed)
    both_ways, full = random.random() < 0.4, random.random() < 0.5
    kinds = random.choices(list(MOVES), list(MOVES.values()), k=random.randint(6, 10))
    # One badge at least, else nothing is told at all.
    moves = [_move(random, kind) for kind in ("show", *kinds)]
    return History(seed, both_ways, full, tuple(moves))


def _move(random: Random, do: str) -> Move:
    crowd = {"show": 1, "key": 1, "several": random.choice((2, 3))}.get(do, 0)
    choices = {
        "touch": ("in", "in", "out", "leave"),
        "wait": tuple(map(str, WAITS)),
        "network": NETWORK,
        "clock": tuple(map(str, CLOCKS)),
        **dict.fromkeys(("disk", "crypto", "sockets", "freeze"), ("fails", "works")),
    }
    choice = random.choice(choices[do]) if do in choices else ""
    return Move(do, tuple(random.sample(range(PEOPLE), crowd)), choice)
