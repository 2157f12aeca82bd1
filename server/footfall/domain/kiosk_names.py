"""Kiosks that are called alike are told apart: Door A, Door A 2, Door A 3, by when each was first seen."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Called:
    """A kiosk, what it is called, and when it was first seen, ms."""

    id: str
    name: str
    first_seen: int


def told_apart(kiosks: Iterable[Called]) -> dict[str, str]:
    """The name of each kiosk, no two alike. Whoever came first keeps the plain one, and a number that somebody gave a
    kiosk as its name is given to no other.
    """
    in_order = sorted(kiosks, key=lambda kiosk: (kiosk.first_seen, kiosk.id))
    given = {kiosk.name for kiosk in in_order}
    names: dict[str, str] = {}
    used: set[str] = set()
    last: dict[str, int] = {}
    for kiosk in in_order:
        name = kiosk.name
        while name in used or (name != kiosk.name and name in given):
            last[kiosk.name] = last.get(kiosk.name, 1) + 1
            name = f"{kiosk.name} {last[kiosk.name]}"
        used.add(name)
        names[kiosk.id] = name
    return names
