"""Users: who may log in with a password."""

import re
import secrets
from dataclasses import replace

from footfall.domain.errors import Conflict, InvalidInput, NotFound
from footfall.domain.roles import Principal, Role, manages
from footfall.domain.users import User
from footfall.services import passwords, sessions
from footfall.services.access import checked_role
from footfall.store import Stores

USER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")


def create_user(stores: Stores, name: str, password: str, role: str, event: str | None = None) -> User:
    """Raises InvalidInput `invalid_name`, `invalid_role`, `invalid_password`, `common_password`, Conflict
    `user_exists`.
    """
    if not USER_NAME.fullmatch(name):
        raise InvalidInput("invalid_name", "A user's name has 1 to 64 of A-Z, a-z, 0-9 and . _ @ -")
    if role == Role.KIOSK:
        raise InvalidInput("invalid_role", "A kiosk has a token, not a password.")
    checked = checked_role(stores, role, event, None)
    user = User(name, checked, event, passwords.hashed(password, name), _stamp())
    if not stores.users.add(user):
        raise Conflict("user_exists", f"There is a user {name!r} already.")
    return user


def list_users(stores: Stores) -> list[User]:
    return sorted(stores.users.all(), key=lambda user: user.name)


def managed_by(stores: Stores, who: Principal) -> list[User]:
    """The users that an organizer may see and change."""
    return [user for user in list_users(stores) if manages(who, user.event)]


def managed_user(stores: Stores, who: Principal, name: str) -> User:
    """Raises NotFound `unknown_user` also for one of another event, Conflict `own_account` for oneself: who locks
    oneself out by a slip may have nobody to let them in again.
    """
    user = stores.users.get(name)
    if user is None or not manages(who, user.event):
        raise _unknown(name)
    if who.id == user.principal().id:
        raise Conflict("own_account", "Somebody else must do that to your own account.")
    return user


def set_password(stores: Stores, name: str, password: str) -> User:
    """Ends all of the user's sessions. Raises InvalidInput `invalid_password`, `common_password`, NotFound
    `unknown_user`.
    """
    kept = passwords.hashed(password, name)
    return _change(stores, name, password=kept, stamp=_stamp())


def disable(stores: Stores, name: str) -> User:
    """No login and no session of theirs holds any more. Raises NotFound `unknown_user`."""
    return _change(stores, name, disabled=True, stamp=_stamp())


def enable(stores: Stores, name: str) -> User:
    """They may log in again, with the password that they had. Raises NotFound `unknown_user`."""
    return _change(stores, name, disabled=False, stamp=_stamp())


def remove_user(stores: Stores, name: str) -> None:
    """Raises NotFound `unknown_user`."""
    if not stores.users.remove(name):
        raise _unknown(name)
    sessions.end_all_of(stores, name)


def _change(stores: Stores, name: str, **changes: object) -> User:
    changed = stores.users.change(name, lambda user: replace(user, **changes))  # type: ignore[arg-type]
    if changed is None:
        raise _unknown(name)
    sessions.end_all_of(stores, name)
    return changed


def _unknown(name: str) -> NotFound:
    return NotFound("unknown_user", f"There is no user {name[:100]!r}.")


def _stamp() -> str:
    return secrets.token_hex(8)
