"""Tokens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footfall.domain.event import Event
from footfall.domain.roles import Role
from footfall.services import access
from footfall.store import Stores
from tests.cli.conftest import Run


def test_a_token_stands_alone_on_standard_output(run: Run, stores: Stores, event: Event) -> None:
    done = run("token", "create", "--role", "kiosk", "--event", "expo", "--zone", "hall", "--name", "Door 1")
    assert done.returncode == 0
    who = access.authenticate(stores, done.stdout.removesuffix("\n"))
    assert who is not None
    assert (who.role, who.event, who.zone, who.name) == (Role.KIOSK, "expo", "hall", "Door 1")


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        ((), "--role"),
        (("--role", "king"), "king"),
        (("--role", "viewer", "--event", "nowhere"), "nowhere"),
        (("--role", "kiosk", "--event", "expo", "--zone", "moon"), "moon"),
        (("--role", "kiosk", "--zone", "hall"), "event"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(
    refused: Callable[..., str], event: Event, flags: tuple[str, ...], word: str
) -> None:
    assert word in refused("token", "create", *flags)
