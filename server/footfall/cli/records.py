"""`footfall export` and `footfall reconcile`: what comes out in the end, and whether it is right."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footfall.cli import deeds
from footfall.cli.options import opened, with_settings
from footfall.domain.audit_log import Action
from footfall.render import TABLE_FORMATS
from footfall.settings import Settings

if TYPE_CHECKING:
    from footfall.services.reconcile import Recount

KINDS = ("attendance", "scans", "visits", "flow")
SHOWN = 20
DIFFERS = 1


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--event", required=True, help="The event's id.")
@click.option("--format", "form", type=click.Choice(list(TABLE_FORMATS)), default="csv", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file, instead of standard output."
)
@with_settings
def export(settings: Settings, kind: str, event: str, form: str, output: Path | None) -> None:
    """Write the record of an event: who attended, every scan, every visit, or the flow between zones."""
    from footfall.services.read.exports import read_export
    from footfall.wire.exports import COLUMNS, export_rows

    with opened(settings) as stores, ExitStack() as files:
        rows = export_rows(read_export(stores, event, kind))  # an unknown event is told before a file is made
        out = files.enter_context(output.open("wb")) if output else sys.stdout.buffer
        out.writelines(TABLE_FORMATS[form].write(rows, COLUMNS[kind]))
        out.flush()
        deeds.enter(stores, Action.EXPORT_TABLE, kind, event, format=form)


@click.command()
@click.option("--event", required=True, help="The event's id.")
@click.option("--repair", is_flag=True, help="Set right what differs; scans may go on.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer for a program.")
@with_settings
def reconcile(settings: Settings, event: str, repair: bool, as_json: bool) -> int:
    """Recount the log by the counting rule and compare it with everything that stands.

    Exits 1 where there was a difference, also one that --repair set right: to see that all is right, run it again.
    Scans may go on meanwhile. A large log is sorted in a temporary file, in TMPDIR or /var/tmp.
    """
    from footfall.services.reconcile import recount

    with opened(settings) as stores:
        outcome = recount(stores, event, repair=repair, progress=_show_progress)
        if outcome.repaired:
            deeds.enter(stores, Action.MEND_COUNTERS, event=event, differences=len(outcome.differences))
    if as_json:
        click.echo(json.dumps(asdict(outcome), ensure_ascii=False))
    else:
        _tell(outcome)
    return DIFFERS if outcome.differences else 0


def _show_progress(phase: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        what = "entries" if phase == "read" else "scans"
        click.echo(f"\r{phase} {done:,} of {total:,} {what}", nl=done == total, err=True)


def _tell(outcome: Recount) -> None:
    for difference in outcome.differences[:SHOWN]:
        click.echo(f"{difference.counter}: stored {difference.stored}, recounted {difference.recounted}")
    n = len(outcome.differences)
    if n > SHOWN:
        click.echo(f"and {n - SHOWN:,} more (all of them: --json)")
    if not n:
        click.echo(f"right: {outcome.scans:,} scans recounted, no difference")
    elif outcome.repaired:
        click.echo(f"repaired: {n:,} {'difference' if n == 1 else 'differences'} set right")
    else:
        click.echo(f"{n:,} {'difference' if n == 1 else 'differences'}; set right with --repair")
