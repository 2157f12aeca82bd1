"""The example event's floor plan: a drawing, and where on it the zones stand. Made up, like its rooms."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from footfall.domain.errors import NotFound
from footfall.domain.plan import Place

if TYPE_CHECKING:
    from footfall.store import Stores

PICTURE = "innotech-2024-plan.svg"
#: The picture's own units.
WIDTH, HEIGHT = 1600, 1000

AREAS = {
    "site": (905, 785),
    "hall": (570, 376),
    "future-cities": (235, 122),
    "information-technology": (570, 122),
    "energy-vehicles": (905, 122),
    "biomedicine": (235, 506),
    "overseas": (570, 506),
    "interactive": (905, 506),
    "forum-investment": (1320, 160),
    "forum-global": (1320, 375),
    "pitch-final": (1320, 595),
    "roadshow": (230, 783),
    "roundtable": (565, 783),
    "lounge": (1320, 783),
}
#: The stands of an area, every other one further back: the left end of the room, the front row, the booths.
STANDS = (
    (75, 296, ("skyferry", "rooftop-port", "lowsky-radar", "windlane", "twin-block")),
    (410, 296, ("paperfold-ai", "quiet-chip", "two-wheel", "light-thread", "sign-bridge")),
    (745, 296, ("cold-start", "kerbside", "rain-lidar", "second-cell")),
    (75, 650, ("breath-print", "soft-suture", "gene-shelf", "steady-hand", "sleep-tide")),
    (410, 650, ("harbour-algae", "fjord-heat", "desert-glass", "classroom-kit")),
    (745, 650, ("flight-seat", "robot-tea", "draw-a-protein", "pedal-grid")),
)
ROOM, BACK = 320, 50


def example_picture() -> bytes:
    """The drawing, from the sources' `examples/` or as it was packed with them."""
    sources = Path(__file__).resolve().parents[4] / "examples" / PICTURE
    packed = resources.files("footfall") / "examples" / PICTURE
    for place in (sources, packed):
        if place.is_file():
            return place.read_bytes()
    raise NotFound("no_example", f"the example plan {PICTURE} was not installed with Footfall")


def example_places() -> dict[str, Place]:
    """Every zone and booth of the example event."""
    points = dict(AREAS)
    for left, y, booths in STANDS:
        step = (ROOM - 20) / len(booths)
        for n, booth in enumerate(booths):
            points[booth] = (round(left + 10 + step * (n + 0.5)), y - n % 2 * BACK)
    return {zone: Place(x / WIDTH, y / HEIGHT) for zone, (x, y) in points.items()}


def hang_example(stores: Stores, event_id: str) -> None:
    """Hangs the picture and places the zones."""
    from footfall.services import plan

    plan.hang_picture(stores, event_id, example_picture())
    plan.arrange(stores, event_id, example_places(), None)
