"""A kiosk: which way its door goes, who stands beside it, and what it may be told to do."""

from dataclasses import dataclass, replace
from enum import StrEnum


class DoorDirection(StrEnum):
    """Where people come and go. `both`: they do both there, and each scan says which way."""

    IN = "in"
    OUT = "out"
    TOUCH = "touch"
    BOTH = "both"


class KioskMode(StrEnum):
    """Visitors alone, or a volunteer beside it."""

    SELF = "self"
    STAFFED = "staffed"


class KioskCommand(StrEnum):
    """`beep`: ring, so that somebody finds the device."""

    BEEP = "beep"
    RELOAD = "reload"


@dataclass(frozen=True)
class GivenCommand:
    """A command and when it was given, ms."""

    id: str
    command: str
    at: int


@dataclass(frozen=True)
class KioskOrders:
    """What a kiosk was ordered; None is what it was not. `version` counts the orders from 1, commands apart."""

    version: int = 0
    name: str | None = None
    zone: str | None = None
    direction: str | None = None
    locked: bool = False
    command: GivenCommand | None = None

    @property
    def standing(self) -> "KioskOrders":
        """What holds until it is ordered otherwise."""
        return replace(self, command=None)
