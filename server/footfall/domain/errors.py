"""One tree of errors. A refused scan is a value (see `scan.py`); an error is for what should not happen.

`code` is stable and for programs, `message` is one English sentence that says what to do, `details`
holds whatever a program may need (JSON values only).
"""

from typing import Any


class FootfallError(Exception):
    """Base of all errors that a person caused or can mend."""

    def __init__(self, code: str, message: str, **details: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details


class InvalidInput(FootfallError):
    """What was handed in does not fit. `details["problems"]`, if there, lists `{"at", "problem"}`."""


class NotFound(FootfallError):
    """The thing that was named does not exist."""


class Conflict(FootfallError):
    """The change does not fit the present state."""


class NotAuthenticated(FootfallError):
    """Nobody, or not who they say."""


class NotAllowed(FootfallError):
    """Known, but without the right."""


class TooManyAttempts(FootfallError):
    """Asked too often; `details["retry_after"]` is in seconds."""


class StoreUnavailable(FootfallError):
    """The store does not answer. Nothing was lost; ask again."""


def invalid(code: str, message: str, problems: list[dict[str, str]]) -> InvalidInput:
    """An `InvalidInput` whose message leads with the first problem, so that one line is enough to act on."""
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    where = f"{first['at']}: " if first["at"] else ""
    return InvalidInput(code, f"{message}: {where}{first['problem']}{more}", problems=problems)
