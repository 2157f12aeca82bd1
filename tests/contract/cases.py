"""The cases: each reason alone, each two of them together, and the edges of hours, days, fullness, groups and facts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from footfall.domain.scan import Direction, Outcome, Reason
from tests.contract.scene import GROUP, NOBODY, Case, Person

IN, OUT, TOUCH = Direction.IN, Direction.OUT, Direction.TOUCH


def ruled(case: Case, **rules: Any) -> Case:
    return replace(case, rules={**case.rules, **rules})


def held(case: Case, **of: Any) -> Case:
    return case if case.holder is None else replace(case, holder=replace(case.holder, **of))


#: What makes each reason apply, whatever else applies.
FLAWS: Mapping[Reason, Callable[[Case], Case]] = {
    Reason.INVALID_TOKEN: lambda case: replace(case, is_broken=True),
    Reason.WRONG_EVENT: lambda case: replace(case, signed_by="other"),
    Reason.UNKNOWN_BADGE: lambda case: replace(case, badge_id=NOBODY, printed=case.holder, holder=None),
    Reason.REVOKED_BADGE: lambda case: replace(case, is_revoked=True),
    Reason.WRONG_DAY: lambda case: held(case, days=(1,)),
    Reason.CATEGORY_NOT_ADMITTED: lambda case: ruled(case, admits=["investor"]),
    Reason.NOT_ON_GUEST_LIST: lambda case: ruled(case, guest_list=True),
    Reason.ZONE_CLOSED: lambda case: ruled(case, opens="15:00"),
    Reason.ZONE_FULL: lambda case: replace(ruled(case, capacity=1, enforce=True), others=1),
}

#: Two reasons that never meet, and why.
NEVER_TOGETHER: Mapping[tuple[Reason, Reason], str] = {
    (Reason.UNKNOWN_BADGE, Reason.REVOKED_BADGE): "a badge that nobody holds was never revoked",
}
#: What a number that is typed cannot be.
OF_TOKENS = (Reason.INVALID_TOKEN, Reason.WRONG_EVENT)


def all_cases() -> list[Case]:
    """In an order that stays: a new case is one line more in the table."""
    parts = (_alone, _together, _hours, _days, _fullness, _lists, _badges, _groups, _facts)
    return [case for part in parts for case in part()]


def _doors(case: Case) -> Iterator[Case]:
    yield replace(case, id=f"{case.id} in".strip())
    yield replace(case, id=f"{case.id} out".strip(), direction=OUT)
    yield replace(case, id=f"{case.id} touch".strip(), direction=TOUCH, zone="stand")


def _can_be(flaws: tuple[Reason, ...], case: Case) -> bool:
    at_booth = case.direction is TOUCH and Reason.ZONE_FULL in flaws
    return not at_booth and not (case.is_typed and any(flaw in OF_TOKENS for flaw in flaws))


def _flawed(case: Case, *flaws: Reason) -> Case:
    for flaw in flaws:
        case = FLAWS[flaw](case)
    return replace(case, id=f"{'+'.join(flaws)} {case.id}")


def _alone() -> Iterator[Case]:
    for how in (Case("token"), Case("typed", is_typed=True)):
        for case in _doors(how):
            yield replace(case, id=f"good {case.id}")
            for reason in FLAWS:
                if _can_be((reason,), case):
                    yield _flawed(case, reason)
                    yield _flawed(replace(case, id=f"{case.id} forced", force=True), reason)


def _together() -> Iterator[Case]:
    for pair in combinations(FLAWS, 2):
        if pair in NEVER_TOGETHER:
            continue
        for case in _doors(Case("token")):
            if _can_be(pair, case):
                yield _flawed(case, *pair)
        if _can_be(pair, Case("", is_typed=True)):
            yield _flawed(Case("typed in", is_typed=True), *pair)
        yield _flawed(Case("forced in", force=True), *pair)
        yield _flawed(Case("fact in", verdict=Outcome.REFUSED), *pair)


def _at(day: str, clock: str, offset: str = "+08:00") -> str:
    return f"{day}T{clock}{offset}"


def _hours() -> Iterator[Case]:
    day = "2024-06-15"
    hall = Case("", rules={"opens": "14:00", "closes": "15:00"})
    for clock in ("13:59:59.999", "14:00:00", "14:59:59.999", "15:00:00"):
        yield replace(hall, id=f"hours 14 to 15 at {clock}", at=_at(day, clock))
        stand = replace(hall, zone="stand", direction=TOUCH)
        yield replace(stand, id=f"hours of a booth at {clock}", at=_at(day, clock))
    for clock in ("00:00:00", "23:59:59.999"):
        all_day = Case(f"hours 0 to 24 at {clock}", rules={"opens": "00:00", "closes": "24:00"})
        yield replace(all_day, at=_at(day, clock))
    forum = Case("", zone="forum", rules={"times": [{"day": day, "from": "14:00", "to": "15:00"}]})
    early = ruled(forum, early_minutes=30)
    for clock in ("13:29:59.999", "13:30:00", "13:59:59.999", "14:00:00", "14:59:59.999", "15:00:00"):
        yield replace(forum, id=f"a session at {clock}", at=_at(day, clock))
        yield replace(early, id=f"a session with early doors at {clock}", at=_at(day, clock))
        yield replace(early, id=f"a session on its other day at {clock}", at=_at("2024-06-16", clock))
    night = Case("", zone="forum", rules={"times": [{"day": "2024-06-16", "from": "00:10", "to": "01:00"}]})
    late = replace(ruled(night, early_minutes=30), at=_at(day, "23:50:00"))
    yield replace(late, id="early doors do not open on the day before")
    yield replace(late, id="early doors open at midnight", at=_at("2024-06-16", "00:00:00"))
    two = [{"day": day, "from": "10:00", "to": "11:00"}, {"day": day, "from": "14:00", "to": "15:00"}]
    for clock in ("10:30:00", "11:00:00", "14:30:00"):
        yield Case(f"two sittings at {clock}", zone="forum", rules={"times": two}, at=_at(day, clock))
    fold = Case("", event="new-york", rules={"opens": "01:00", "closes": "02:00"})
    for offset in ("-04:00", "-05:00"):
        for clock in ("00:59:59.999", "01:00:00", "01:59:59.999", "02:00:00"):
            moment = _at("2024-11-03", clock, offset)
            yield replace(fold, id=f"the clock goes back: {moment}", at=moment)


def _days() -> Iterator[Case]:
    first, second = Person(days=(0,)), Person(days=(1,))
    for event, offset in (("guangzhou", "+08:00"), ("kathmandu", "+05:45"), ("honolulu", "-10:00")):
        moments = [
            *(_at("2024-06-15", clock, offset) for clock in ("00:00:00", "23:59:59.999")),
            *(_at("2024-06-16", clock, offset) for clock in ("00:00:00", "23:59:59.999")),
            _at("2024-06-17", "00:00:00", offset),
        ]
        for moment in moments:
            for name, person in (("every day", Person()), ("day 0", first), ("day 1", second)):
                yield Case(f"{event} {name} at {moment}", event=event, holder=person, at=moment)
        yield Case(f"{event} out after the days", event=event, direction=OUT, at=moments[-1])
    for day in (0, 29, 30):
        person = Person(days=(day,))
        yield Case(f"bit {day}", event="a-month", holder=person, at=_at(f"2024-07-{day + 1:02}", "12:00:00"))
        yield Case(f"not bit {day}", event="a-month", holder=person, at=_at("2024-07-02", "12:00:00"))
    both = Person(days=(0, 1))
    yield Case("both days, typed", holder=both, is_typed=True)
    yield Case("days at a booth", zone="stand", direction=TOUCH, holder=second)


def _fullness() -> Iterator[Case]:
    hall = Case("", rules={"capacity": 3, "enforce": True})
    for others in (0, 2, 3, 4):
        yield replace(hall, id=f"{others} of 3 inside", others=others)
        yield replace(hall, id=f"{others} of 3 inside, out", others=others, direction=OUT)
    for inside in ("site", "hall", "nook", "annex", "forum"):
        full = replace(hall, inside=inside, others=3)
        yield replace(full, id=f"full, from {inside}")
        yield replace(full, id=f"full, from {inside}, forced", force=True)
        yield replace(full, id=f"full, from {inside}, typed", is_typed=True)
        yield replace(full, id=f"full, from {inside} by another door", is_seen=False)
        yield replace(full, id=f"full, from {inside}, out", direction=OUT)
        yield Case(f"free, from {inside}", inside=inside)
        yield Case(f"touch from {inside}", inside=inside, zone="stand", direction=TOUCH)
    yield replace(hall, id="exactly the last place is taken by oneself", inside="hall", others=2)
    nook = replace(hall, zone="nook", others=3)
    yield replace(nook, id="being around a full zone is not being in it", inside="hall")
    yield replace(nook, id="in the full zone itself", inside="nook")
    site = replace(hall, zone="site", others=3)
    yield replace(site, id="two levels below the full zone", inside="nook")
    yield Case("over a capacity that is not enforced", rules={"capacity": 1}, others=2)
    yield Case("a booth's capacity is no limit", zone="stand", direction=TOUCH, rules={"capacity": 1})
    yield replace(hall, id="an enforced capacity of none", rules={"capacity": 0, "enforce": True})
    for inside in ("hall", "nook"):
        closed = replace(hall, inside=inside, others=3, rules={**hall.rules, "opens": "15:00"})
        yield replace(closed, id=f"closed and full, from {inside}")


def _lists() -> Iterator[Case]:
    guest, elsewhere = Person(guest_of=("hall",)), Person(guest_of=("annex",))
    listed = Case("", rules={"guest_list": True})
    for zone, direction in (("hall", IN), ("hall", OUT), ("stand", TOUCH)):
        for name, person in (("a guest", Person(guest_of=(zone,))), ("nobody's guest", Person())):
            yield replace(
                listed, id=f"{name} {direction} {zone}", zone=zone, direction=direction, holder=person
            )
    yield replace(listed, id="another zone's guest", holder=elsewhere)
    yield replace(listed, id="a guest, typed", holder=guest, is_typed=True)
    yield Case("a guest where everybody may go", holder=guest)
    for admits in ([], ["visitor"], ["investor"], ["investor", "visitor"]):
        for category in ("visitor", "investor", "invest"):
            yield Case(f"{category} where {admits} may go", rules={"admits": admits}, holder=Person(category))
        yield Case(f"out where {admits} may go", rules={"admits": admits}, direction=OUT)
        yield Case(f"a booth for {admits}", rules={"admits": admits}, zone="stand", direction=TOUCH)


def _badges() -> Iterator[Case]:
    for case in _doors(Case("")):
        yield replace(case, id=f"of no event that is known {case.id}", signed_by="elsewhere")
        yield replace(case, id=f"another event's, forged {case.id}", signed_by="other", is_broken=True)
        yield replace(case, id=f"typed, never seen {case.id}", is_typed=True, is_seen=False)
        yield replace(case, id=f"another issue {case.id}", token_issue=2)
        unknown = FLAWS[Reason.UNKNOWN_BADGE](replace(case, is_typed=True, is_seen=False))
        yield replace(unknown, id=f"typed, of nobody {case.id}")
        revoked = replace(case, is_typed=True, is_seen=False, is_revoked=True)
        yield replace(revoked, id=f"typed, revoked, never seen {case.id}")
        yield replace(revoked, id=f"typed, revoked, never seen, forced {case.id}", force=True)
    investors = Case("", rules={"admits": ["investor"]})
    yield replace(
        investors, id="made an investor since", holder=Person("investor"), printed=Person("visitor")
    )
    yield replace(investors, id="no investor any more", holder=Person("visitor"), printed=Person("investor"))
    yield Case("day taken away since", holder=Person(days=(1,)), printed=Person())
    yield Case("day given since", holder=Person(days=(0, 1)), printed=Person(days=(1,)))
    yield Case("typed, never seen, forced", is_typed=True, is_seen=False, force=True)


def _groups() -> Iterator[Case]:
    mixed = (Person("investor"), Person("visitor"), Person("investor", days=(1,)))
    group = Case("", badge_id=GROUP, group=mixed)
    for case in _doors(group):
        yield replace(case, id=f"a group {case.id}")
        yield replace(case, id=f"a group, typed {case.id}", is_typed=True)
        for force in (False, True):
            forced = " forced" if force else ""
            yield replace(case, id=f"a revoked group{forced} {case.id}", is_revoked=True, force=force)
            yield replace(ruled(case, opens="15:00"), id=f"a group, closed{forced} {case.id}", force=force)
        yield replace(ruled(case, admits=["investor"]), id=f"a group of some who may {case.id}")
        yield replace(ruled(case, admits=["invest"]), id=f"a group of none who may {case.id}")
        yield replace(case, id=f"a group after the days {case.id}", at=_at("2024-06-17", "12:00:00"))
    hall = ruled(group, capacity=2, enforce=True)
    yield replace(hall, id="a group for which one place is left", others=1)
    yield replace(hall, id="a group before a full zone", others=2)
    yield replace(hall, id="a group before a full zone, forced", others=2, force=True)
    guests = (Person(guest_of=("hall",)), Person())
    yield replace(ruled(group, guest_list=True), id="a group with one guest", group=guests)
    yield replace(group, id="a group that a kiosk let in", verdict=Outcome.ADMITTED)
    closed = ruled(group, opens="15:00")
    yield replace(closed, id="a group that a kiosk let in too early", verdict=Outcome.ADMITTED)
    for word in ("zone_closed", "withdrawn", None):
        yield replace(group, id=f"a group refused for {word}", verdict=Outcome.REFUSED, word=word)


def _facts() -> Iterator[Case]:
    for case in _doors(Case("")):
        admitted = replace(case, id=f"fact admitted {case.id}", verdict=Outcome.ADMITTED)
        yield admitted
        for word in ("zone_full", "withdrawn", None):
            refused = replace(case, verdict=Outcome.REFUSED, word=word)
            yield replace(refused, id=f"fact refused for {word} {case.id}")
        for reason in FLAWS:
            if not _can_be((reason,), case):
                continue
            yield _flawed(admitted, reason)
            yield _flawed(replace(admitted, id=f"forced {admitted.id}", force=True), reason)
            for word in (reason.value, "withdrawn"):
                refused = replace(case, verdict=Outcome.REFUSED, word=word)
                yield _flawed(replace(refused, id=f"fact refused for {word} {case.id}"), reason)
