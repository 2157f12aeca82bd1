"""The example event in the middle of its second afternoon, sent in through the doors as the demo does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from footfall.lab.crowd.calendar import afternoon_zone, moved
from footfall.lab.crowd.plan import HOUR
from footfall.lab.demo.doors import Doors
from footfall.lab.demo.script import Script
from footfall.lab.demo.stage import Cast, example_config, organizer_token, register
from footfall.lab.remote import Remote
from footfall.services import access
from footfall.store import Stores

EVENING = 18 * HOUR + HOUR // 2


@dataclass(frozen=True)
class Crowd:
    """Who came, and the badges of those who may still come."""

    script: Script
    cast: Cast
    organizer: str
    stores: Stores

    @property
    def event_id(self) -> str:
        return self.script.event.id

    def kiosk_token(self, zone: str) -> str:
        return access.create_token(self.stores, "kiosk", self.event_id, zone, f"Door {zone}")

    def badges_at_home(self, category: str) -> list[str]:
        """Tokens of people who have not come yet."""
        people = self.script.people
        return [self.cast.tokens[i] for i in self.script.at_home if people[i].category == category]


def nobody_died() -> None:
    """The server is the test's own; whether it lives is told by its answers."""


def arrive(url: str, stores: Stores, people: int) -> Crowd:
    """Registers everybody and lets so many of them come, on both days up to now.

    At the venue it is early in the afternoon, always.
    """
    now = datetime.now(UTC)
    script = Script(moved(example_config() | {"timezone": afternoon_zone(now)}, now), people)
    organizer = Remote(url, organizer_token(stores))
    organizer.post("/events", script.config)
    cast = register(organizer, script.event.id, script.people)
    kiosks, staff = (
        Remote(url, access.create_token(stores, role, script.event.id, None, "crowd"))
        for role in ("kiosk", "staff")
    )
    doors = Doors(kiosks, staff, script.event.id, cast.tokens, cast.replaced, nobody_died)
    for number in range(script.days):
        day = script.day(number)
        doors.send_past(day, day.date)
        if number + 1 < script.days:
            organizer.post(f"/events/{script.event.id}/closings", {"at": day.midnight + EVENING})
    assert doors.tally.invalid == {}
    return Crowd(script, cast, organizer.token, stores)
