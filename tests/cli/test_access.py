"""Tokens and users."""

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


def test_a_user_logs_in_with_the_password_from_standard_input(run: Run, stores: Stores, event: Event) -> None:
    done = run(
        "user",
        "create",
        "ann",
        "--role",
        "staff",
        "--event",
        "expo",
        "--password-stdin",
        stdin="correct horse\n",
    )
    assert done.returncode == 0, done.stderr
    assert "horse" not in done.stdout + done.stderr
    assert access.login(stores, "ann", "correct horse").role is Role.STAFF


def test_a_made_up_password_is_printed_once_and_works(run: Run, stores: Stores) -> None:
    password = run("user", "create", "ann", "--role", "organizer", "--generate").stdout.strip()
    assert access.login(stores, "ann", password).name == "ann"


def test_a_taken_name_and_an_empty_password_are_refused(run: Run, refused: Callable[..., str]) -> None:
    assert run("user", "create", "ann", "--role", "viewer", "--generate").returncode == 0
    assert "ann" in refused("user", "create", "ann", "--role", "viewer", "--generate")
    assert "empty" in refused("user", "create", "bob", "--role", "viewer", "--password-stdin", stdin="\n")
