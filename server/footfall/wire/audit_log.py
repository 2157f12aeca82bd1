"""Who did what, when."""

from datetime import UTC
from typing import Annotated, Any

from pydantic import Field

from footfall.domain.audit_log import Action, ActorKind, Entry, Verdict
from footfall.services.audit_log import Page, Wanted
from footfall.wire.base import Answer, Count, Id, Moment, Request
from footfall.wire.times import rfc3339

Number = Annotated[int, Field(ge=1, le=10**15)]


class AuditActor(Answer):
    """`id` is the key's, or the user's name; `session` the id of the browser session."""

    kind: ActorKind
    id: str
    name: str
    session: str | None = None


class AuditEntry(Answer):
    """`subject` is what it was done to, by its id: never a visitor's name. `seal` binds it to the entry before."""

    number: Number
    at: Moment
    action: Action
    actor: AuditActor
    event: str | None = None
    subject: str | None = None
    details: dict[str, str | int] | None = None
    seal: str


class AuditPage(Answer):
    """Newest first. Ask for what is `before` the number `next` to go on, also where a page has no entries."""

    entries: list[AuditEntry]
    next: Number | None = None


class AuditQuery(Request):
    event: Id | None = None
    action: Action | None = None
    actor: str | None = Field(None, max_length=200, min_length=1, description="A part of an id or a name.")
    subject: str | None = Field(None, max_length=500)
    limit: int = Field(50, ge=1, le=500)
    before: Number | None = None

    def wanted(self) -> Wanted:
        return Wanted(self.event, self.action, self.actor, self.subject)


class AuditCheck(Answer):
    """Whether every entry is sealed with the one before it; `seal` is the newest, to be noted elsewhere."""

    intact: bool
    entries: Count
    seal: str
    broken_at: Number | None = None


def audit_page_document(page: Page) -> dict[str, Any]:
    entries = [_entry(entry) for entry in page.entries]
    return {"entries": entries} if page.next is None else {"entries": entries, "next": page.next}


def audit_check_document(verdict: Verdict) -> dict[str, Any]:
    document: dict[str, Any] = {
        "intact": verdict.broken_at is None,
        "entries": verdict.entries,
        "seal": verdict.seal,
    }
    return document if verdict.broken_at is None else document | {"broken_at": verdict.broken_at}


def _entry(entry: Entry) -> dict[str, Any]:
    deed, actor = entry.deed, entry.deed.actor
    document: dict[str, Any] = {
        "number": entry.number,
        "at": rfc3339(deed.at, UTC),
        "action": deed.action.value,
        "actor": {"kind": actor.kind.value, "id": actor.id, "name": actor.name},
        "seal": entry.seal,
    }
    if actor.session is not None:
        document["actor"]["session"] = actor.session
    more = {"event": deed.event, "subject": deed.subject, "details": deed.details}
    return document | {key: value for key, value in more.items() if value is not None}
