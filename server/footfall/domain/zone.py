"""A zone: a place that visitors are inside, or a booth that they touch. The fields say what its config may hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from footfall.domain.config_keys import Key, Tables
from footfall.domain.config_lists import Ids, Percents
from footfall.domain.config_values import Choice, Clock, Day, Flag, Id, Names, Whole
from footfall.domain.scan import Direction

Texts = dict[str, str]  # language tag -> text; "en" is always there
#: From which parts of a capacity on is warned of.
LEVELS = Percents(entries=5, most=200)


class ZoneKind(StrEnum):
    AREA = "area"
    SESSION = "session"
    BOOTH = "booth"


class BothWays(StrEnum):
    """How a kiosk for both directions tells them apart: it asks, or goes by where the visitor is."""

    ASK = "ask"
    TOGGLE = "toggle"


@dataclass(frozen=True)
class Slot:
    """A session's time on one day; minutes since local midnight, the end excluded."""

    day: Annotated[date, Key(Day(), "one of the event's days", required=True)]
    start: Annotated[int, Key(Clock(), "when it begins", required=True, name="from")]
    end: Annotated[int, Key(Clock(), "when it is over, later than `from`", required=True, name="to")]

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.end <= self.start:
            yield "to", "must be later than from"


@dataclass(frozen=True)
class Zone:
    """A place. `admits` None admits every category; `opens`, `closes` in minutes since local midnight."""

    id: Annotated[str, Key(Id(), "its id, of which there is one in the event", required=True)]
    name: Annotated[Texts, Key(Names(), "what it is called", required=True)]
    kind: Annotated[
        ZoneKind,
        Key(
            Choice(ZoneKind),
            "a session is an area with a timetable; a booth is touched, never entered",
            required=True,
        ),
    ]
    parent: Annotated[str | None, Key(Id(), "the zone around it; a booth holds no zones")] = None
    capacity: Annotated[int | None, Key(Whole(0, 10_000_000), "how many it holds")] = None
    enforce: Annotated[bool, Key(Flag(), "nobody is admitted beyond the capacity; not for a booth")] = False
    admits: Annotated[
        tuple[str, ...] | None,
        Key(Ids(), "the categories that may enter; absent admits all, an empty list nobody"),
    ] = None
    opens: Annotated[int | None, Key(Clock(), "closed before")] = None
    closes: Annotated[int | None, Key(Clock(), "closed from then on, later than `opens`")] = None
    times: Annotated[tuple[Slot, ...], Key(Tables(Slot, 100), "when a session is on, see below")] = ()
    guest_list: Annotated[bool, Key(Flag(), "only visitors whose `guest_of` names the zone may enter")] = (
        False
    )
    early_minutes: Annotated[
        int, Key(Whole(0, 24 * 60), "how long before its time a session lets people in")
    ] = 0
    both_ways: Annotated[
        BothWays | None,
        Key(
            Choice(BothWays),
            "how a kiosk for both directions tells them apart: it asks (also if absent), or whoever is inside goes out",
        ),
    ] = None
    warn_at: Annotated[
        tuple[int, ...] | None, Key(LEVELS, "its own levels, which beat the event's; not for a booth")
    ] = None

    @property
    def is_booth(self) -> bool:
        return self.kind is ZoneKind.BOOTH

    def problems(self) -> Iterator[tuple[str, str]]:
        """What does not fit together in its config."""
        if self.enforce and self.capacity is None:
            yield "enforce", "needs a capacity to enforce"
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            yield "closes", "must be later than opens"
        if self.times and self.kind is not ZoneKind.SESSION:
            yield "times", "belong to a session"
        if self.is_booth and self.enforce:
            yield "enforce", "is not for a booth: nobody is inside it"
        if self.is_booth and self.both_ways:
            yield "both_ways", "is not for a booth: it is touched"
        if self.is_booth and self.warn_at:
            yield "warn_at", "is not for a booth: nobody is inside it"

    def fits(self, direction: Direction) -> bool:
        """Booths are touched; areas and sessions are entered and left."""
        return self.is_booth == (direction is Direction.TOUCH)

    def is_open(self, day: date, minute: int) -> bool:
        """Whether the zone lets people in at that minute of that local day."""
        if self.opens is not None and minute < self.opens:
            return False
        if self.closes is not None and minute >= self.closes:
            return False
        if not self.times:
            return True
        return any(
            slot.day == day and slot.start - self.early_minutes <= minute < slot.end for slot in self.times
        )
