"""Users, as organizers see and change them."""

from typing import Any

from pydantic import Field

from footfall.domain.roles import Role
from footfall.domain.users import User
from footfall.wire.base import Answer, Id, Request

Password = Field(
    None,
    min_length=1,
    max_length=1000,
    description="Where it is left out, one is made up and told this once.",
)


class NewUser(Request):
    """Without `event` the user is of every event of this server."""

    name: str = Field(min_length=1, max_length=64)
    role: Role = Field(description="Anything but `kiosk`: a kiosk has a token.")
    event: Id | None = None
    password: str | None = Password


class NewPassword(Request):
    password: str | None = Password


class UserChanges(Request):
    disabled: bool = Field(strict=True)


class UserDocument(Answer):
    """`sessions` counts the browsers in which the user is logged in; `password` is there where it was made up now."""

    name: str
    role: Role
    event: str | None = None
    disabled: bool
    sessions: int
    password: str | None = None


class UserList(Answer):
    users: list[UserDocument]


def user_document(user: User, sessions: int, made_up: str | None = None) -> dict[str, Any]:
    document = {
        "name": user.name,
        "role": user.role.value,
        "event": user.event,
        "disabled": user.disabled,
        "sessions": sessions,
        "password": made_up,
    }
    return {key: value for key, value in document.items() if value is not None}
