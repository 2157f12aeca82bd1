"""`footfall token create|list|revoke` and `footfall user create`."""

from __future__ import annotations

import secrets
import sys

import click

from footfall.cli.options import opened, with_settings
from footfall.domain.errors import InvalidInput
from footfall.domain.roles import Role
from footfall.settings import Settings

ROLES = click.Choice([role.value for role in Role])
# Of a generated password: 16 characters of Base64 hold 96 bits.
PASSWORD_BYTES = 12


@click.group()
def token() -> None:
    """Tokens for kiosks and programs."""


@token.command("create")
@click.option("--role", type=ROLES, required=True)
@click.option("--event", help="The event it is for; without, every event of this server.")
@click.option("--zone", help="The one zone that a kiosk may scan at.")
@click.option("--name", help="Whose token it is, for the log.")
@with_settings
def create_token(
    settings: Settings, role: str, event: str | None, zone: str | None, name: str | None
) -> None:
    """Make a token and print it alone on standard output. It is shown this once."""
    from footfall.services import access

    with opened(settings) as stores:
        made = access.create_token(stores, role, event, zone, name)
    click.echo(made)


@token.command("list")
@with_settings
def list_tokens(settings: Settings) -> None:
    """Show whose tokens are good: id, role, event, zone and name."""
    from footfall.services import access

    with opened(settings) as stores:
        for who in access.list_tokens(stores):
            click.echo("\t".join((who.id, who.role.value, who.event or "-", who.zone or "-", who.name)))


@token.command("revoke")
@click.argument("token_id")
@with_settings
def revoke_token(settings: Settings, token_id: str) -> None:
    """Take the token with that id (see `token list`) back. Its kiosk stops admitting within a second."""
    from footfall.services import access

    with opened(settings) as stores:
        access.revoke_token(stores, token_id)
    click.echo(f"revoked {token_id}")


@click.group()
def user() -> None:
    """Make users who log in with a password."""


@user.command("create")
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--event", help="The event it is for; without, every event of this server.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--generate", is_flag=True, help="Make a password and print it.")
@with_settings
def create_user(
    settings: Settings, name: str, role: str, event: str | None, password_stdin: bool, generate: bool
) -> None:
    """Make the user NAME. The password is asked for at a terminal, and made up elsewhere."""
    from footfall.services import access

    made_up = generate or not (password_stdin or sys.stdin.isatty())
    if made_up:
        password = secrets.token_urlsafe(PASSWORD_BYTES)
    elif password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not password:
        raise InvalidInput("empty_password", "the password is empty")
    with opened(settings) as stores:
        access.create_user(stores, name, password, role, event)
    if made_up:
        click.echo(password)
    else:
        click.echo(f"made user {name}")
