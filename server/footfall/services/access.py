"""Bearer tokens, for programs and kiosks: whose they are, and until when."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, date, timedelta
from typing import Any

from footfall.domain.errors import Conflict, InvalidInput, NotAllowed, NotAuthenticated, NotFound
from footfall.domain.roles import Principal, Role, manages
from footfall.domain.times import FAR_FUTURE_MS, parse_instant, start_of_day
from footfall.store import Stores

TOKEN_PREFIX = "fft_"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _token_hash(token: str) -> str:
    # A token has 256 random bits; it needs no slow hash.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def checked_role(stores: Stores, role: str, event: str | None, zone: str | None) -> Role:
    """Raises InvalidInput `invalid_role`, `event_required`; NotFound for an unknown event or zone."""
    if role not in list(Role):
        raise InvalidInput("invalid_role", f"A role is one of {', '.join(Role)}, not {role!r}.")
    if zone is not None and event is None:
        raise InvalidInput("event_required", "A zone belongs to an event: name the event too.")
    if event is not None:
        stored = stores.events.get(event)
        if zone is not None:
            stored.event.zone(zone)
    return Role(role)


def create_token(
    stores: Stores,
    role: str,
    event: str | None = None,
    zone: str | None = None,
    name: str | None = None,
    until: int | None = None,
) -> str:
    """A new bearer token, good until an instant in ms; only its hash is kept, so it is shown this once.

    Raises what `checked_role` does.
    """
    return new_token(stores, role, event, zone, name, until)[0]


def new_token(
    stores: Stores, role: str, event: str | None, zone: str | None, name: str | None, until: int | None
) -> tuple[str, Principal]:
    """As `create_token`, with whose it is."""
    checked = checked_role(stores, role, event, zone)
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token_hash = _token_hash(token)
    owner = {
        "id": f"token:{token_hash[:12]}",
        "role": checked.value,
        "name": name or f"{checked.value} {zone or event or ''}".strip(),
        "event": event,
        "zone": zone,
        "until": until,
    }
    stores.access.save_token(token_hash, owner)
    return token, _principal(owner)


def key_end(stores: Stores, text: str, event: str | None, now: int) -> int:
    """When a key ends, in ms: an instant, or a day to its end at the event's venue (in UTC for a key of every event).

    Raises InvalidInput `invalid_until`.
    """
    try:
        if DAY.fullmatch(text):
            tz = stores.events.get(event).event.tz if event else UTC
            until = start_of_day(date.fromisoformat(text) + timedelta(days=1), tz)
        else:
            until = parse_instant(text)
    except (ValueError, OverflowError):
        raise InvalidInput(
            "invalid_until", "A key ends on a day (2024-06-16) or at an instant (2024-06-16T18:00:00+08:00)."
        ) from None
    if not now < until < FAR_FUTURE_MS:
        raise InvalidInput("invalid_until", "A key cannot end in the past, nor after the year 9998.")
    return until


def list_tokens(stores: Stores) -> list[Principal]:
    """Whose tokens there are, also those that have ended; the tokens themselves are not kept."""
    return sorted((_principal(owner) for owner in stores.access.tokens().values()), key=lambda who: who.id)


def revoke_token(stores: Stores, token_id: str) -> None:
    """From within a second on the token opens nothing. Raises NotFound `unknown_token`."""
    for token_hash, owner in stores.access.tokens().items():
        if owner["id"] == token_id:
            stores.access.forget_token(token_hash)
            return
    raise _unknown(token_id)


def managed_tokens(stores: Stores, who: Principal) -> list[Principal]:
    """The tokens that an organizer may see and take back."""
    return [owner for owner in list_tokens(stores) if manages(who, owner.event)]


def revoke_managed(stores: Stores, who: Principal, token_id: str) -> None:
    """Raises NotFound `unknown_token` also for one of another event, Conflict `own_account` for the asker's own."""
    if all(owner.id != token_id for owner in managed_tokens(stores, who)):
        raise _unknown(token_id)
    if who.id == token_id:
        raise Conflict("own_account", "Somebody else must take your own token back.")
    revoke_token(stores, token_id)


def _unknown(token_id: str) -> NotFound:
    return NotFound(
        "unknown_token", f"There is no token {token_id[:100]!r}; `footfall token list` shows them."
    )


def owners(stores: Stores, tokens: Sequence[str], now: int) -> dict[str, Principal | None]:
    """As `authenticate`, for many in one call to the store; None for a token that has ended or is held, too."""
    found = stores.access.those_of([_token_hash(token) for token in tokens])
    return {
        token: _principal(owner) if owner and not (_has_ended(owner, now) or owner.get("held")) else None
        for token, owner in zip(tokens, found, strict=True)
    }


def authenticate(stores: Stores, token: str, now: int) -> Principal | None:
    """Whose bearer token it is, None for nobody's. Raises NotAuthenticated `key_expired`, NotAllowed `key_held`."""
    owner = stores.access.token(_token_hash(token))
    if owner is not None and _has_ended(owner, now):
        raise NotAuthenticated("key_expired", "This key has ended; ask an organizer for another one.")
    if owner is not None and owner.get("held"):
        raise NotAllowed("key_held", "Staff hold this key; they let it go on the dashboard, under Warnings.")
    return None if owner is None else _principal(owner)


def _has_ended(owner: dict[str, Any], now: int) -> bool:
    until = owner.get("until")
    return until is not None and now >= until


def _principal(person: dict[str, Any]) -> Principal:
    return Principal(
        person["id"],
        Role(person["role"]),
        person["name"],
        person.get("event"),
        person.get("zone"),
        until=person.get("until"),
    )
