"""Tokens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footfall.domain.event import Event
from footfall.domain.roles import Role
from footfall.services import access
from footfall.store import Stores
from tests.cli.conftest import Run
from tests.factories import now_ms


def test_a_token_stands_alone_on_standard_output(run: Run, stores: Stores, event: Event) -> None:
    done = run("token", "create", "--role", "kiosk", "--event", "expo", "--zone", "hall", "--name", "Door 1")
    assert done.returncode == 0
    who = access.authenticate(stores, done.stdout.removesuffix("\n"), now_ms())
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


def test_a_key_has_an_end_and_the_list_tells_it(run: Run, stores: Stores, event: Event) -> None:
    flags = ("--role", "kiosk", "--event", "expo", "--name", "Door")
    assert run("token", "create", *flags, "--until", "2999-06-16").returncode == 0
    (line,) = run("token", "list").stdout.splitlines()
    assert line.split("\t")[1:] == ["kiosk", "expo", "-", "Door", "2999-06-16T16:00:00+00:00"]


@pytest.mark.parametrize("until", ["2024-06-16", "soon", "2999-06-16T10:00"])
def test_an_end_that_makes_no_sense_is_refused(refused: Callable[..., str], event: Event, until: str) -> None:
    assert "key" in refused("token", "create", "--role", "kiosk", "--event", "expo", "--until", until)


def test_a_key_for_every_event_is_asked_for_in_so_many_words(
    run: Run, refused: Callable[..., str], event: Event
) -> None:
    assert "--every-event" in refused("token", "create", "--role", "viewer")
    assert "--every-event" in refused(
        "token", "create", "--role", "viewer", "--event", "expo", "--every-event"
    )
    assert run("token", "create", "--role", "viewer", "--every-event").returncode == 0
    assert run("token", "create", "--role", "organizer").returncode == 0
