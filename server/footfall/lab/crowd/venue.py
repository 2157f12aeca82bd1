"""The venue as the crowd sees it: where the server thinks everybody is, and how busy each kiosk is."""

from collections import Counter
from datetime import date
from random import Random

from footfall.domain.admission import Door, Holder, refusal
from footfall.domain.badge import BadgeStatus
from footfall.domain.event import Event
from footfall.domain.scan import Direction, Reason
from footfall.lab.crowd import habits
from footfall.lab.crowd.plan import MINUTE, Show, Shown


class Venue:
    """One day of the event. Positions follow the counting rule, so that occupancies are the server's."""

    def __init__(self, event: Event, day: date, random: Random) -> None:
        self.event = event
        self.day = day
        self.occupancy: Counter[str] = Counter()
        self.booths = {
            zone.id: tuple(z.id for z in event.zones if z.is_booth and z.parent == zone.id)
            for zone in event.zones
        }
        self._random = random
        self._positions: dict[int, str] = {}
        self._free: dict[str, int] = {}  # kiosk -> when it can read again

    def queue(self, show: Show, now: int) -> tuple[str, int]:
        """The kiosk that will read the badge, and when."""
        kiosks = self._kiosks(show.zone, show.direction)
        kiosk = min(kiosks, key=lambda name: self._free.get(name, 0))
        at = max(now, self._free.get(kiosk, 0))
        self._free[kiosk] = at + self._random.randint(*habits.READING)
        return kiosk, at

    def decide(self, person: int, category: str, show: Show, at: int) -> str:
        """What the server will say: `admitted`, or the reason of a refusal. Moves the person."""
        problem = Reason.INVALID_TOKEN if show.shown is Shown.FOREIGN else None
        status = BadgeStatus.REVOKED if show.shown is Shown.REPLACED else BadgeStatus.ACTIVE
        is_inside = show.zone in self._chain(person)
        holder = Holder(status, (), category, is_guest=True, is_inside=is_inside)
        occupancy = self.occupancy[show.zone]
        refused = refusal(problem, holder, self._door(show.zone, at), show.direction, occupancy)
        if refused is not None:
            return refused
        self._move(person, self._destination(person, show))
        return "admitted"

    def crowding(self, zone: str) -> float:
        """Occupancy as a part of the capacity; 0 where there is none."""
        capacity = self.event.zone(zone).capacity
        return self.occupancy[zone] / capacity if capacity else 0.0

    def _door(self, zone_id: str, at: int) -> Door:
        zone = self.event.zone(zone_id)
        return Door(
            day=self.event.days.index(self.day),
            is_open=zone.is_open(self.day, at // MINUTE),
            admits=zone.admits,
            guest_list=zone.guest_list,
            enforced_capacity=zone.capacity if zone.enforce else None,
        )

    def _destination(self, person: int, show: Show) -> str | None:
        parent = self.event.zone(show.zone).parent
        if show.direction is Direction.IN:
            return show.zone
        if show.direction is Direction.OUT or parent not in self._chain(person):
            return parent
        return self._positions[person]  # a booth inside the place where the person is

    def _chain(self, person: int) -> tuple[str, ...]:
        position = self._positions.get(person)
        return self.event.chains[position] if position else ()

    def _move(self, person: int, position: str | None) -> None:
        self.occupancy.subtract(self._chain(person))
        if position is None:
            self._positions.pop(person, None)
        else:
            self._positions[person] = position
        self.occupancy.update(self._chain(person))

    def _kiosks(self, zone: str, direction: Direction) -> list[str]:
        if direction is Direction.TOUCH:
            return [zone]
        entrances, exits = habits.DOORS.get(zone, (1, 1))
        count = entrances if direction is Direction.IN else exits
        return [f"{zone}-{direction}-{number + 1}" for number in range(count)]
