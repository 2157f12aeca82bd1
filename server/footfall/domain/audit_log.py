"""The audit log: who did what, when. Entries are only added, and each is sealed with the one before it.

A seal is SHA-256 over the seal before and the entry's own text, both as they are stored. Whoever changes, leaves out or
moves an entry breaks all seals from there on. Whoever can write to the store could seal the whole log anew, so a seal
that was noted elsewhere (`footfall audit verify` prints the newest) proves more than the chain alone.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

#: What stands in the place of a seal before the first entry.
FIRST = ""


class Action(StrEnum):
    """What was done. Most are named as the operation of the interface that does it."""

    LOG_IN = "log_in"
    LOG_IN_FAILED = "log_in_failed"
    LOG_OUT = "log_out"
    CHANGE_OWN_PASSWORD = "change_own_password"
    END_SESSION = "end_session"
    CREATE_USER = "create_user"
    CHANGE_USER = "change_user"
    SET_PASSWORD = "set_password"
    REMOVE_USER = "remove_user"
    CREATE_TOKEN = "create_token"
    REVOKE_TOKEN = "revoke_token"
    CREATE_EVENT = "create_event"
    UPDATE_EVENT = "update_event"
    PUT_PLAN_IMAGE = "put_plan_image"
    DELETE_PLAN_IMAGE = "delete_plan_image"
    PUT_PLAN_PLACES = "put_plan_places"
    REGISTER_VISITORS = "register_visitors"
    UPDATE_VISITOR = "update_visitor"
    REISSUE_BADGE = "reissue_badge"
    REVOKE_BADGE = "revoke_badge"
    ISSUE_GROUP_BADGE = "issue_group_badge"
    REVOKE_GROUP_BADGE = "revoke_group_badge"
    ADMIT_BY_HAND = "admit_by_hand"
    VOID_SCAN = "void_scan"
    CLOSE_VENUE = "close_venue"
    CHANGE_KIOSK = "change_kiosk"
    COMMAND_KIOSK = "command_kiosk"
    PUT_AWAY = "put_away"
    FORGET_KIOSK = "forget_kiosk"
    ACKNOWLEDGE_WARNING = "acknowledge_warning"
    HOLD_KEY = "hold_key"
    LET_KEY_GO = "let_key_go"
    EXPORT_TABLE = "export_table"
    GET_INSIDE_TABLE = "get_inside_table"
    MEND_COUNTERS = "mend_counters"


class ActorKind(StrEnum):
    """A `key` is a bearer token, a `command` is somebody at the server's own command line."""

    USER = "user"
    KEY = "key"
    COMMAND = "command"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Actor:
    """Who did it. `id` is the key's; a user's is their name. `session` is the id of the browser session."""

    kind: ActorKind
    id: str
    name: str
    session: str | None = None


NOBODY = Actor(ActorKind.NOBODY, "", "")


@dataclass(frozen=True)
class Deed:
    """What is to be entered. `at` in ms; `event` None: no event has a part in it; `subject`: what it was done to, by
    its id, never a visitor's name; `details`: short facts, such as the keys that were changed, no personal data.
    """

    action: Action
    actor: Actor
    at: int
    event: str | None = None
    subject: str | None = None
    details: Mapping[str, str | int] | None = None


@dataclass(frozen=True)
class Entry:
    """One entry as it stands. Numbers begin at 1 and leave none out."""

    number: int
    deed: Deed
    seal: str


@dataclass(frozen=True)
class Sealed:
    """An entry as it is stored: the very text that the seal is over."""

    number: int
    text: str
    seal: str


@dataclass(frozen=True)
class Verdict:
    """What a look at the whole chain found. `broken_at`: the first number at which it does not hold."""

    entries: int
    seal: str
    broken_at: int | None = None


def seal(before: str, text: str) -> str:
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def verify(log: Iterable[Sealed], noted: tuple[int, str] | None = None) -> Verdict:
    """Goes through the log from its first entry. `noted`: a number and its seal, as they were written down before."""
    number, before, broken = 0, FIRST, None
    for entry in log:
        number += 1
        fits = entry.number == number and entry.seal == seal(before, entry.text)
        is_as_noted = noted is None or noted[0] != number or noted[1] == entry.seal
        if broken is None and not (fits and is_as_noted):
            broken = number
        before = entry.seal
    if broken is None and noted is not None and noted[0] > number:
        broken = number + 1
    return Verdict(number, before, broken)
