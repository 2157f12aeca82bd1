"""The numbers behind the crowd: what draws people, how long they stay, what goes wrong. All made up."""

from dataclasses import dataclass

from footfall.lab.crowd.plan import HOUR, MINUTE


@dataclass(frozen=True)
class Habit:
    """A zone's draw among people who stroll, and a typical stay in minutes."""

    draw: float
    minutes: float


STROLLS = {
    "future-cities": Habit(32, 48),
    "information-technology": Habit(22, 42),
    "energy-vehicles": Habit(16, 38),
    "biomedicine": Habit(12, 34),
    "overseas": Habit(13, 32),
    "interactive": Habit(12, 24),
}
#: Where those go who are admitted there, with the chance at each next step.
LOUNGE = "lounge"
LOUNGE_GUESTS = {"investor": 0.22, "speaker": 0.25}
LOUNGE_MINUTES = 35.0

#: Which part of those present, by category, means to attend a session. "" is everybody else.
INTEREST = {
    "forum-investment": {"investor": 0.9, "speaker": 0.8, "press": 0.6, "exhibitor": 0.03, "": 0.42},
    "forum-global": {"investor": 0.45, "speaker": 0.5, "press": 0.4, "exhibitor": 0.02, "": 0.22},
    "pitch-final": {"investor": 0.8, "speaker": 0.5, "press": 0.5, "exhibitor": 0.08, "": 0.35},
    "roadshow": {"investor": 0.6, "speaker": 0.2, "press": 0.3, "exhibitor": 0.03, "": 0.42},
    "roundtable": {"delegate": 0.5, "speaker": 0.35, "press": 0.25, "visitor": 0.004, "": 0.0},
}
ROUNDTABLE = "roundtable"

#: Where exhibitors stand, by share; stewards take the same places, or none.
POSTS = {
    "future-cities": 11,
    "information-technology": 13,
    "energy-vehicles": 9,
    "biomedicine": 9,
    "overseas": 7,
    "interactive": 2,
}

#: Kiosks at each door, (in, out). Elsewhere one of each.
DOORS = {
    "site": (6, 5),
    "hall": (0, 3),
    "future-cities": (2, 2),
    "information-technology": (2, 2),
    "energy-vehicles": (2, 2),
    "forum-investment": (3, 3),
    "forum-global": (3, 3),
    "pitch-final": (3, 3),
    "roadshow": (3, 3),
}
#: How long one reading keeps a kiosk busy, ms.
READING = (1900, 3400)

#: Which part of each category comes on the first and on the second day.
ATTENDANCE = {
    "staff": (0.95, 0.95),
    "exhibitor": (0.96, 0.93),
    "speaker": (0.8, 0.6),
    "press": (0.8, 0.6),
    "investor": (0.78, 0.62),
    "delegate": (0.9, 0.95),
    "visitor": (0.64, 0.65),
}
LAST_LEAVE = 17 * HOUR + 45 * MINUTE

FORGETS_OUT = 0.14  # leaves a zone without a reading: the stay ends inferred
FORGETS_SITE_OUT = 0.025  # leaves the venue so: the closing sweeps them
SCANS_TWICE = 0.015
TRIES_LOUNGE = 0.004  # has no business there
FOREIGN_CODE = 0.004  # holds up another code first
TOUCHES = 0.32  # a stay in a zone includes a booth's reading
STAYS_FOR_LUNCH = 0.52
COMES_BACK = 0.45  # after a refusal at a full room, once more

#: Who had a badge issued anew and still has the one before: one of this many.
LOST_BADGE_EVERY = 120


@dataclass(frozen=True)
class Outage:
    """The kiosks of a zone, or the one named, are offline: what they read reaches the server when they are back."""

    day: int
    zone: str
    start: int
    end: int
    kiosk: str | None = None


OUTAGES = (
    Outage(0, "overseas", 11 * HOUR + 10 * MINUTE, 11 * HOUR + 45 * MINUTE),
    Outage(1, "overseas", 11 * HOUR + 20 * MINUTE, 11 * HOUR + 50 * MINUTE),
    Outage(1, "biomedicine", 14 * HOUR + 40 * MINUTE, 14 * HOUR + 55 * MINUTE),
)
