"""The floor plan of an event: a picture, and where on it each zone stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event

#: An unreadable answer helps nobody: of many unknown zones these are named.
NAMED = 10


@dataclass(frozen=True)
class Picture:
    """What a picture is. `width` and `height` as it is seen, in pixels; of an SVG only their ratio means something."""

    type: str
    size: int
    width: int
    height: int
    sha256: str


@dataclass(frozen=True)
class Place:
    """Where the middle of a zone's marker stands: 0 to 1 of the picture's width from its left, and from its top."""

    x: float
    y: float


@dataclass(frozen=True)
class Plan:
    """`version` rises with every change of the picture or of a place; 0 before the first."""

    version: int = 0
    picture: Picture | None = None
    places: Mapping[str, Place] = field(default_factory=dict)


def refuse_unknown(zones: Iterable[str], event: Event) -> None:
    """Raises InvalidInput `unknown_zone` that names every zone which the event does not have."""
    unknown = sorted(zone for zone in zones if event.find_zone(zone) is None)
    if unknown:
        named = ", ".join(repr(zone) for zone in unknown[:NAMED])
        more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
        raise InvalidInput("unknown_zone", f"The event has no zone {named}{more}.", zones=unknown[:NAMED])


def shown(plan: Plan, event: Event) -> Plan:
    """The plan without the places of zones that were taken out of the event since."""
    places = {zone: place for zone, place in plan.places.items() if event.find_zone(zone) is not None}
    return Plan(plan.version, plan.picture, places)
