"""Users: organizers make them, disable them and take them away."""

from collections import Counter

from flask import Response

from footfall.domain.errors import NotAllowed
from footfall.domain.roles import manages
from footfall.services import passwords, sessions, users
from footfall.web.auth import ORGANIZERS
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.deeds import note
from footfall.web.paths import UserPath
from footfall.web.route import api, route
from footfall.wire.users import (
    NewPassword,
    NewUser,
    UserChanges,
    UserDocument,
    UserList,
    user_document,
)

bp = api("users", "Who logs in with a password.")


@route(bp, "GET", "/users", may=ORGANIZERS, answers={200: UserList})
def list_users() -> Response:
    """The users whom the asker manages: of an organizer's own event, or all."""
    open_sessions = Counter(one.user for one, _ in sessions.everybodys(stores(), now()))
    managed = users.managed_by(stores(), who())
    return json_answer({"users": [user_document(user, open_sessions[user.name]) for user in managed]})


@route(bp, "POST", "/users", may=ORGANIZERS, answers={201: UserDocument}, errors=(409,))
def create_user(body: NewUser) -> Response:
    """Make a user, who can log in at once."""
    if not manages(who(), body.event):
        raise NotAllowed("not_allowed", "You make users of your own event only; name it.")
    made_up = passwords.made_up() if body.password is None else None
    made = users.create_user(stores(), body.name, body.password or made_up or "", body.role, body.event)
    note(subject=made.name, event=made.event, role=made.role)
    return json_answer(user_document(made, 0, made_up), 201)


@route(bp, "PATCH", "/users/<user>", may=ORGANIZERS, answers={200: UserDocument}, errors=(409,))
def change_user(path: UserPath, body: UserChanges) -> Response:
    """Disable a user, which logs them out everywhere within two seconds, or let them in again."""
    users.managed_user(stores(), who(), path.user)
    change = users.disable if body.disabled else users.enable
    note(disabled=str(body.disabled).lower())
    return json_answer(user_document(change(stores(), path.user), 0))


@route(bp, "PUT", "/users/<user>/password", may=ORGANIZERS, answers={200: UserDocument}, errors=(409,))
def set_password(path: UserPath, body: NewPassword) -> Response:
    """Give a user another password, which logs them out everywhere."""
    users.managed_user(stores(), who(), path.user)
    made_up = passwords.made_up() if body.password is None else None
    changed = users.set_password(stores(), path.user, body.password or made_up or "")
    return json_answer(user_document(changed, 0, made_up))


@route(bp, "DELETE", "/users/<user>", may=ORGANIZERS, answers={204: None}, errors=(409,))
def remove_user(path: UserPath) -> Response:
    """Take a user away. What they did stays in the log under their name."""
    users.managed_user(stores(), who(), path.user)
    users.remove_user(stores(), path.user)
    return Response(status=204)
