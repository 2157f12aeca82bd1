"""Who is there: bearer tokens for programs and kiosks, names and passwords for browsers."""

import base64
import hashlib
import re
import secrets
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from footfall.domain.errors import (
    Conflict,
    InvalidInput,
    NotAuthenticated,
    NotFound,
    TooManyAttempts,
)
from footfall.domain.roles import Principal, Role
from footfall.store import Stores

TOKEN_PREFIX = "fft_"
USER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
MIN_PASSWORD = 8
MAX_PASSWORD = 200
MAX_FAILED_LOGINS = 10
FORGET_FAILED_LOGINS_S = 300

_hasher = PasswordHasher()  # argon2id, RFC 9106's second recommended option
#: Verified against where the name is unknown, so that both cases take as long.
_NOBODYS_HASH = _hasher.hash(secrets.token_hex(16))


def _token_hash(token: str) -> str:
    # A token has 256 random bits; it needs no slow hash.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _checked(stores: Stores, role: str, event: str | None, zone: str | None) -> Role:
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
    checked = _checked(stores, role, event, zone)
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


def authenticate(stores: Stores, token: str) -> Principal | None:
    """Whose bearer token it is, None for nobody's."""
    owner = stores.access.token(_token_hash(token))
    return None if owner is None else _principal(owner)


def create_user(stores: Stores, name: str, password: str, role: str, event: str | None = None) -> Principal:
    """Raises InvalidInput `invalid_name`, `invalid_password` or `invalid_role`, Conflict `user_exists`."""
    if not USER_NAME.fullmatch(name):
        raise InvalidInput("invalid_name", "A user's name has 1 to 64 of A-Z, a-z, 0-9 and . _ @ -")
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise InvalidInput("invalid_password", f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    if role == Role.KIOSK:
        raise InvalidInput("invalid_role", "A kiosk has a token, not a password.")
    user = {
        "id": f"user:{name}",
        "role": _checked(stores, role, event, None).value,
        "name": name,
        "event": event,
        "zone": None,
        "password": _hasher.hash(password),
    }
    if not stores.access.add_user(name, user):
        raise Conflict("user_exists", f"There is a user {name!r} already.")
    return Principal(f"user:{name}", Role(role), name, event)


def login(stores: Stores, name: str, password: str) -> Principal:
    """Raises NotAuthenticated `wrong_login`, TooManyAttempts `too_many_attempts`."""
    key = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    failed, seconds = stores.access.failed_logins(key)
    if failed >= MAX_FAILED_LOGINS:
        raise TooManyAttempts(
            "too_many_attempts", f"Too many failed logins; wait {seconds} seconds.", retry_after=seconds
        )
    user = stores.access.user(name) if USER_NAME.fullmatch(name) else None
    try:
        _hasher.verify(user["password"] if user else _NOBODYS_HASH, password[: MAX_PASSWORD + 1])
    except (VerificationError, UnicodeEncodeError):
        user = None
    if user is None:
        stores.access.count_failed_login(key, FORGET_FAILED_LOGINS_S)
        raise NotAuthenticated("wrong_login", "The name or the password is wrong.")
    stores.access.forget_failed_logins(key)
    return _principal(user)


def session_user(stores: Stores, name: str) -> Principal | None:
    """The user of a browser session as they stand now, None if they are gone."""
    user = stores.access.user(name)
    return None if user is None else _principal(user)


def secret_key(stores: Stores) -> bytes:
    """What browser sessions are signed with, the same in every worker."""
    drawn = base64.b64encode(secrets.token_bytes(32)).decode()
    return base64.b64decode(stores.access.secret(drawn))


def _principal(person: dict[str, Any]) -> Principal:
    return Principal(
        person["id"], Role(person["role"]), person["name"], person.get("event"), person.get("zone")
    )
