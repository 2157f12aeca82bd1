"""Who comes on a day, when, and with what in mind."""

from collections.abc import Sequence
from datetime import date
from math import exp
from random import Random

from footfall.domain.event import Event
from footfall.domain.zone import Slot, ZoneKind
from footfall.lab.crowd import habits
from footfall.lab.crowd.plan import HOUR, MINUTE, Appointment, Outing
from footfall.lab.crowd.register import DELEGATION, Person

#: What groups see first; each group starts somewhere else.
TOURS = (
    ("overseas", "future-cities"),
    ("future-cities", "interactive"),
    ("information-technology", "energy-vehicles"),
    ("energy-vehicles", "future-cities"),
    ("biomedicine", "overseas"),
)


def outings(event: Event, day: date, register: Sequence[Person], random: Random) -> list[Outing]:
    """The day's outings in the register's order; not everybody comes on each day."""
    index = event.days.index(day)
    groups = _groups(register, random)
    coming = []
    for number, person in enumerate(register):
        group = groups.get(person.group or "")
        comes = habits.ATTENDANCE[person.category][index]
        if group is not None:
            comes = 0.97 if group.day in (None, index) else 0.0
        if random.random() < comes:
            coming.append(_outing(number, person, group, event, day, random))
    return coming


class Group:
    """Members arrive and leave together. `day` None: they come on both days."""

    def __init__(self, name: str, random: Random) -> None:
        self.is_delegation = name == DELEGATION
        abroad = name.endswith("delegation")
        self.day = None if abroad else random.randint(0, 1)
        early = abroad or random.random() < 0.6
        self.arrives = random.randint(*((555, 630) if early else (790, 850))) * MINUTE
        if self.is_delegation:
            self.arrives = 9 * HOUR + 25 * MINUTE
        self.leaves = self.arrives + random.randint(150, 240) * MINUTE
        if abroad:
            self.leaves = 16 * HOUR + 10 * MINUTE
        self.tour = TOURS[0] if self.is_delegation else random.choice(TOURS)


def _groups(register: Sequence[Person], random: Random) -> dict[str, Group]:
    names = dict.fromkeys(person.group for person in register if person.group)
    return {name: Group(name, random) for name in names}


def _outing(
    number: int, person: Person, group: Group | None, event: Event, day: date, random: Random
) -> Outing:
    works = person.category in ("staff", "exhibitor")
    if group is not None:
        arrives = group.arrives + random.randint(0, 90_000)
        leaves = group.leaves + random.randint(0, 4 * MINUTE)
    elif works:
        arrives = int(random.gauss(8.45, 0.16) * HOUR)
        leaves = int(random.gauss(17.3, 0.2) * HOUR)
    else:
        arrives, leaves = _alone(random)
    lunch = _lunch(arrives, leaves, works, random) if group is None else None
    wanted = _appointments(event, day, person, group, (arrives, leaves), random)
    return Outing(
        person=number,
        category=person.category,
        arrives=arrives,
        leaves=leaves,
        lunch=lunch,
        post=_post(person, random) if works else None,
        tour=group.tour if group is not None else (),
        appointments=wanted,
        lost_badge=lost_badge(number) and day == event.days[0],
    )


def left_out(people: int, crowd: int, seed: int) -> set[int]:
    """Who does not come (indexes) when at most `crowd` of so many people shall."""
    return set(Random(seed).sample(range(people), max(people - crowd, 0)))


def lost_badge(person: int) -> bool:
    """Whether the person's badge was issued anew before the event."""
    return person % habits.LOST_BADGE_EVERY == habits.LOST_BADGE_EVERY - 1


def _alone(random: Random) -> tuple[int, int]:
    """A wave in the morning and a smaller one after lunch."""
    if random.random() < 0.64:
        arrives = 8.85 + random.gammavariate(2.4, 0.42)
        hours = 2.6 * exp(random.gauss(0, 0.45))
    else:
        arrives = 12.7 + random.gammavariate(2.6, 0.3)
        hours = 2.3 * exp(random.gauss(0, 0.4))
    start = min(int(max(arrives, 8.9) * HOUR), 16 * HOUR)
    last = habits.LAST_LEAVE - random.randint(0, 40) * MINUTE
    return start, max(start + 15 * MINUTE, min(start + int(hours * HOUR), last))


def _lunch(arrives: int, leaves: int, works: bool, random: Random) -> tuple[int, int] | None:
    start = int(random.triangular(11.6, 13.3, 12.1) * HOUR)
    around = arrives < start - 40 * MINUTE and leaves > start + 100 * MINUTE
    if not around or random.random() < habits.STAYS_FOR_LUNCH:
        return None
    return start, start + random.randint(25 if works else 35, 45 if works else 75) * MINUTE


def _post(person: Person, random: Random) -> str:
    if person.category == "staff" and random.random() < 0.6:
        return "site"
    return random.choices(list(habits.POSTS), list(habits.POSTS.values()))[0]


def _appointments(
    event: Event,
    day: date,
    person: Person,
    group: Group | None,
    here: tuple[int, int],
    random: Random,
) -> tuple[Appointment, ...]:
    """In order of time; nobody means to be in two rooms at once."""
    found: list[Appointment] = []
    for zone in event.zones:
        if zone.kind is not ZoneKind.SESSION:
            continue
        for slot in zone.times:
            together = zone.id == habits.ROUNDTABLE and group is not None and group.is_delegation
            interests = habits.INTEREST.get(zone.id, {})
            interest = interests.get(person.category, interests.get("", 0.0))
            # A delegation keeps its programme together, and does not drop out one by one.
            if group is not None and group.is_delegation:
                interest = 1.0 if together else 0.0
            if slot.day == day and random.random() < interest:
                found.append(_appointment(zone.id, slot, together, random))
    kept: list[Appointment] = []
    for wish in sorted(found, key=lambda each: (each.zone != habits.ROUNDTABLE, each.go)):
        free = all(wish.until < other.go or wish.go > other.until for other in kept)
        if free and here[0] + 10 * MINUTE < wish.go and wish.go + 30 * MINUTE < here[1]:
            kept.append(wish)
    return tuple(sorted(kept, key=lambda each: each.go))


def _appointment(zone: str, slot: Slot, together: bool, random: Random) -> Appointment:
    start, end = slot.start * MINUTE, slot.end * MINUTE
    go = start - int(random.triangular(-12, 29, 8) * MINUTE)
    if random.random() < 0.02:
        go = start - random.randint(32, 45) * MINUTE  # too early: the door is closed
    until = end + random.randint(0, 5 * MINUTE)
    if random.random() < 0.2:
        until = start + int((end - start) * random.uniform(0.3, 0.9))  # leaves early
    if together:
        go, until = start - 9 * MINUTE + random.randint(0, 60_000), end + random.randint(0, MINUTE)
    return Appointment(zone, go, max(until, go + 5 * MINUTE))
