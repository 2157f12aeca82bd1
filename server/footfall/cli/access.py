"""`footfall token create|list|revoke`."""

from __future__ import annotations

import click

from footfall.cli.options import opened, with_settings
from footfall.domain.roles import Role
from footfall.settings import Settings

ROLES = click.Choice([role.value for role in Role])


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
