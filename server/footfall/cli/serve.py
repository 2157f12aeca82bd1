"""`footfall serve`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from footfall.cli.options import with_settings
from footfall.settings import Settings


@click.command()
@click.option("--host", help="The address to listen on.  [env: FOOTFALL_HOST; default: 0.0.0.0]")
@click.option("--port", type=click.IntRange(0, 65535), help="[env: PORT; default: 8000]")
@click.option("--workers", type=click.IntRange(1, 64), help="[env: FOOTFALL_WORKERS; default: 1]")
@click.option("--worker", type=click.Choice(["eventlet", "threading"]), help="[env: FOOTFALL_WORKER]")
@with_settings
def serve(settings: Settings, **flags: Any) -> None:
    """Run the server until it is told to stop."""
    from footfall.serving.server import serve as serve_until_stopped

    given = {name: value for name, value in flags.items() if value is not None}
    serve_until_stopped(replace(settings, **given))
