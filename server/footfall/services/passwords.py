"""Passwords: which are taken, and how they are kept."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from footfall.domain.errors import InvalidInput

MIN_PASSWORD = 8
MAX_PASSWORD = 200
#: Of a password that is made up: 16 characters of Base64 hold 96 bits.
MADE_UP_BYTES = 12

_hasher = PasswordHasher()  # argon2id, RFC 9106's second recommended option
#: Verified against where the name is unknown, so that both cases take as long.
_NOBODYS_HASH = _hasher.hash(secrets.token_hex(16))


def made_up() -> str:
    """A password that nobody guesses."""
    return secrets.token_urlsafe(MADE_UP_BYTES)


def hashed(password: str) -> str:
    """What is kept of it. Raises InvalidInput `invalid_password`."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise InvalidInput("invalid_password", f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the one of that hash; None is nobody's, and takes as long."""
    try:
        _hasher.verify(kept or _NOBODYS_HASH, password[: MAX_PASSWORD + 1])
    except (VerificationError, UnicodeEncodeError):
        return False
    return kept is not None
