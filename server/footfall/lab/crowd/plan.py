"""What the crowd does, as data. Times are milliseconds on the day's clock: since its local midnight."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum

from footfall.domain.scan import Direction

MINUTE = 60_000
HOUR = 60 * MINUTE


class Shown(StrEnum):
    """What a person holds up to the kiosk."""

    OWN = "own"
    REPLACED = "replaced"  # their badge from before it was issued anew
    FOREIGN = "foreign"  # some other code, such as a payment code


@dataclass(frozen=True)
class PlannedScan:
    """One reading at one kiosk.

    `person` is an index into the register. `at` is when it is read, `sent_at` when it reaches the
    server: later where the kiosk was offline (`offline`). `expected` is `admitted` or the reason of
    the refusal, as the crowd itself worked it out.
    """

    person: int
    zone: str
    direction: Direction
    at: int
    kiosk: str
    shown: Shown = Shown.OWN
    expected: str = "admitted"
    offline: bool = False
    sent_at: int = 0


@dataclass(frozen=True)
class Wait:
    until: int


@dataclass(frozen=True)
class Show:
    zone: str
    direction: Direction
    shown: Shown = Shown.OWN


Step = Wait | Show
#: A person's day, step by step. Each step is answered with whether the door admitted.
Walk = Generator[Step, bool, None]


@dataclass(frozen=True)
class Appointment:
    """A session that a person means to attend: goes there at `go`, stays until `until`."""

    zone: str
    go: int
    until: int


@dataclass(frozen=True)
class Outing:
    """One person's intentions for one day. `lunch` is out of the venue and back again.

    `post` is the zone where an exhibitor or a steward works; `tour` the zones that a group sees first.
    """

    person: int
    category: str
    arrives: int
    leaves: int
    lunch: tuple[int, int] | None = None
    post: str | None = None
    tour: tuple[str, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    lost_badge: bool = False
