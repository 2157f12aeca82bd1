"""The settings that all commands share, as flags."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footfall.cli.data_used import tell_data_used
from footfall.settings import Settings, from_env

if TYPE_CHECKING:
    from footfall.store import Stores

Command = Callable[..., Any]


def with_settings(command: Command) -> Command:
    """Adds --data-dir and --redis-url, and hands the command `settings` as its first argument."""

    @click.option(
        "--data-dir",
        type=click.Path(file_okay=False, path_type=Path),
        help="Where the embedded store keeps its data.  [env: FOOTFALL_DATA_DIR]",
    )
    @click.option("--redis-url", help="A Redis or Valkey of your own, instead.  [env: REDIS_URL]")
    @functools.wraps(command)
    def with_flags(data_dir: Path | None, redis_url: str | None, **rest: Any) -> Any:
        return command(from_env(os.environ, data_dir=data_dir, redis_url=redis_url), **rest)

    return with_flags


@contextmanager
def opened(settings: Settings) -> Iterator[Stores]:
    """The stores of a command, which says first whose data they are."""
    tell_data_used(settings)
    with open_for(settings) as stores:
        yield stores


@contextmanager
def open_for(settings: Settings) -> Iterator[Stores]:
    """The stores, for as long as they are needed; also beside a running server.

    The embedded store is started if it does not run, and stopped again if nobody else uses it.
    """
    from footfall.store import open_stores
    from footfall.store.embedded import EmbeddedStore

    embedded = EmbeddedStore(settings.data_dir) if settings.redis_url is None else None
    try:
        if embedded:
            embedded.ensure()
        yield open_stores(settings, patient=True)
    finally:
        if embedded:
            embedded.release()


def now_ms() -> int:
    """The clock, in ms since the epoch; services are handed its time and read none themselves."""
    return time.time_ns() // 1_000_000
