"""Whose data a command works on: one that is run in another folder would else make a second store unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from footfall.serving.mark import Running
    from footfall.settings import Settings


def tell_data_used(settings: Settings) -> None:
    """Says it on standard error, before the data is touched; and warns where no server uses it, but others run."""
    from footfall.serving.mark import data_of, running_servers

    is_new = settings.redis_url is None and not settings.data_dir.exists()
    data = data_of(settings)
    click.echo(f"footfall: using {data}{' (new)' if is_new else ''}", err=True)
    servers = sorted(running_servers(settings), key=lambda server: (server.data, server.url))
    # Who names an outside store need not have its server on this machine.
    if settings.redis_url is None and servers and all(server.data != data for server in servers):
        click.echo(f"footfall: warning: {_elsewhere(servers)}", err=True)


def _elsewhere(servers: list[Running]) -> str:
    which = "; ".join(f"{server.url} uses {server.data}" for server in servers)
    return (
        f"no server uses that, but on this machine {which}. --data-dir or REDIS_URL says which data is meant."
    )
