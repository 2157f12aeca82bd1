"""How one person spends a day: a generator of steps, answered by the doors."""

from collections.abc import Generator
from math import exp
from random import Random

from footfall.domain.scan import Direction
from footfall.domain.zone import ZoneKind
from footfall.lab.crowd import habits
from footfall.lab.crowd.plan import MINUTE, Appointment, Outing, Show, Shown, Step, Wait, Walk
from footfall.lab.crowd.venue import Venue

Steps = Generator[Step, bool, None]
SITE, HALL = "site", "hall"


class Walker:
    """A person on the way. `now` is kept by whoever drives the walk; ms on the day's clock."""

    def __init__(self, outing: Outing, venue: Venue, random: Random) -> None:
        self.outing = outing
        self.now = outing.arrives
        self._venue = venue
        self._random = random
        self._in_hall = False
        self._lunch = outing.lunch
        self._appointments = list(outing.appointments)

    def walk(self) -> Walk:
        yield Wait(self.outing.arrives)
        yield from self._arrive()
        for zone in self.outing.tour:
            yield from self._visit(zone, self._stay_in(zone) * 0.8)
        while self.now < self.outing.leaves:
            yield from self._next()
        if not self._chance(habits.FORGETS_SITE_OUT):
            yield Show(SITE, Direction.OUT)

    def _arrive(self) -> Steps:
        if self.outing.lost_badge:
            yield Show(SITE, Direction.IN, Shown.REPLACED)
            yield Wait(self.now + self._between(2, 5))
        elif self._chance(habits.FOREIGN_CODE):
            yield Show(SITE, Direction.IN, Shown.FOREIGN)
            yield Wait(self.now + 8_000)
        yield from self._enter(SITE)

    def _next(self) -> Steps:
        if self._lunch is not None and self.now >= self._lunch[0]:
            yield from self._go_for_lunch(self._lunch[1])
        elif self._appointments and self.now >= self._appointments[0].go:
            yield from self._attend(self._appointments.pop(0))
        elif self.outing.post is not None:
            yield from self._work(self.outing.post)
        elif self._chance(habits.LOUNGE_GUESTS.get(self.outing.category, 0)):
            yield from self._leave_hall()
            yield from self._visit(habits.LOUNGE, habits.LOUNGE_MINUTES * MINUTE)
        elif self.outing.category == "visitor" and self._chance(habits.TRIES_LOUNGE):
            yield from self._enter(habits.LOUNGE)
        else:
            zone = self._choose()
            yield from self._visit(zone, self._stay_in(zone))

    def _visit(self, zone: str, stay: float) -> Steps:
        yield Wait(self.now + self._between(1, 4))
        if not (yield from self._enter(zone)):
            yield Wait(self.now + self._between(2, 5))
            return
        self._in_hall = self._in_hall or HALL in self._venue.event.chains[zone]
        until = max(self.now + 3 * MINUTE, min(self.now + int(stay), self._free_until()))
        booths = self._venue.booths[zone]
        while booths and self._chance(habits.TOUCHES):
            at = self.now + int((until - self.now) * self._random.random())
            yield Wait(at)
            yield Show(self._random.choice(booths), Direction.TOUCH)
        yield Wait(until)
        yield from self._leave(zone)

    def _attend(self, appointment: Appointment) -> Steps:
        yield from self._leave_hall()
        admitted = yield from self._enter(appointment.zone)
        if not admitted and self._chance(habits.COMES_BACK):
            yield Wait(self.now + self._between(5, 14))
            admitted = yield from self._enter(appointment.zone)
        if admitted:
            yield Wait(appointment.until)
            yield from self._leave(appointment.zone)

    def _work(self, post: str) -> Steps:
        until = self._free_until()
        if post != SITE:
            yield Wait(self.now + self._between(1, 3))
            if not (yield from self._enter(post)):
                return
            self._in_hall = True
        yield Wait(until)
        if post != SITE:
            yield from self._leave(post)

    def _go_for_lunch(self, back: int) -> Steps:
        self._lunch = None
        self._in_hall = False
        if not self._chance(habits.FORGETS_SITE_OUT):
            yield Show(SITE, Direction.OUT)
        yield Wait(back)
        yield from self._enter(SITE)

    def _enter(self, zone: str) -> Generator[Step, bool, bool]:
        admitted = yield Show(zone, Direction.IN)
        if admitted and self._chance(habits.SCANS_TWICE):
            yield Wait(self.now + 2_000)
            yield Show(zone, Direction.IN)
        return admitted

    def _leave(self, zone: str) -> Steps:
        # A room with a queue at its door has a steward who sees to it that people scan out.
        session = self._venue.event.zone(zone).kind is ZoneKind.SESSION
        if not self._chance(habits.FORGETS_OUT * (0.3 if session else 1)):
            yield Show(zone, Direction.OUT)

    def _leave_hall(self) -> Steps:
        if self._in_hall and self._chance(0.7):
            yield Show(HALL, Direction.OUT)
            yield Wait(self.now + self._between(0.5, 2))
        self._in_hall = False

    def _free_until(self) -> int:
        """When the next thing with a fixed time begins."""
        times = [self.outing.leaves]
        if self._lunch is not None:
            times.append(self._lunch[0])
        if self._appointments:
            times.append(self._appointments[0].go)
        return max(self.now, min(times))

    def _choose(self) -> str:
        """By draw, less so where it is crowded: people see a throng from outside."""
        zones = list(habits.STROLLS)
        weights = [
            habits.STROLLS[zone].draw * max(0.04, 1 - self._venue.crowding(zone) ** 4) for zone in zones
        ]
        return self._random.choices(zones, weights)[0]

    def _stay_in(self, zone: str) -> float:
        """ms; log-normal, as stays in front of things are."""
        spread = exp(self._random.gauss(0, 0.5))
        return habits.STROLLS[zone].minutes * MINUTE * min(spread, 3.0)

    def _chance(self, part: float) -> bool:
        return self._random.random() < part

    def _between(self, least: float, most: float) -> int:
        return int(self._random.uniform(least, most) * MINUTE)
