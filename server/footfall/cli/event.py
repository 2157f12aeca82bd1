"""`footfall event load`."""

from __future__ import annotations

import json
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from footfall.cli import deeds
from footfall.cli.options import opened, with_settings
from footfall.domain.audit_log import Action
from footfall.domain.errors import InvalidInput
from footfall.settings import Settings


@click.group()
def event() -> None:
    """Load an event's config."""


@event.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_settings
def load(settings: Settings, file: Path) -> None:
    """Make the event that FILE (TOML or JSON) describes, or change it to be as described."""
    from footfall.services import events

    config = read_config(file)
    with opened(settings) as stores:
        loaded, is_new = events.load_event(stores, config)
        deeds.enter(stores, Action.CREATE_EVENT if is_new else Action.UPDATE_EVENT, event=loaded.id)
    click.echo(f"{'made' if is_new else 'changed'} event {loaded.id} (zones: {len(loaded.zones)})")


def read_config(file: Path) -> dict[str, Any]:
    """The config in a TOML or JSON file, with TOML's dates and times as the texts that JSON has."""
    text = read_text(file)
    try:
        raw = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except ValueError as error:  # of both parsers, with the place in the message
        raise InvalidInput("invalid_config", f"{file}: {error}") from None
    if not isinstance(raw, dict):
        raise InvalidInput("invalid_config", f"{file}: must hold one table of keys and values")
    config: dict[str, Any] = _plain(raw)
    return config


def read_text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("invalid_config", f"{file}: is not UTF-8") from None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value
