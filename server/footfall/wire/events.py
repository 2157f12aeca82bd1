"""An event's config as documentation: the rules themselves are in `domain.event_config`, once."""

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from footfall.domain.event import BothWays, DoorNames, Event, ZoneKind
from footfall.domain.event_config import event_to_dict
from footfall.wire.base import ID_PATTERN, LANGUAGE_PATTERN, Answer, Id, Names, Request, text

_NAME_TEXT = text(500).json_schema
NamesIn = Annotated[
    dict[str, str],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {"en": _NAME_TEXT, "zh-Hans": _NAME_TEXT, "zh-Hant": _NAME_TEXT},
            "required": ["en"],
            "additionalProperties": _NAME_TEXT,
            "description": f"A text for each language tag ({LANGUAGE_PATTERN}).",
        }
    ),
]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Clock = Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
OfflineHours = Annotated[int, Field(ge=1, le=168)]
AnswerMs = Annotated[int, Field(ge=100, le=4_000)]
Levels = Annotated[
    list[Annotated[int, Field(ge=1, le=200)]],
    Field(min_length=1, max_length=5, description="Rising percents of the capacity from which on is warned."),
]
IdList = Annotated[list[Id], Field(max_length=1000)]


class SlotConfig(Request):
    day: Day
    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")


class CategoryConfig(Request):
    id: Id
    name: NamesIn
    colour: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] | None = None


class ZoneConfig(Request):
    """`capacity` may be there without being enforced; `early_minutes` is for a session's doors."""

    id: Id
    name: NamesIn
    kind: ZoneKind
    parent: Id | None = None
    capacity: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    enforce: bool | None = None
    admits: IdList | None = None
    opens: Clock | None = None
    closes: Clock | None = None
    times: Annotated[list[SlotConfig], Field(max_length=100)] | None = None
    guest_list: bool | None = None
    early_minutes: Annotated[int, Field(ge=0, le=1440)] | None = None
    both_ways: BothWays | None = None
    warn_at: Levels | None = None


class KioskConfig(Request):
    """What kiosks may show of a name, for how many hours they admit without hearing the server, and how long they wait
    for its answer to a scan.
    """

    names: DoorNames | None = None
    offline_hours: OfflineHours | None = None
    answer_ms: AnswerMs | None = None


class EventConfig(Request):
    """The same shape as the TOML file."""

    id: Id
    name: NamesIn
    timezone: str = Field(description="An IANA name, such as Asia/Shanghai.")
    days: Annotated[list[Day], Field(min_length=1, max_length=32)]
    categories: Annotated[list[CategoryConfig], Field(max_length=200)] | None = None
    zones: Annotated[list[ZoneConfig], Field(max_length=1000)] | None = None
    venue: NamesIn | None = None
    languages: Annotated[list[Language], Field(max_length=20)] | None = None
    kiosk: KioskConfig | None = None
    warn_at: Levels | None = None


class EventChanges(Request):
    """A JSON Merge Patch on the config: null takes a key away, lists are replaced whole."""

    id: Id | None = None
    name: dict[str, str | None] | None = None
    timezone: str | None = None
    days: Annotated[list[Day], Field(min_length=1, max_length=32)] | None = None
    categories: Annotated[list[CategoryConfig], Field(max_length=200)] | None = None
    zones: Annotated[list[ZoneConfig], Field(max_length=1000)] | None = None
    venue: dict[str, str | None] | None = None
    languages: Annotated[list[Language], Field(max_length=20)] | None = None
    kiosk: KioskConfig | None = None
    warn_at: Levels | None = None


class Slot(Answer):
    day: Day
    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")


class Category(Answer):
    id: str
    name: Names
    colour: str | None = None


class Zone(Answer):
    id: str
    name: Names
    kind: ZoneKind
    parent: str | None = None
    capacity: int | None = None
    enforce: bool | None = None
    admits: list[str] | None = None
    opens: Clock | None = None
    closes: Clock | None = None
    times: list[Slot] | None = None
    guest_list: bool | None = None
    early_minutes: int | None = None
    both_ways: BothWays | None = None
    warn_at: Levels | None = None


class KioskRules(Answer):
    names: DoorNames
    offline_hours: int
    answer_ms: int


class EventDocument(Answer):
    """The config, with the number of its version."""

    id: str = Field(pattern=ID_PATTERN)
    name: Names
    timezone: str
    days: list[Day]
    categories: list[Category]
    zones: list[Zone]
    venue: Names | None = None
    languages: list[str] | None = None
    kiosk: KioskRules
    warn_at: Levels | None = None
    version: int | None = None


class EventList(Answer):
    events: list[EventDocument]


def event_document(event: Event, version: int) -> dict[str, Any]:
    return event_to_dict(event) | {"version": version}
