"""What is entered into the audit log, and how it is read."""

from dataclasses import dataclass
from itertools import islice

from footfall.domain.audit_log import Action, Actor, ActorKind, Deed, Entry, Verdict, verify
from footfall.domain.roles import Principal, manages
from footfall.store import Stores

#: So many entries are looked through for one page; a filter that finds little goes on with the next request.
MOST_LOOKED_AT = 5_000


@dataclass(frozen=True)
class Wanted:
    """None wants all. `actor` is a part of an id or a name, in whatever case."""

    event: str | None = None
    action: Action | None = None
    actor: str | None = None
    subject: str | None = None

    def has(self, deed: Deed) -> bool:
        return (
            self.event in (None, deed.event)
            and self.action in (None, deed.action)
            and (
                self.actor is None
                or self.actor.casefold() in f"{deed.actor.id}\n{deed.actor.name}".casefold()
            )
            and self.subject in (None, deed.subject)
        )


@dataclass(frozen=True)
class Page:
    """Newest first. `next`: the number to go on before, None at the end."""

    entries: list[Entry]
    next: int | None


def actor_of(who: Principal) -> Actor:
    if who.session is not None:
        return Actor(ActorKind.USER, who.name, who.name, who.session)
    return Actor(ActorKind.KEY, who.id, who.name)


def enter(stores: Stores, *deeds: Deed) -> None:
    """Raises Conflict `audit_log_busy`, StoreUnavailable: then the answer must not say that all is well."""
    if deeds:
        stores.audit_log.append(deeds)


def read(stores: Stores, who: Principal, wanted: Wanted, limit: int, before: int | None) -> Page:
    """What an organizer may see: of the own event, or of all with what no event has a part in."""
    looked_at = islice(stores.audit_log.back_from(before), MOST_LOOKED_AT)
    entries: list[Entry] = []
    number = 0
    for entry in looked_at:
        number = entry.number
        if manages(who, entry.deed.event) and wanted.has(entry.deed):
            entries.append(entry)
        if len(entries) == limit:
            break
    return Page(entries, number if number > 1 else None)


def check(stores: Stores, noted: tuple[int, str] | None = None) -> Verdict:
    """Whether the whole chain holds; `noted`: a number and its seal that were written down elsewhere."""
    return verify(stores.audit_log.all(), noted)
