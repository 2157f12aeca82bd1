"""An event: names, time zone, days, categories and zones. What its config may say stands on the fields;
`event_config.parse_event` reads it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from footfall.domain.config_keys import Key, Table, Tables
from footfall.domain.config_lists import Days, Languages
from footfall.domain.config_values import Choice, Colour, Id, Names, Timezone, Whole
from footfall.domain.counting import Layout
from footfall.domain.errors import NotFound
from footfall.domain.times import local_day, local_minutes, start_of_day
from footfall.domain.zone import LEVELS, Texts, Zone

#: From which parts of a zone's capacity on it is warned of, in percent, where the config does not say.
WARN_AT = (80, 95, 100)


@dataclass(frozen=True)
class Category:
    id: Annotated[str, Key(Id(), "its id, of which there is one in the event", required=True)]
    name: Annotated[Texts, Key(Names(), "what it is called", required=True)]
    colour: Annotated[str | None, Key(Colour(), "on badges and screens")] = None


DEFAULT_CATEGORY = Category("visitor", {"en": "Visitor", "zh-Hans": "观众", "zh-Hant": "觀眾"})


class DoorNames(StrEnum):
    """What a kiosk may show of a visitor's name."""

    FULL = "full"
    MASKED = "masked"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class KioskRules:
    """What the organizer lets kiosks do.

    `offline_hours` is how long one admits without hearing the server, `answer_ms` how long it waits for an answer
    before it decides a scan by itself.
    """

    names: Annotated[
        DoorNames, Key(Choice(DoorNames), "what a kiosk's own key sees of names; masked is L. Y., 林\\*")
    ] = DoorNames.FULL
    offline_hours: Annotated[
        int, Key(Whole(1, 168), "for how many hours a kiosk admits without hearing the server")
    ] = 16
    #: A visitor waits so long; a kiosk gives its request up after five seconds.
    answer_ms: Annotated[
        int,
        Key(
            Whole(100, 4_000),
            "for how many milliseconds a kiosk waits for the server before it decides a scan by itself; "
            "more is for a venue whose way to the server is long",
        ),
    ] = 400


@dataclass(frozen=True)
class Event:
    id: Annotated[str, Key(Id(), "its id, of which there is one on the server", required=True)]
    name: Annotated[Texts, Key(Names(), "what it is called", required=True)]
    timezone: Annotated[str, Key(Timezone(), "where the venue is", required=True)]
    days: Annotated[tuple[date, ...], Key(Days(), "in order, each once", required=True)]
    categories: Annotated[
        tuple[Category, ...],
        Key(
            Tables(Category, 200),
            "see below; without any, there is the category `visitor`",
            absent=(DEFAULT_CATEGORY,),
        ),
    ]
    zones: Annotated[tuple[Zone, ...], Key(Tables(Zone, 1000), "see below", absent=())]
    venue: Annotated[Texts | None, Key(Names(), "what the venue is called")] = None
    languages: Annotated[tuple[str, ...], Key(Languages(), "that the event speaks")] = ()
    kiosk: Annotated[KioskRules, Key(Table(KioskRules), "what kiosks may do, see below")] = KioskRules()
    #: For zones without their own; None: WARN_AT.
    warn_at: Annotated[
        tuple[int, ...] | None,
        Key(
            LEVELS,
            "from which percents of their capacities on zones are warned of; "
            f"{', '.join(map(str, WARN_AT))} if absent "
            "([warnings.md](warnings.md))",
        ),
    ] = None

    @cached_property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @cached_property
    def starts_at(self) -> int:
        """Local midnight of the first day, in ms."""
        return start_of_day(min(self.days), self.tz)

    @property
    def ends_at(self) -> int:
        """Milliseconds of the local midnight after the last day."""
        return start_of_day(max(self.days) + timedelta(days=1), self.tz)

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
