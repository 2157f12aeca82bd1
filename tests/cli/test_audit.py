"""The audit log from the command line."""

from __future__ import annotations

import getpass
from collections.abc import Callable

from footfall.domain.event import Event
from footfall.store import Stores, keys
from tests.cli.conftest import Run


def make_keys(run: Run, count: int) -> None:
    for n in range(count):
        assert (
            run("token", "create", "--role", "viewer", "--event", "expo", "--name", f"key {n}").returncode
            == 0
        )


def test_what_commands_do_is_listed_with_whose_hand_it_was(run: Run, event: Event) -> None:
    make_keys(run, 1)
    token_id = run("token", "list").stdout.split("\t")[0]
    assert run("token", "revoke", token_id).returncode == 0
    newest, oldest = (line.split("\t") for line in run("audit", "list").stdout.splitlines())
    assert newest[0] == "2"
    assert newest[2:] == [f"command {getpass.getuser()}", "revoke_token", "-", token_id, "-"]
    assert oldest[3:] == ["create_token", "expo", token_id, "role=viewer"]


def test_a_chain_that_holds_prints_what_is_to_be_noted(run: Run, event: Event) -> None:
    assert "empty" in run("audit", "verify").stdout
    make_keys(run, 2)
    noted = run("audit", "verify").stdout.strip()
    make_keys(run, 1)
    later = run("audit", "verify", "--noted", noted)
    assert later.returncode == 0
    assert later.stdout.startswith("3:")


def test_a_changed_entry_and_a_log_that_was_written_anew_are_told(
    run: Run, event: Event, stores: Stores, refused: Callable[..., str]
) -> None:
    make_keys(run, 3)
    noted = run("audit", "verify").stdout.strip()
    # Somebody with the store in hand takes everything out and seals a log of their own.
    stores.redis.delete(keys.AUDIT_LOG)
    make_keys(run, 3)
    assert run("audit", "verify").returncode == 0
    told = run("audit", "verify", "--noted", noted)
    assert (told.returncode, told.stdout) == (1, "broken at entry 3 of 3\n")
    stores.redis.delete(keys.AUDIT_LOG)
    make_keys(run, 1)
    assert run("audit", "verify", "--noted", noted).returncode == 1
    assert "NUMBER:SEAL" in refused("audit", "verify", "--noted", "3")
