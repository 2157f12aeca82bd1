"""Users and their sessions from the command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footfall.domain.errors import NotAuthenticated
from footfall.domain.event import Event
from footfall.domain.roles import Role
from footfall.services import logins, sessions, users
from footfall.store import Stores
from tests.cli.conftest import Run
from tests.factories import now_ms
from tests.helpers import PASSWORD


@pytest.fixture
def ann(stores: Stores) -> str:
    """Ann's cookie, from a browser at 10.0.0.7."""
    user = users.create_user(stores, "ann", PASSWORD, "staff")
    return sessions.begin(stores, user, "10.0.0.7", "Firefox", now_ms())


def is_in(stores: Stores, cookie: str) -> bool:
    return sessions.owner_of_cookie(stores, cookie, now_ms()) is not None


def test_a_user_logs_in_with_the_password_from_standard_input(run: Run, stores: Stores, event: Event) -> None:
    flags = ("--role", "staff", "--event", "expo", "--password-stdin")
    done = run("user", "create", "ann", *flags, stdin=f"{PASSWORD}\n")
    assert done.returncode == 0, done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    assert logins.login(stores, "ann", PASSWORD).role is Role.STAFF


def test_a_made_up_password_is_printed_once_and_works(run: Run, stores: Stores) -> None:
    password = run("user", "create", "ann", "--role", "organizer", "--generate").stdout.strip()
    assert logins.login(stores, "ann", password).name == "ann"


def test_a_taken_name_and_an_empty_password_are_refused(run: Run, refused: Callable[..., str]) -> None:
    assert run("user", "create", "ann", "--role", "viewer", "--generate").returncode == 0
    assert "ann" in refused("user", "create", "ann", "--role", "viewer", "--generate")
    assert "empty" in refused("user", "create", "bob", "--role", "viewer", "--password-stdin", stdin="\n")


def test_the_list_tells_who_may_log_in_and_where_they_are(run: Run, stores: Stores, ann: str) -> None:
    users.create_user(stores, "bob", PASSWORD, "viewer")
    users.disable(stores, "bob")
    assert run("user", "list").stdout.splitlines() == [
        "ann\tstaff\t-\tenabled\t1",
        "bob\tviewer\t-\tdisabled\t0",
    ]


def test_a_new_password_ends_every_session_and_the_old_one(run: Run, stores: Stores, ann: str) -> None:
    password = run("user", "password", "ann", "--generate").stdout.strip()
    assert not is_in(stores, ann)
    assert logins.login(stores, "ann", password).name == "ann"
    with pytest.raises(NotAuthenticated):
        logins.login(stores, "ann", PASSWORD)


def test_who_is_disabled_is_out_until_they_are_enabled(run: Run, stores: Stores, ann: str) -> None:
    assert run("user", "disable", "ann").stdout == "disabled ann\n"
    assert not is_in(stores, ann)
    with pytest.raises(NotAuthenticated):
        logins.login(stores, "ann", PASSWORD)
    assert run("user", "enable", "ann").stdout == "enabled ann\n"
    assert logins.login(stores, "ann", PASSWORD).name == "ann"
    assert not is_in(stores, ann)


def test_who_is_removed_is_gone(run: Run, refused: Callable[..., str], stores: Stores, ann: str) -> None:
    assert run("user", "remove", "ann").stdout == "removed ann\n"
    assert not is_in(stores, ann)
    assert run("user", "list").stdout == ""
    for command in ("remove", "disable", "enable"):
        assert "ann" in refused("user", command, "ann")


def test_one_session_is_ended_and_the_others_stand(
    run: Run, refused: Callable[..., str], stores: Stores, ann: str
) -> None:
    user = logins.login(stores, "ann", PASSWORD)
    other = sessions.begin(stores, user, "10.0.0.8", "Safari", now_ms())
    lines = run("session", "list", "--user", "ann").stdout.splitlines()
    by_address = {line.split("\t")[3]: line.split("\t")[0] for line in lines}
    assert by_address.keys() == {"10.0.0.7", "10.0.0.8"}
    assert run("session", "list", "--user", "bob").stdout == ""
    assert run("session", "end", by_address["10.0.0.7"]).returncode == 0
    assert (is_in(stores, ann), is_in(stores, other)) == (False, True)
    assert by_address["10.0.0.7"] in refused("session", "end", by_address["10.0.0.7"])
