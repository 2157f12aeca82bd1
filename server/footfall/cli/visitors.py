"""`footfall visitors import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footfall.cli import deeds
from footfall.cli.options import opened, with_settings
from footfall.domain.audit_log import Action
from footfall.settings import Settings

# Rows for each call to the store: enough to be quick, few enough to show progress.
CHUNK = 500


@click.group()
def visitors() -> None:
    """Import the register of visitors."""


@visitors.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--event", required=True, help="The event's id.")
@with_settings
def import_visitors(settings: Settings, file: Path, event: str) -> None:
    """Register the visitors in FILE (CSV with a header line, UTF-8 or GB18030) and make their badges.

    Columns bear the names of the interface's keys: name and category, and if wanted external_id,
    organization, language, group, email, phone, and with commas or semicolons between entries consents,
    guest_of and days; name_en, name_zh_hans and name_zh_hant for the name in other scripts.
    The whole file is checked before the first visitor is registered. A row whose external_id is in the
    register already changes that visitor, so a file may be imported again.
    """
    from footfall.cli.csv_register import check_rows, read_rows
    from footfall.services.events import get_event
    from footfall.services.register import register_visitors

    rows = read_rows(file.read_bytes(), file.name)
    with opened(settings) as stores:
        check_rows(rows, get_event(stores, event))
        with click.progressbar(length=len(rows), label="Importing", file=sys.stderr) as bar:
            for start in range(0, len(rows), CHUNK):
                chunk = [row for _, row in rows[start : start + CHUNK]]
                register_visitors(stores, event, chunk, update=True)
                deeds.enter(stores, Action.REGISTER_VISITORS, event=event, visitors=len(chunk))
                bar.update(len(chunk))
    click.echo(f"imported {len(rows)} visitors")
