"""Who is there: bearer tokens for programs and kiosks, names and passwords for browsers."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from footfall.domain.errors import (
    InvalidInput,
    NotFound,
)
from footfall.domain.roles import Principal, Role
from footfall.store import Stores

TOKEN_PREFIX = "fft_"


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
) -> str:
    """A new bearer token; only its hash is kept, so it is shown this once."""
    checked = checked_role(stores, role, event, zone)
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token_hash = _token_hash(token)
    owner = {
        "id": f"token:{token_hash[:12]}",
        "role": checked.value,
        "name": name or f"{checked.value} {zone or event or ''}".strip(),
        "event": event,
        "zone": zone,
    }
    stores.access.save_token(token_hash, owner)
    return token


def list_tokens(stores: Stores) -> list[Principal]:
    """Whose tokens are good; the tokens themselves are not kept."""
    return sorted((_principal(owner) for owner in stores.access.tokens().values()), key=lambda who: who.id)


def revoke_token(stores: Stores, token_id: str) -> None:
    """From within a second on the token opens nothing. Raises NotFound `unknown_token`."""
    for token_hash, owner in stores.access.tokens().items():
        if owner["id"] == token_id:
            stores.access.forget_token(token_hash)
            return
    raise NotFound(
        "unknown_token", f"There is no token {token_id[:100]!r}; `footfall token list` shows them."
    )


def owners(stores: Stores, tokens: Sequence[str]) -> dict[str, Principal | None]:
    """As `authenticate`, for many in one call to the store."""
    found = stores.access.those_of([_token_hash(token) for token in tokens])
    return {token: _principal(owner) if owner else None for token, owner in zip(tokens, found, strict=True)}


def authenticate(stores: Stores, token: str) -> Principal | None:
    """Whose bearer token it is, None for nobody's."""
    owner = stores.access.token(_token_hash(token))
    return None if owner is None else _principal(owner)


def _principal(person: dict[str, Any]) -> Principal:
    return Principal(
        person["id"], Role(person["role"]), person["name"], person.get("event"), person.get("zone")
    )
