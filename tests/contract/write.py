"""Writes `tests/contract/door.json`, what the specification (`domain/admission.py`) says of every case, and the tables
of keys in `docs/event.md`.

    python -m tests.contract.write

The store and the kiosk run the same table; what changes at the door is changed in the specification first.
"""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from footfall.domain.admission import Decision
from footfall.domain.badge import badge_mark, category_code
from footfall.domain.event import Event
from footfall.domain.event_config import event_to_dict, parse_event
from footfall.domain.times import parse_instant
from footfall.services.events import key_id_of
from footfall.wire.times import rfc3339
from tests.contract import event_keys
from tests.contract.cases import all_cases
from tests.contract.repeats import all_repeats
from tests.contract.scene import (
    EVENTS,
    GROUP,
    MEMBERS,
    VISITOR,
    Case,
    Person,
    config_of,
    private_key,
    public_key,
)
from tests.contract.spec import expected, is_already_inside, kiosks_answer, members

TABLE = Path(__file__).with_name("door.json")
#: How long before the scan the holder went to where they are.
BEFORE_MS = 10 * 60_000


def table() -> str:
    """One case a line, so that a change of the rule shows as the cases that it changes."""
    events = {name: event_to_dict(parse_event(config_of(name))) for name in EVENTS}
    books = {name: book_of(parse_event(config)) for name, config in events.items()}
    rows = ",\n".join(_compact(row_of(case)) for case in all_cases())
    head = "".join(
        f'"{key}":{{\n{_lines(values)}\n}},\n' for key, values in (("events", events), ("books", books))
    )
    repeats = ",\n".join(_compact(again.row()) for again in all_repeats())
    marks = ",\n".join(_compact(mark) for mark in marks_of("12345678"))
    return f'{{{head}"marks":[\n{marks}\n],\n"cases":[\n{rows}\n],\n"repeats":[\n{repeats}\n]}}\n'


def book_of(event: Event) -> dict[str, Any]:
    """The part of a kiosk's door book that is the same for all cases of an event."""
    return {
        "key_id": key_id_of(private_key(event.id)),
        "public_key": public_key(event.id),
        "categories": {str(category_code(category.id)): category.id for category in event.categories},
    }


def marks_of(key_id: str) -> Iterator[dict[str, str]]:
    """What stands for a badge's number in a door book."""
    for of, badge_id in product(("", "hall", "forum-a"), (VISITOR, GROUP)):
        mark = badge_mark(key_id, of, badge_id)
        yield {"key_id": key_id, "of": of, "badge_id": badge_id, "mark": mark}


def row_of(case: Case) -> dict[str, Any]:
    """What is absent is left out: no rule, away, nobody else inside, live, without force."""
    event = case.whole_event
    tz = event.tz
    since = None if case.inside is None else rfc3339(parse_instant(case.at) - BEFORE_MS, tz)
    known = {"inside": case.inside, "since": since, "occupancy": case.occupancy or None}
    fact = {"verdict": case.verdict.value, "reason": case.word} if case.verdict else None
    answer = kiosks_answer(case)
    already = {"already_inside": True, "since": since} if is_already_inside(case) else {}
    return _present(
        {
            "id": case.id,
            "event": case.event,
            "zone": case.zone,
            "rules": dict(case.rules) or None,
            "direction": case.direction.value,
            "at": case.at,
            "badge": _badge(case, event),
            "known": _present(known) or None,
            "force": case.force or None,
            "fact": fact and _present(fact),
            "expected": {**_told(expected(case)), **already, **_members(case)},
            "kiosk": answer and _present(vars(answer)),
        }
    )


def _badge(case: Case, event: Event) -> dict[str, Any]:
    group = [
        {"badge_id": id_, **_person(person, event)} for id_, person in zip(MEMBERS, case.group, strict=False)
    ]
    return _present(
        {
            "token": case.token,
            "badge_id": case.badge_id,
            "holder": _person(case.holder, event) if case.holder and not group else None,
            "group": group or None,
            "printed": case.printed and _person(case.printed, event),
            "revoked": case.is_revoked or None,
            "seen": case.is_seen or None,
        }
    )


def _person(person: Person, event: Event) -> dict[str, Any]:
    days = [event.days[index].isoformat() for index in person.days]
    return _present(
        {"category": person.category, "days": days or None, "guest_of": list(person.guest_of) or None}
    )


def _told(decision: Decision) -> dict[str, Any]:
    return _present(
        {"outcome": decision.outcome.value, "reason": decision.reason, "conflict": decision.conflict}
    )


def _members(case: Case) -> dict[str, Any]:
    is_told = case.group and not case.is_revoked and case.verdict != "refused"
    return {"members": [_told(each) for each in members(case)]} if is_told else {}


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _lines(values: dict[str, Any]) -> str:
    return ",\n".join(f'"{key}":{_compact(value)}' for key, value in values.items())


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    event_keys.PAGE.write_text(event_keys.page(), encoding="utf-8")
