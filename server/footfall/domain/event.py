"""An event: names, time zone, days, categories and zones, checked by `event_config.parse_event`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from footfall.domain.counting import Layout
from footfall.domain.errors import NotFound
from footfall.domain.scan import Direction
from footfall.domain.times import local_day, local_minutes, start_of_day

Names = dict[str, str]  # language tag -> text; "en" is always there
#: From which parts of a zone's capacity on it is warned of, in percent, where the config does not say.
WARN_AT = (80, 95, 100)


class ZoneKind(StrEnum):
    AREA = "area"
    SESSION = "session"
    BOOTH = "booth"


@dataclass(frozen=True)
class Category:
    id: str
    name: Names
    colour: str | None = None


class DoorNames(StrEnum):
    """What a kiosk may show of a visitor's name."""

    FULL = "full"
    MASKED = "masked"
    HIDDEN = "hidden"


class BothWays(StrEnum):
    """How a kiosk for both directions tells them apart: it asks, or goes by where the visitor is."""

    ASK = "ask"
    TOGGLE = "toggle"


@dataclass(frozen=True)
class KioskRules:
    """What the organizer lets kiosks do.

    `offline_hours` is how long one admits without hearing the server, `answer_ms` how long it waits for an answer
    before it decides a scan by itself.
    """

    names: DoorNames = DoorNames.FULL
    offline_hours: int = 16
    answer_ms: int = 400


@dataclass(frozen=True)
class Slot:
    """A session's time on one day; minutes since local midnight, the end excluded."""

    day: date
    start: int
    end: int


@dataclass(frozen=True)
class Zone:
    """A place. `admits` None admits every category; `opens`, `closes` in minutes since local midnight."""

    id: str
    name: Names
    kind: ZoneKind
    parent: str | None = None
    capacity: int | None = None
    enforce: bool = False
    admits: tuple[str, ...] | None = None
    opens: int | None = None
    closes: int | None = None
    times: tuple[Slot, ...] = ()
    guest_list: bool = False
    early_minutes: int = 0
    both_ways: BothWays | None = None
    warn_at: tuple[int, ...] | None = None  # rising percents of the capacity; None: those of the event

    @property
    def is_booth(self) -> bool:
        return self.kind is ZoneKind.BOOTH

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


@dataclass(frozen=True)
class Event:
    id: str
    name: Names
    timezone: str
    days: tuple[date, ...]
    categories: tuple[Category, ...]
    zones: tuple[Zone, ...]
    venue: Names | None = None
    languages: tuple[str, ...] = ()
    kiosk: KioskRules = KioskRules()
    warn_at: tuple[int, ...] | None = None  # for zones without their own; None: WARN_AT

    @cached_property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @cached_property
    def starts_at(self) -> int:
        """Local midnight of the first day, in ms."""
        return start_of_day(min(self.days), self.tz)

    @cached_property
    def _zones(self) -> dict[str, Zone]:
        return {zone.id: zone for zone in self.zones}

    @cached_property
    def chains(self) -> dict[str, tuple[str, ...]]:
        """For each zone the ids from itself up to its root."""

        def chain(zone_id: str) -> tuple[str, ...]:
            parent = self._zones[zone_id].parent
            return (zone_id,) if parent is None else (zone_id, *chain(parent))

        return {zone.id: chain(zone.id) for zone in self.zones}

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.chains, frozenset(zone.id for zone in self.zones if zone.is_booth))

    def find_zone(self, zone_id: str) -> Zone | None:
        return self._zones.get(zone_id)

    def zone(self, zone_id: str) -> Zone:
        """Raises NotFound `unknown_zone`."""
        zone = self._zones.get(zone_id)
        if zone is None:
            raise NotFound("unknown_zone", f"The event has no zone {zone_id!r}.", zone=zone_id)
        return zone

    def levels(self, zone: Zone) -> tuple[int, ...]:
        """From which percents of its capacity on the zone is warned of, rising."""
        return zone.warn_at or self.warn_at or WARN_AT

    def day_index(self, at: int) -> int | None:
        """Which of the event's days holds the instant, None if none does."""
        day = local_day(at, self.tz)
        return self.days.index(day) if day in self.days else None

    def is_open(self, zone: Zone, at: int) -> bool:
        return zone.is_open(local_day(at, self.tz), local_minutes(at, self.tz))
