"""What a request did goes into the audit log: declared by the route, entered once the view has done it.

The entry bears who asked, and of the address the event and what it was done to. A view says the rest by `note`.
"""

from dataclasses import dataclass, field, replace

from flask import g
from pydantic import BaseModel

from footfall.domain.audit_log import NOBODY, Action, Actor, Deed
from footfall.services import audit_log
from footfall.web.context import now, stores

#: Parts of an address that say where, and not to what.
_WHERE = ("event", "format")

Facts = dict[str, str | int]


@dataclass
class Note:
    subject: str | None = None
    event: str | None = None
    actor: Actor | None = None
    facts: Facts = field(default_factory=dict)


def note(
    *, subject: str | None = None, event: str | None = None, actor: Actor | None = None, **facts: str | int
) -> None:
    """For this request's entry, beside what its address says. No visitor's name, and nothing that was typed freely."""
    said = _noted()
    g.deed_note = replace(
        said,
        subject=subject or said.subject,
        event=event or said.event,
        actor=actor or said.actor,
        facts=said.facts | facts,
    )


def enter(action: Action, path: BaseModel | None = None) -> None:
    said = _noted()
    address = path.model_dump() if path is not None else {}
    things = [str(value) for key, value in address.items() if key not in _WHERE]
    who = g.get("who")
    deed = Deed(
        action=action,
        actor=said.actor or (audit_log.actor_of(who) if who is not None else NOBODY),
        at=now(),
        event=said.event or address.get("event"),
        subject=said.subject or (things[-1] if things else None),
        details=said.facts or None,
    )
    audit_log.enter(stores(), deed)


def keys_of(body: object) -> str:
    """Which keys a body bears, and not what they say."""
    given = body.model_fields_set if isinstance(body, BaseModel) else body
    return ", ".join(sorted(map(str, given))) if isinstance(given, set | dict) else ""


def _noted() -> Note:
    said: Note | None = g.get("deed_note")
    return said if said is not None else Note()
