"""Each command says whose data it works on, so that none makes a second store in another folder unnoticed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footfall.settings import from_env
from tests.factories import event_config
from tests.helpers import clean_environ, footfall, running_server

TOKEN = ("token", "create", "--role", "viewer", "--every-event")


@pytest.fixture
def state(tmp_path: Path) -> dict[str, Any]:
    """A user whose servers and commands hear of each other."""
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def in_folder(tmp_path: Path, state: dict[str, Any]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`in_folder("a", "token", …)`: a command as it is run there, without a word on where the data is."""

    def run(folder: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / folder).mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "-m", "footfall", *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=tmp_path / folder,
            env=clean_environ(**state, **environ),
        )

    return run


InFolder = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_command_in_another_folder_says_that_it_makes_a_second_store(
    in_folder: InFolder, state: dict[str, Any], tmp_path: Path
) -> None:
    served = tmp_path / "served" / "footfall-data"
    with running_server(data_dir=served, **state) as server:
        beside = in_folder("served", *TOKEN)
        assert beside.stderr == f"footfall: using {served}\n"
        assert beside.stdout.startswith("fft_")

        away = in_folder("away", *TOKEN)
        using, warning = away.stderr.splitlines()
        assert using == f"footfall: using {tmp_path / 'away' / 'footfall-data'} (new)"
        assert warning.startswith("footfall: warning: no server uses that, but on this machine ")
        assert f"{server.url}/ uses {served}" in warning
        assert "--data-dir" in warning
        assert (away.returncode, away.stdout.count("\n")) == (0, 1)  # the token alone

    over = in_folder("away", *TOKEN)  # nothing runs any more
    assert over.stderr == f"footfall: using {tmp_path / 'away' / 'footfall-data'}\n"


def test_all_servers_that_run_are_named_and_one_that_was_killed_is_not(
    in_folder: InFolder, state: dict[str, Any], tmp_path: Path
) -> None:
    with running_server(data_dir=tmp_path / "a", **state), running_server(data_dir=tmp_path / "b", **state):
        process = subprocess.Popen(
            [sys.executable, "-m", "footfall", "serve", "--host", "127.0.0.1", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=clean_environ(FOOTFALL_DATA_DIR="killed", **state),
            start_new_session=True,
        )
        assert process.stdout
        assert "is listening on" in process.stdout.readline()
        assert process.stdout.readline() == f"Its data is in {tmp_path / 'killed'}\n"
        assert f"uses {tmp_path / 'killed'}" in in_folder("c", *TOKEN).stderr
        os.killpg(process.pid, signal.SIGKILL)  # as a power cut would
        process.wait()
        process.stdout.close()
        said = in_folder("c", *TOKEN).stderr
        assert "killed" not in said
        assert f"uses {tmp_path / 'a'}; " in said
        assert f"uses {tmp_path / 'b'}." in said
        assert len(list((tmp_path / "state").rglob("*.json"))) == 2
    assert list((tmp_path / "state").rglob("*.json")) == []


def test_an_answer_for_a_program_stays_alone_on_standard_output(
    in_folder: InFolder, tmp_path: Path, state: dict[str, Any]
) -> None:
    config = tmp_path / "expo.json"
    config.write_text(json.dumps(event_config()))
    with running_server(data_dir=tmp_path / "served", **state):
        assert in_folder("away", "event", "load", str(config)).returncode == 0
        done = in_folder("away", "reconcile", "--event", "expo", "--json")
        assert json.loads(done.stdout)["differences"] == []
        assert "no server uses that" in done.stderr


def test_an_outside_store_is_named_without_its_password(in_folder: InFolder) -> None:
    for url, told in (
        ("redis://me:secret@127.0.0.1:1/3", "redis://me@127.0.0.1:1/3"),
        ("redis://:secret@127.0.0.1:1", "redis://@127.0.0.1:1"),
        ("unix:///nowhere.sock?db=1&password=secret", "unix:///nowhere.sock?db=1"),
    ):
        done = in_folder("any", *TOKEN, REDIS_URL=url)
        assert done.stderr.splitlines()[0] == f"footfall: using {told}"
        assert "secret" not in done.stdout + done.stderr
        assert done.returncode == 2


def test_without_a_place_for_marks_everything_runs_all_the_same(tmp_path: Path) -> None:
    with running_server(data_dir=tmp_path / "served", XDG_STATE_HOME="/dev/null"):
        done = footfall(*TOKEN, "--data-dir", str(tmp_path / "other"), XDG_STATE_HOME="/dev/null")
    assert (done.returncode, done.stderr) == (0, f"footfall: using {tmp_path / 'other'} (new)\n")


def test_marks_are_left_where_the_user_keeps_such_things() -> None:
    assert from_env({"HOME": "/home/mei"}).state_dir == Path("/home/mei/.local/state/footfall")
    assert from_env({"HOME": "/home/mei", "XDG_STATE_HOME": "/var/mei"}).state_dir == Path(
        "/var/mei/footfall"
    )
    assert from_env({"HOME": "/home/mei", "XDG_STATE_HOME": "not/absolute"}).state_dir == Path(
        "/home/mei/.local/state/footfall"
    )
    assert from_env({}).state_dir is None
