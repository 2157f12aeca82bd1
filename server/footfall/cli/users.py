"""`footfall user create|list|password|disable|enable|remove` and `footfall session list|end`."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC

import click

from footfall.cli import deeds
from footfall.cli.access import ROLES
from footfall.cli.options import now_ms, opened, with_settings
from footfall.domain.audit_log import Action
from footfall.domain.errors import InvalidInput
from footfall.domain.times import to_datetime
from footfall.settings import Settings

PASSWORD_FLAGS = (
    click.option("--password-stdin", is_flag=True, help="Read the password from standard input."),
    click.option("--generate", is_flag=True, help="Make a password and print it."),
)


@click.group()
def user() -> None:
    """Users who log in with a password."""


@user.command("create")
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--event", help="The event it is for; without, every event of this server.")
@PASSWORD_FLAGS[0]
@PASSWORD_FLAGS[1]
@with_settings
def create_user(
    settings: Settings, name: str, role: str, event: str | None, password_stdin: bool, generate: bool
) -> None:
    """Make the user NAME. The password is asked for at a terminal, and made up elsewhere."""
    from footfall.services import users

    password, made_up = _password(password_stdin, generate)
    with opened(settings) as stores:
        users.create_user(stores, name, password, role, event)
        deeds.enter(stores, Action.CREATE_USER, name, event, role=role)
    click.echo(password if made_up else f"made user {name}")


@user.command("list")
@with_settings
def list_users(settings: Settings) -> None:
    """Show who may log in: name, role, event, whether disabled, and in how many browsers they are logged in."""
    from footfall.services import sessions, users

    with opened(settings) as stores:
        open_sessions = Counter(one.user for one, _ in sessions.everybodys(stores, now_ms()))
        for one in users.list_users(stores):
            state = "disabled" if one.disabled else "enabled"
            click.echo("\t".join((one.name, one.role, one.event or "-", state, str(open_sessions[one.name]))))


@user.command("password")
@click.argument("name")
@PASSWORD_FLAGS[0]
@PASSWORD_FLAGS[1]
@with_settings
def set_password(settings: Settings, name: str, password_stdin: bool, generate: bool) -> None:
    """Give the user NAME another password, and end all of their sessions."""
    from footfall.services import users

    password, made_up = _password(password_stdin, generate)
    with opened(settings) as stores:
        users.set_password(stores, name, password)
        deeds.enter(stores, Action.SET_PASSWORD, name)
    click.echo(password if made_up else f"changed the password of {name}")


@user.command("disable")
@click.argument("name")
@with_settings
def disable_user(settings: Settings, name: str) -> None:
    """Let the user NAME log in no more. Whatever they have open is closed within two seconds."""
    from footfall.services import users

    with opened(settings) as stores:
        users.disable(stores, name)
        deeds.enter(stores, Action.CHANGE_USER, name, disabled="true")
    click.echo(f"disabled {name}")


@user.command("enable")
@click.argument("name")
@with_settings
def enable_user(settings: Settings, name: str) -> None:
    """Let the user NAME log in again, with the password that they had."""
    from footfall.services import users

    with opened(settings) as stores:
        users.enable(stores, name)
        deeds.enter(stores, Action.CHANGE_USER, name, disabled="false")
    click.echo(f"enabled {name}")


@user.command("remove")
@click.argument("name")
@with_settings
def remove_user(settings: Settings, name: str) -> None:
    """Take the user NAME away. What they did stays in the log under their name."""
    from footfall.services import users

    with opened(settings) as stores:
        users.remove_user(stores, name)
        deeds.enter(stores, Action.REMOVE_USER, name)
    click.echo(f"removed {name}")


@click.group()
def session() -> None:
    """Browsers that are logged in."""


@session.command("list")
@click.option("--user", "name", help="Of this user alone.")
@with_settings
def list_sessions(settings: Settings, name: str | None) -> None:
    """Show which browsers are logged in: id, user, since when (UTC), from which address, their own name."""
    from footfall.services import sessions

    with opened(settings) as stores:
        for one, _ in sessions.everybodys(stores, now_ms()):
            if name in (None, one.user):
                began = to_datetime(one.began, UTC).isoformat(timespec="seconds")
                click.echo("\t".join((one.id, one.user, began, one.address or "-", one.browser or "-")))


@session.command("end")
@click.argument("session_id")
@with_settings
def end_session(settings: Settings, session_id: str) -> None:
    """Log the browser with that id (see `session list`) out. What it has open is closed within two seconds."""
    from footfall.services import sessions

    with opened(settings) as stores:
        sessions.end_any(stores, session_id)
        deeds.enter(stores, Action.END_SESSION, session_id)
    click.echo(f"ended {session_id}")


def _password(from_stdin: bool, generate: bool) -> tuple[str, bool]:
    """The password, and whether it was made up."""
    from footfall.services import passwords

    if generate or not (from_stdin or sys.stdin.isatty()):
        return passwords.made_up(), True
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not password:
        raise InvalidInput("empty_password", "the password is empty")
    return password, False
