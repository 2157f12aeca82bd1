"""`footfall token create|list|revoke`."""

from __future__ import annotations

from datetime import UTC

import click

from footfall.cli import deeds
from footfall.cli.options import now_ms, opened, with_settings
from footfall.domain.audit_log import Action
from footfall.domain.errors import InvalidInput
from footfall.domain.roles import Role
from footfall.domain.times import to_datetime
from footfall.settings import Settings

ROLES = click.Choice([role.value for role in Role])


@click.group()
def token() -> None:
    """Tokens for kiosks and programs."""


@token.command("create")
@click.option("--role", type=ROLES, required=True)
@click.option("--event", help="The event it is for.")
@click.option("--every-event", is_flag=True, help="Good for every event of this server.")
@click.option("--zone", help="The one zone that a kiosk may scan at.")
@click.option("--name", help="Whose token it is, for the log.")
@click.option(
    "--until", help="Its last day (2024-06-16), at the venue, or an instant with its offset from UTC."
)
@with_settings
def create_token(
    settings: Settings,
    role: str,
    event: str | None,
    every_event: bool,
    zone: str | None,
    name: str | None,
    until: str | None,
) -> None:
    """Make a token and print it alone on standard output. It is shown this once.

    It is for one event. Only an organizer's is for every event where none is named, since the first event is made by
    it; any other needs --every-event.
    """
    from footfall.services import access

    if event is not None and every_event:
        raise InvalidInput(
            "event_or_every", "a token is for one event or for every one: give --event or --every-event"
        )
    if event is None and zone is None and not every_event and role != Role.ORGANIZER:
        raise InvalidInput("event_required", "name the event by --event, or say --every-event")
    with opened(settings) as stores:
        end = access.key_end(stores, until, event, now_ms()) if until else None
        made, owner = access.new_token(stores, role, event, zone, name, end)
        deeds.enter(stores, Action.CREATE_TOKEN, owner.id, event, role=role)
    click.echo(made)


@token.command("list")
@with_settings
def list_tokens(settings: Settings) -> None:
    """Show whose tokens there are: id, role, event, zone, name, and until when (UTC) where they end."""
    from footfall.services import access

    with opened(settings) as stores:
        for who in access.list_tokens(stores):
            until = to_datetime(who.until, UTC).isoformat(timespec="seconds") if who.until else "-"
            click.echo("\t".join((who.id, who.role, who.event or "-", who.zone or "-", who.name, until)))


@token.command("revoke")
@click.argument("token_id")
@with_settings
def revoke_token(settings: Settings, token_id: str) -> None:
    """Take the token with that id (see `token list`) back. Its kiosk stops admitting within a second."""
    from footfall.services import access

    with opened(settings) as stores:
        access.revoke_token(stores, token_id)
        deeds.enter(stores, Action.REVOKE_TOKEN, token_id)
    click.echo(f"revoked {token_id}")
