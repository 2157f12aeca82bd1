"""Passwords: which are taken, and how they are kept.

Hashing one takes a processor for some hundredths of a second, on purpose. A server that has other things to do says by
`hash_aside` where that is done.
"""

import secrets
from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from footfall.domain.errors import InvalidInput

MIN_PASSWORD = 8
MAX_PASSWORD = 200
#: zxcvbn's scores are powers of ten: from 3 on it takes a guesser at least 10^8 attempts.
LEAST_SCORE = 3
#: A guesser who knows these characters' pattern has the password; with more, zxcvbn's search through ways to write
#: letters as signs takes seconds, in which a worker does nothing else.
JUDGED_CHARACTERS = 16
#: Of a password that is made up: 16 characters of Base64 hold 96 bits.
MADE_UP_BYTES = 12

#: argon2id, as OWASP has it for one lane (Password Storage Cheat Sheet): more lanes take all processors from the doors.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Verified against where the name is unknown, so that both cases take as long.
_NOBODYS_HASH = _hasher.hash(secrets.token_hex(16))


Aside = Callable[[Callable[[], Any]], Any]
_aside: Aside = lambda work: work()  # noqa: E731


def hash_aside(aside: Aside) -> None:
    """From now on, in this process, `aside(work)` does the work and answers what it answers."""
    global _aside
    _aside = aside


def made_up() -> str:
    """A password that nobody guesses."""
    return secrets.token_urlsafe(MADE_UP_BYTES)


def hashed(password: str, name: str) -> str:
    """What is kept of the password of the user of that name. Raises InvalidInput `invalid_password`,
    `common_password`.
    """
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise InvalidInput("invalid_password", f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    if _aside(lambda: _is_guessed_soon(password, name)):
        raise InvalidInput(
            "common_password",
            "This password is guessed soon; take several words that do not belong together, or have one made up.",
        )
    try:
        kept: str = _aside(lambda: _hasher.hash(password))
    except UnicodeEncodeError as error:
        raise InvalidInput("invalid_password", "A password has whole characters only.") from error
    return kept


def _is_guessed_soon(password: str, name: str) -> bool:
    from zxcvbn import zxcvbn  # its lists of words are needed here alone, and are large

    judged = zxcvbn(password[:JUDGED_CHARACTERS], user_inputs=[name, "footfall"])
    return bool(judged["score"] < LEAST_SCORE)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the one of that hash; None is nobody's, and takes as long."""
    try:
        _aside(lambda: _hasher.verify(kept or _NOBODYS_HASH, password[: MAX_PASSWORD + 1]))
    except (VerificationError, UnicodeEncodeError):
        return False
    return kept is not None
