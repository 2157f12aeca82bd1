"""What the specification says of a case: at the server, and of what a kiosk can know of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from footfall.domain.admission import Decision, Holder, decided, door_at, fact, refusal
from footfall.domain.badge import BadgeStatus
from footfall.domain.scan import Direction, Outcome, Reason
from footfall.domain.times import parse_instant
from tests.contract.scene import NOBODY, Case, Person


@dataclass(frozen=True)
class KiosksAnswer:
    """Where a kiosk cannot say the same: why, and what it says then; None where it is not asked."""

    why: str
    outcome: Outcome | None = None
    reason: str | None = None


def token_problem(case: Case) -> Reason | None:
    if case.is_typed or (not case.is_broken and case.signed_by in ("", case.event)):
        return None
    return Reason.WRONG_EVENT if case.signed_by == "other" and not case.is_broken else Reason.INVALID_TOKEN


def holder_of(case: Case, person: Person, is_inside: bool) -> Holder:
    is_revoked = case.is_revoked or case.token_issue > 1
    status = BadgeStatus.REVOKED if is_revoked else BadgeStatus.ACTIVE
    return Holder(status, person.days, person.category, case.zone in person.guest_of, is_inside)


def refused(
    case: Case, problem: Reason | None, holder: Holder | None, occupancy: int | None = None
) -> Reason | None:
    event = case.whole_event
    door = door_at(event, event.zone(case.zone), parse_instant(case.at))
    return refusal(problem, holder, door, case.direction, case.occupancy if occupancy is None else occupancy)


def expected(case: Case) -> Decision:
    """Of a badge as a whole: of a group that is let in at all, see `members`."""
    problem = token_problem(case)
    if case.group:
        if case.verdict is Outcome.REFUSED:
            return fact(None, False, case.force, case.verdict, case.word)
        if case.is_revoked:
            return _decision(case, Reason.REVOKED_BADGE, is_person=False)
        each = list(members(case))
        anybody = any(one.outcome is Outcome.ADMITTED for one in each)
        return Decision(Outcome.ADMITTED) if anybody else Decision(Outcome.REFUSED, each[0].reason)
    is_inside = case.inside is not None and case.zone in case.whole_event.chains[case.inside]
    holder = holder_of(case, case.holder, is_inside) if case.holder and not problem else None
    return _decision(case, refused(case, problem, holder), is_person=holder is not None)


def members(case: Case) -> Iterator[Decision]:
    """Each member by their own badge, one after the other: who came in before takes a place."""
    occupancy = case.others
    for person in case.group:
        one = _decision(case, refused(case, None, holder_of(case, person, False), occupancy), True)
        yield one
        occupancy += one.outcome is Outcome.ADMITTED and case.direction is Direction.IN


def _decision(case: Case, reason: Reason | None, is_person: bool) -> Decision:
    if case.verdict is None:
        return decided(reason, is_person, case.force)
    return fact(reason, is_person, case.force, case.verdict, case.word)


def is_already_inside(case: Case) -> bool:
    admitted = expected(case).outcome is Outcome.ADMITTED
    return admitted and case.direction is Direction.IN and case.inside == case.zone


def kiosks_answer(case: Case) -> KiosksAnswer | None:
    """None where the kiosk must answer as the server does."""
    if case.verdict is not None:
        return KiosksAnswer(
            "the verdict is the kiosk's own and is given here: the server is asked what becomes of it"
        )
    why, told = _known_to_kiosk(case)
    server = expected(case)
    if (told.outcome, told.reason) == (server.outcome, server.reason):
        return None
    return KiosksAnswer(why, told.outcome, told.reason)


def _known_to_kiosk(case: Case) -> tuple[str, Decision]:
    """The same specification, asked with what a kiosk knows."""
    if case.signed_by not in ("", case.event):
        told = decided(Reason.WRONG_EVENT, False, case.force)
        return "a kiosk has no other event's key, and says what a visitor can act on", told
    if token_problem(case):
        return "", decided(Reason.INVALID_TOKEN, False, case.force)
    if case.is_typed and not case.is_seen and not case.group and not case.is_revoked:
        why = "a typed number proves nothing, and this kiosk has not seen it on a signed badge"
        if case.force:
            return why, Decision(Outcome.ADMITTED)
        return why, Decision(Outcome.REFUSED, "not_verifiable")
    person = case.on_badge
    is_inside = case.is_seen and case.inside is not None and case.zone in case.whole_event.chains[case.inside]
    why = "a kiosk goes by what stands on the badge, the server by the register"
    if case.group:
        why = "who is in a group, and where they are, is known to the server alone"
        admits = case.whole_event.zone(case.zone).admits
        person = Person(admits[0] if admits else "visitor", (), (case.zone,))
    elif case.badge_id == NOBODY:
        why = "whether somebody holds a signed badge is known to the server alone"
    elif case.token_issue > 1:
        why = "no number is issued twice, so a kiosk's list of revoked badges has numbers alone"
    elif not case.is_seen:
        why = "who came in by another door is not inside for this kiosk"
    status = BadgeStatus.REVOKED if case.is_revoked else BadgeStatus.ACTIVE
    is_guest = case.zone in person.guest_of
    holder = Holder(status, person.days, person.category, is_guest, is_inside)
    is_person = not (case.group and case.is_revoked)
    return why, decided(refused(case, None, holder), is_person, case.force)
