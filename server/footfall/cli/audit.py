"""`footfall audit verify|list`: who did what, and whether that record is whole."""

from __future__ import annotations

import re
from datetime import UTC
from itertools import islice
from typing import TYPE_CHECKING

import click

from footfall.cli.options import opened, with_settings
from footfall.domain.errors import InvalidInput
from footfall.domain.times import to_datetime
from footfall.settings import Settings

if TYPE_CHECKING:
    from footfall.domain.audit_log import Entry

BROKEN = 1
_NOTED = re.compile(r"([1-9][0-9]{0,14}):([0-9a-f]{64})", re.ASCII)


@click.group()
def audit() -> None:
    """The audit log: who did what, when."""


@audit.command()
@click.option(
    "--noted", metavar="NUMBER:SEAL", help="What an earlier run printed: that entry must still be there."
)
@with_settings
def verify(settings: Settings, noted: str | None) -> int:
    """Check that no entry was changed, moved or taken out, and print the newest number and seal.

    Write that down outside of this server: with --noted it shows later that nobody wrote the whole log anew.
    Exits 1 where the chain is broken.
    """
    from footfall.services import audit_log

    known = _read_noted(noted) if noted is not None else None
    with opened(settings) as stores:
        verdict = audit_log.check(stores, known)
    if verdict.broken_at is not None:
        click.echo(f"broken at entry {verdict.broken_at:,} of {verdict.entries:,}")
        return BROKEN
    click.echo(f"{verdict.entries}:{verdict.seal}" if verdict.entries else "the audit log is empty")
    return 0


@audit.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="So many at most."
)
@with_settings
def list_entries(settings: Settings, limit: int) -> None:
    """Show the newest entries: number, when (UTC), who, what, of which event, to what."""
    with opened(settings) as stores:
        for entry in islice(stores.audit_log.back_from(None), limit):
            click.echo("\t".join(_line(entry)))


def _line(entry: Entry) -> tuple[str, ...]:
    deed = entry.deed
    at = to_datetime(deed.at, UTC).isoformat(timespec="seconds")
    who = f"{deed.actor.kind} {deed.actor.name}".strip()
    facts = " ".join(f"{key}={value}" for key, value in (deed.details or {}).items())
    return str(entry.number), at, who, deed.action, deed.event or "-", deed.subject or "-", facts or "-"


def _read_noted(text: str) -> tuple[int, str]:
    parts = _NOTED.fullmatch(text.strip())
    if parts is None:
        raise InvalidInput("invalid_noted", "--noted takes what `footfall audit verify` printed: NUMBER:SEAL")
    return int(parts[1]), parts[2]
