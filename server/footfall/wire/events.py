"""An event's config as documentation: the keys and their rules are described in `domain.event` and `domain.zone`."""

from typing import Any

from pydantic import Field

from footfall.domain.event import Category, Event, KioskRules
from footfall.domain.event_config import event_to_dict
from footfall.domain.zone import Slot, Zone
from footfall.wire.base import ID_PATTERN, Answer
from footfall.wire.config import answer, changes, request

_ASKED: dict[type, Any] = {}
for _name, _table, _words in (
    ("SlotConfig", Slot, None),
    ("CategoryConfig", Category, None),
    (
        "ZoneConfig",
        Zone,
        "`capacity` may be there without being enforced; `early_minutes` is for a session's doors.",
    ),
    (
        "KioskConfig",
        KioskRules,
        "What kiosks may show of a name, for how many hours they admit without hearing the server, and how long "
        "they wait\nfor its answer to a scan.",
    ),
):
    _ASKED[_table] = request(_name, _table, _ASKED.__getitem__, _words)

_ANSWERED: dict[type, Any] = {}
for _table in (Slot, Category, Zone, KioskRules):
    _ANSWERED[_table] = answer(_table.__name__, _table, _ANSWERED.__getitem__)

EventConfig = request("EventConfig", Event, _ASKED.__getitem__, "The same shape as the TOML file.")
EventChanges = changes(
    "EventChanges",
    Event,
    _ASKED.__getitem__,
    "A JSON Merge Patch on the config: null takes a key away, lists are replaced whole.",
)
_Event: Any = answer("Event", Event, _ANSWERED.__getitem__)


class EventDocument(_Event):  # type: ignore[misc]
    """The config, with the number of its version."""

    id: str = Field(pattern=ID_PATTERN)
    version: int | None = None


class EventList(Answer):
    events: list[EventDocument]


def event_document(event: Event, version: int) -> dict[str, Any]:
    return event_to_dict(event) | {"version": version}
