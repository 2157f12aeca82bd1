"""Schemathesis: whatever fits the document, or just does not, gets an answer the document describes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import visitor_row
from tests.helpers import Actor

#: Bounded, and the same each time: a run that finds something must find it again.
BOUNDS = ("--max-examples", "5", "--generation-deterministic", "--max-failures", "10", "--no-color")
#: A shape cannot say that a category must be one of the event's: some of what fits it is still 422.
CHECKS = ("--exclude-checks", "positive_data_acceptance")
KNOWN = """
[parameters]
"path.event" = "expo"
"path.visitor" = "v1"
"""


def run(address: str, actor: Actor, *options: str) -> None:
    """Fails with whatever Schemathesis found to complain about."""
    url = f"{address}/api/v1/openapi.json"
    header = f"Authorization: {actor.headers['Authorization']}"
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"]
    done = subprocess.run(
        [*command, *options[:2], "run", url, "-H", header, *BOUNDS, *CHECKS, *options[2:]],
        capture_output=True,
        text=True,
        timeout=500,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


@pytest.fixture
def empty_config(tmp_path: Path) -> str:
    path = tmp_path / "schemathesis.toml"
    path.write_text("")
    return str(path)


@pytest.fixture
def known_config(tmp_path: Path, owner: Actor, event: object) -> str:
    """Every path leads to an event and a visitor that are there."""
    owner.post("/events/expo/visitors", visitor_row())
    path = tmp_path / "schemathesis.toml"
    path.write_text(KNOWN)
    return str(path)


@pytest.mark.slow
def test_an_empty_server_passes_the_default_checks(address: str, owner: Actor, empty_config: str) -> None:
    # The coverage phase is left to the other one: it takes longest, and goes no deeper here.
    run(address, owner, "--config-file", empty_config, "--phases", "fuzzing,stateful")


@pytest.mark.slow
def test_a_server_with_an_event_passes_them_too(address: str, owner: Actor, known_config: str) -> None:
    run(address, owner, "--config-file", known_config, "--phases", "coverage,fuzzing")
