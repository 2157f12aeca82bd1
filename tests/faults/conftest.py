"""The scene of every fault: an event with people and kiosks, on a server and a store that may be harmed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from footfall.services import access, events, register
from footfall.settings import Settings
from footfall.store import open_stores
from tests.factories import event_config, visitor_row
from tests.faults.scene import Scene
from tests.faults.stream import requests_of_kiosks

KIOSKS, REQUESTS, VISITORS = 4, 40, 40


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where `start_server` keeps its data."""
    return tmp_path / "data"


@pytest.fixture
def prepared(data_dir: Path, request: pytest.FixtureRequest) -> Callable[[], Scene]:
    """To be called when the server runs, and with it the store."""

    def prepare() -> Scene:
        stores = open_stores(Settings(data_dir=data_dir))
        events.create_event(stores, event_config())
        people = register.register_visitors(stores, "expo", [visitor_row() for _ in range(VISITORS)])
        badges = [person.token for person in people]
        # Staff's, since what is sent is up to an hour old: a kiosk's live scan is of the last five minutes.
        token = access.create_token(stores, "staff", "expo", None, "crowd")
        # Another crowd for each test, and the same one whenever it is run again.
        seed = zlib.crc32(request.node.name.encode())
        kiosks = requests_of_kiosks(badges, KIOSKS, REQUESTS, seed)
        return Scene(stores, data_dir, badges, token, kiosks)

    return prepare
