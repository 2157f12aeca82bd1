"""A kiosk: which way its door goes, who stands beside it, and what it may be told to do."""

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
