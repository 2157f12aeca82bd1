"""A crowd that walks at random through any event: the people of `footfall simulate`."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.scan import Direction

#: How likely somebody goes on to another zone, touches a booth, or leaves the zone they are in.
TOUCHES, LEAVES_WHILE_FILLING, LEAVES_WHEN_FULL = 0.3, 0.25, 0.6
ARRIVES_WHILE_FILLING, ARRIVES_WHEN_FULL = 0.5, 0.05
#: Now and then somebody tries a door that is closed, or not for them.
TRIES_ANY_DOOR = 0.02


@dataclass(frozen=True)
class Move:
    """What somebody does next. `person` is an index; `place` is where they are, None for outside."""

    person: int
    zone: str
    direction: Direction
    place: str | None


class Wanderers:
    """Knows where each person was let in to, so that nobody leaves a place they never entered.

    The venue fills up to a comfortable number of people and then turns over. Between `next` and
    `answered` a person is at a door and makes no other move.
    """

    def __init__(self, event: Event, categories: Sequence[str], random: Random) -> None:
        """`categories` has one entry a person. Raises InvalidInput `nothing_to_simulate` without
        people or without a zone to enter.
        """
        self._event = event
        self._categories = categories
        self._random = random
        self._zones = [zone for zone in event.zones if not zone.is_booth]
        self._outside = list(range(len(categories)))
        self._inside: list[tuple[int, str]] = []
        self._comfortable = _comfortable(event, len(categories))
        if not categories or not self._zones:
            raise InvalidInput(
                "nothing_to_simulate", "the event needs at least one visitor and one zone to enter"
            )
        random.shuffle(self._outside)

    def next(self, at: int) -> Move | None:
        """The next move at the instant `at` (ms); None while everybody is at a door."""
        filling = len(self._inside) < self._comfortable
        arrives = self._chance(ARRIVES_WHILE_FILLING if filling else ARRIVES_WHEN_FULL)
        if self._outside and (arrives or not self._inside):
            person = self._outside.pop()
            return Move(person, self._choose(person, at), Direction.IN, None)
        if not self._inside:
            return None
        person, place = self._inside.pop(self._random.randrange(len(self._inside)))
        booths = [z.id for z in self._event.zones if z.is_booth and z.parent == place]
        if booths and self._chance(TOUCHES):
            return Move(person, self._random.choice(booths), Direction.TOUCH, place)
        if self._chance(LEAVES_WHILE_FILLING if filling else LEAVES_WHEN_FULL):
            return Move(person, place, Direction.OUT, place)
        return Move(person, self._choose(person, at), Direction.IN, place)

    def answered(self, move: Move, *, admitted: bool) -> None:
        """Takes note of what the door said."""
        place = move.place
        if admitted and move.direction is Direction.IN:
            place = move.zone
        elif admitted and move.direction is Direction.OUT:
            place = self._event.zone(move.zone).parent
        if place is None:
            self._outside.insert(0, move.person)
        else:
            self._inside.append((move.person, place))

    def _choose(self, person: int, at: int) -> str:
        """A zone that is open and admits the person; any at all where none does."""
        category = self._categories[person]
        fitting = [
            zone
            for zone in self._zones
            if self._event.is_open(zone, at) and (zone.admits is None or category in zone.admits)
        ]
        anywhere = not fitting or self._chance(TRIES_ANY_DOOR)
        return self._random.choice(self._zones if anywhere else fitting).id

    def _chance(self, part: float) -> bool:
        return self._random.random() < part


def _comfortable(event: Event, people: int) -> int:
    """60 % of the capacities of the outermost zones, but never more than two thirds of the people."""
    roots = [zone.capacity for zone in event.zones if zone.parent is None and not zone.is_booth]
    limit = people * 2 // 3
    if None not in roots:
        limit = min(limit, sum(capacity or 0 for capacity in roots) * 6 // 10)
    return max(limit, 1)
