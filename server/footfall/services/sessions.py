"""The sessions of browsers: they live on the server, so that each can be ended."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence

from footfall.domain.errors import NotFound
from footfall.domain.roles import Principal, manages
from footfall.domain.users import MOST_SESSIONS, SESSION_MS, Session, User
from footfall.store import Stores

#: What the cookie holds: the session's id and its secret.
_COOKIE = re.compile(r"([0-9a-f]{16})\.([A-Za-z0-9_-]{43})", re.ASCII)
MAX_BROWSER = 200


def begin(stores: Stores, user: User, address: str, browser: str, now: int) -> str:
    """What the browser's cookie is to hold from now on; it is told this once. `user` as the password proved them."""
    secret = secrets.token_urlsafe(32)
    session = Session(
        id=secrets.token_hex(8),
        secret_hash=_hash(secret),
        user=user.name,
        stamp=user.stamp,
        began=now,
        until=now + SESSION_MS,
        address=address,
        browser="".join(filter(str.isprintable, browser))[:MAX_BROWSER],
    )
    _make_room(stores, user.name, now)
    stores.users.save_session(session)
    return f"{session.id}.{secret}"


def _make_room(stores: Stores, name: str, now: int) -> None:
    standing = _standing(stores, now)
    theirs = sorted((one for one, _ in standing if one.user == name), key=lambda one: one.began)
    kept = {one.id for one, _ in standing} - {one.id for one in theirs[: 1 - MOST_SESSIONS]}
    stores.users.end_sessions([one.id for one in stores.users.sessions() if one.id not in kept])


def owner_of_cookie(stores: Stores, cookie: str, now: int) -> Principal | None:
    """Whose session the cookie proves, None for nobody's and for one that has ended."""
    parts = _COOKIE.fullmatch(cookie)
    session = stores.users.session(parts[1]) if parts else None
    if parts is None or session is None or not hmac.compare_digest(session.secret_hash, _hash(parts[2])):
        return None
    return session.owner(stores.users.get(session.user), now)


def owners(stores: Stores, session_ids: Sequence[str], now: int) -> dict[str, Principal | None]:
    """Whose these sessions are at this moment, for whoever is connected by one."""
    found = dict(zip(session_ids, stores.users.those_sessions(session_ids), strict=True))
    names = list({session.user for session in found.values() if session})
    users = dict(zip(names, stores.users.those(names), strict=True))
    return {
        session_id: session.owner(users[session.user], now) if session else None
        for session_id, session in found.items()
    }


def listed(stores: Stores, who: Principal, now: int) -> list[tuple[Session, Principal]]:
    """The own sessions, and an organizer's those of the users they manage; the newest first."""
    seen = [(one, owner) for one, owner in _standing(stores, now) if _is_in_reach(who, owner)]
    return sorted(seen, key=lambda pair: pair[0].began, reverse=True)


def everybodys(stores: Stores, now: int) -> list[tuple[Session, Principal]]:
    """All that stand, the newest first; for whoever has the machine."""
    return sorted(_standing(stores, now), key=lambda pair: pair[0].began, reverse=True)


def end(stores: Stores, who: Principal, session_id: str, now: int) -> None:
    """Raises NotFound `unknown_session` also for one that is not theirs to end."""
    if all(session_id != one.id for one, _ in listed(stores, who, now)):
        raise _unknown(session_id)
    stores.users.end_sessions([session_id])


def end_any(stores: Stores, session_id: str) -> None:
    """Raises NotFound `unknown_session`."""
    if not stores.users.end_sessions([session_id]):
        raise _unknown(session_id)


def end_all_of(stores: Stores, name: str) -> None:
    """Clears the sessions of a user away; those that they may be beginning end by the user's stamp."""
    stores.users.end_sessions([one.id for one in stores.users.sessions() if one.user == name])


def _standing(stores: Stores, now: int) -> list[tuple[Session, Principal]]:
    users = {user.name: user for user in stores.users.all()}
    owned = ((one, one.owner(users.get(one.user), now)) for one in stores.users.sessions())
    return [(one, owner) for one, owner in owned if owner is not None]


def _is_in_reach(who: Principal, owner: Principal) -> bool:
    return who.id == owner.id or manages(who, owner.event)


def _unknown(session_id: str) -> NotFound:
    return NotFound("unknown_session", f"There is no session {session_id[:100]!r}.")


def _hash(secret: str) -> str:
    # It has 256 random bits; it needs no slow hash.
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
