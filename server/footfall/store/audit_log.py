"""The audit log as a stream: nothing here changes or removes an entry."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from footfall.domain.audit_log import FIRST, Action, Actor, ActorKind, Deed, Entry, Sealed, seal
from footfall.domain.errors import Conflict
from footfall.store import keys
from footfall.store.commands import Client, Script

TRIES = 50
PAGE = 500


class AuditLog:
    def __init__(self, redis: Client, append: Script) -> None:
        self.redis = redis
        self._append = append

    def append(self, deeds: Sequence[Deed]) -> None:
        """Adds them in that order. Raises Conflict `audit_log_busy` where others never stop."""
        for _ in range(TRIES):
            last = self._newest()
            number, before = (last[0].number, last[0].seal) if last else (0, FIRST)
            args: list[str | int] = [number]
            for ahead, deed in enumerate(deeds, start=1):
                text = _text(number + ahead, deed)
                before = seal(before, text)
                args += [text, before]
            if int(self._append(keys=[keys.AUDIT_LOG], args=args)) >= 0:
                return
        raise Conflict("audit_log_busy", "Too much is entered into the audit log at this moment; try again.")

    def back_from(self, before: int | None) -> Iterator[Entry]:
        """Entries older than that number, or all, newest first."""
        end = "+" if before is None else f"({before}-0"
        while page := self.redis.xrevrange(keys.AUDIT_LOG, end, "-", count=PAGE):
            yield from (_entry(_sealed(row)) for row in page)
            end = f"({page[-1][0]}"

    def all(self) -> Iterator[Sealed]:
        """As they are stored, oldest first."""
        start = "-"
        while page := self.redis.xrange(keys.AUDIT_LOG, start, "+", count=PAGE):
            yield from map(_sealed, page)
            start = f"({page[-1][0]}"

    def _newest(self) -> list[Sealed]:
        return [_sealed(row) for row in self.redis.xrevrange(keys.AUDIT_LOG, "+", "-", count=1)]


def _sealed(row: tuple[str, dict[str, str]]) -> Sealed:
    entry_id, fields = row
    return Sealed(int(entry_id.partition("-")[0]), fields.get("entry", ""), fields.get("seal", ""))


def _text(number: int, deed: Deed) -> str:
    actor = {
        "kind": deed.actor.kind,
        "id": deed.actor.id,
        "name": deed.actor.name,
        "session": deed.actor.session,
    }
    document: dict[str, Any] = {
        "number": number,
        "at": deed.at,
        "action": deed.action,
        "actor": {key: value for key, value in actor.items() if value is not None},
        "event": deed.event,
        "subject": deed.subject,
        "details": dict(deed.details) if deed.details else None,
    }
    present = {key: value for key, value in document.items() if value is not None}
    return json.dumps(present, ensure_ascii=False, separators=(",", ":"))


def _entry(sealed: Sealed) -> Entry:
    raw = json.loads(sealed.text)
    actor = raw["actor"]
    deed = Deed(
        action=Action(raw["action"]),
        actor=Actor(ActorKind(actor["kind"]), actor["id"], actor["name"], actor.get("session")),
        at=raw["at"],
        event=raw.get("event"),
        subject=raw.get("subject"),
        details=raw.get("details"),
    )
    return Entry(sealed.number, deed, sealed.seal)
