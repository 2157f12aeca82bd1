"""What is warned of: which warnings are open, given what is seen now and which ones were open before.

A warning is about a subject: a zone's fullness, a kiosk's silence, … A subject has at most one open warning.
docs/warnings.md tells when each is raised and when it ends.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from footfall.domain.conduct import KeyConduct
from footfall.domain.event import Event
from footfall.domain.kiosk_needs import ONLINE_MS, KioskNeed, KioskSeen, needs_of
from footfall.domain.zone import Zone

#: How far below a level the occupancy must fall to end its warning, in percent of the capacity; at least one person.
CLEARLY_BELOW = 2


class WarningKind(StrEnum):
    ZONE = "zone"
    KIOSK_SILENT = "kiosk_silent"
    KIOSK_UNSENT = "kiosk_unsent"
    KIOSK_ASIDE = "kiosk_aside"
    KIOSK_LOST = "kiosk_lost"
    CONFLICTS = "conflicts"
    DISPUTES = "disputes"
    KEY_CONFLICTS = "key_conflicts"
    KEY_HELD = "key_held"
    STORE = "store"


@dataclass(frozen=True)
class Acknowledgement:
    """Somebody takes care of it; `at` in ms."""

    by: str
    at: int
    note: str | None = None


@dataclass(frozen=True)
class Warned:
    """One warning. `level` in percent of `capacity`, `since` in ms; `problems` are the store's, in sentences; `key` is
    the id of the key that it is about.

    `count` says how many scans wait, were set aside or are lost, how many conflicts or disputed facts are new, or
    how many problems there are.
    """

    kind: WarningKind
    id: str = ""
    since: int = 0
    zone: str | None = None
    kiosk: str | None = None
    name: str | None = None
    level: int | None = None
    occupancy: int | None = None
    capacity: int | None = None
    count: int | None = None
    problems: tuple[str, ...] = ()
    acknowledged: Acknowledgement | None = None
    key: str | None = None

    @property
    def subject(self) -> str:
        """What it is about; no two open warnings have the same."""
        return f"{self.kind}:{self.zone if self.kind is WarningKind.ZONE else self.kiosk or self.key or ''}"


@dataclass(frozen=True)
class Seen:
    """Everything that warnings depend on, at one instant. `new_conflicts`, `new_disputes`: since they were last
    acknowledged; `listening_since`: before that nobody looked for a while, so no server was there to hear kiosks; ms.
    """

    now: int
    event: Event
    occupancy: Mapping[str, int]
    kiosks: Sequence[KioskSeen] = ()
    new_conflicts: int = 0
    problems: tuple[str, ...] = ()
    listening_since: int = 0
    new_disputes: int = 0
    keys: Sequence[KeyConduct] = ()


@dataclass(frozen=True)
class Judgement:
    """`open` by subject. `ended` and `raised` in the order in which they happened; each ended one as it was."""

    open: dict[str, Warned]
    ended: tuple[Warned, ...]
    raised: tuple[Warned, ...]
    last_id: int


def judge(seen: Seen, before: Mapping[str, Warned], last_id: int) -> Judgement:
    """Which warnings hold now. New ones are numbered on from `last_id`: w1, w2, …"""
    holding = {one.subject: one for one in _findings(seen, before)}
    ended = [old for subject, old in before.items() if subject not in holding]
    raised: list[Warned] = []
    after: dict[str, Warned] = {}
    for subject, now in holding.items():
        old = before.get(subject)
        if old is not None and _rank(now) == _rank(old):
            after[subject] = replace(now, id=old.id, since=old.since, acknowledged=old.acknowledged)
            continue
        last_id += 1
        # What only eased is no news: who took care of it still does.
        acknowledged = old.acknowledged if old is not None and _rank(now) < _rank(old) else None
        after[subject] = replace(now, id=f"w{last_id}", since=seen.now, acknowledged=acknowledged)
        raised.append(after[subject])
        if old is not None:
            ended.append(old)
    return Judgement(after, tuple(ended), tuple(raised), last_id)


def _rank(one: Warned) -> int:
    """What is of another rank is another warning: a zone at another level, a store with one problem more."""
    if one.kind is WarningKind.ZONE:
        return one.level or 0
    return (one.count or 0) if one.kind is WarningKind.STORE else 0


def _findings(seen: Seen, before: Mapping[str, Warned]) -> Iterator[Warned]:
    for zone in seen.event.zones:
        if zone.capacity is not None and not zone.is_booth:
            yield from _fullness(seen, zone, zone.capacity, before)
    for kiosk in seen.kiosks:
        yield from _kiosk(kiosk, seen, before)
    if seen.new_conflicts > 0:
        yield Warned(WarningKind.CONFLICTS, count=seen.new_conflicts)
    if seen.new_disputes > 0:
        yield Warned(WarningKind.DISPUTES, count=seen.new_disputes)
    for key in seen.keys:
        if key.is_held:
            yield Warned(WarningKind.KEY_HELD, key=key.id, name=key.name)
        elif key.is_unusual(seen.now):
            yield Warned(WarningKind.KEY_CONFLICTS, key=key.id, name=key.name, count=key.conflicts)
    if seen.problems:
        yield Warned(WarningKind.STORE, count=len(seen.problems), problems=seen.problems)


def _fullness(seen: Seen, zone: Zone, capacity: int, before: Mapping[str, Warned]) -> Iterator[Warned]:
    occupancy = seen.occupancy.get(zone.id, 0)
    now = Warned(WarningKind.ZONE, zone=zone.id, occupancy=occupancy, capacity=capacity)
    old = before.get(now.subject)
    level = level_of(occupancy, capacity, seen.event.levels(zone), old.level if old else None)
    if level is not None:
        yield replace(now, level=level)


def level_of(occupancy: int, capacity: int, levels: Sequence[int], held: int | None = None) -> int | None:
    """The highest of the rising `levels` that holds, None where none does.

    A level is reached at its part of the capacity, rounded up. Those up to the level `held` so far hold on until the
    occupancy is clearly below, so that one person who goes in and out at the edge does not raise a warning each time.
    """
    margin = max(1, -(-CLEARLY_BELOW * capacity // 100))
    holding = None
    for level in levels:
        reached_at = max(1, -(-level * capacity // 100))
        held_down_to = max(1, reached_at - margin) if held is not None and level <= held else reached_at
        if occupancy >= held_down_to:
            holding = level
    return holding


def _kiosk(kiosk: KioskSeen, seen: Seen, before: Mapping[str, Warned]) -> Iterator[Warned]:
    def about(kind: WarningKind, count: int) -> Warned:
        return Warned(kind, kiosk=kiosk.id, name=kiosk.name, zone=kiosk.zone, count=count or None)

    needs, queue = needs_of(kiosk, seen.now), kiosk.queue or 0
    if kiosk.put_away is not None:
        if queue:  # it is not missed, but what is on it is
            yield about(WarningKind.KIOSK_UNSENT, queue)
    elif not kiosk.online(seen.now):
        silent = about(WarningKind.KIOSK_SILENT, queue)
        # Nobody could be heard while the server was down: it says so of whom it has waited for as long as for any.
        waited = seen.now - seen.listening_since > ONLINE_MS
        if (KioskNeed.SILENT in needs or KioskNeed.UNSENT in needs) and (waited or silent.subject in before):
            yield silent
    elif queue:
        unsent = about(WarningKind.KIOSK_UNSENT, queue)
        # One that is open holds on until nothing waits: a kiosk that catches up has younger ones on their way.
        if KioskNeed.UNSENT in needs or unsent.subject in before:
            yield unsent
    if KioskNeed.ASIDE in needs:
        yield about(WarningKind.KIOSK_ASIDE, kiosk.aside or 0)
    if KioskNeed.LOST in needs:
        yield about(WarningKind.KIOSK_LOST, kiosk.lost or 0)
