"""What every test may ask for: a real Valkey, the app, a cast of people with known rights, a real server."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from werkzeug.serving import make_server

from footfall.domain.event import Event
from footfall.services import access, events, users
from footfall.settings import Settings
from footfall.store import Stores, open_stores
from footfall.store.embedded import EmbeddedStore
from tests.by_hand import by_hand
from tests.factories import event_config
from tests.helpers import PASSWORD, Actor, LiveServer, key_file_of, running_server
from tests.running import (  # noqa: F401, hooks of pytest
    pytest_configure,
    pytest_sessionfinish,
    pytest_unconfigure,
)

hypothesis_settings.register_profile(
    "footfall",
    deadline=None,  # two noisy cores
    print_blob=True,
    # Tests that use the store flush it themselves between examples.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.load_profile("footfall")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background ignores Ctrl+C, and the programs that it starts would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHROMIUM_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """One embedded Valkey for the whole run."""
    store = EmbeddedStore(tmp_path_factory.mktemp("valkey"))
    store.ensure()
    yield store
    store.release()


@pytest.fixture
def settings(valkey: EmbeddedStore) -> Settings:
    return Settings(data_dir=valkey.data_dir, host="127.0.0.1", port=0, worker="threading")


@pytest.fixture
def stores(settings: Settings) -> Stores:
    """Every store, empty."""
    opened = open_stores(settings)
    by_hand(opened).flushall()
    return opened


@pytest.fixture
def app(settings: Settings, stores: Stores) -> Flask:
    from footfall.app import create_app  # heavy, and most tests do without

    made = create_app(settings, stores)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """The HTTP test client, without any rights."""
    return app.test_client()


@pytest.fixture
def event(stores: Stores) -> Event:
    """The event `expo` of `factories.event_config`; today is one of its days."""
    return events.create_event(stores, event_config())


@pytest.fixture
def make_token(stores: Stores) -> Callable[..., str]:
    """`make_token("staff", event="expo")`."""

    def make(role: str, event: str | None = None, zone: str | None = None, name: str = "") -> str:
        return access.create_token(stores, role, event, zone, name or role)

    return make


@pytest.fixture
def actor(client: FlaskClient, make_token: Callable[..., str]) -> Callable[..., Actor]:
    """`actor("kiosk", event="expo", zone="hall")`, where the cast below does not suffice."""

    def make(role: str, event: str | None = None, zone: str | None = None) -> Actor:
        return Actor(client, make_token(role, event, zone))

    return make


@pytest.fixture
def owner(actor: Callable[..., Actor]) -> Actor:
    """An organizer of every event: may also make events."""
    return actor("organizer")


@pytest.fixture
def organizer(actor: Callable[..., Actor], event: Event) -> Actor:
    return actor("organizer", event.id)


@pytest.fixture
def staff(actor: Callable[..., Actor], event: Event) -> Actor:
    return actor("staff", event.id)


@pytest.fixture
def viewer(actor: Callable[..., Actor], event: Event) -> Actor:
    return actor("viewer", event.id)


@pytest.fixture
def kiosk(actor: Callable[..., Actor], event: Event) -> Actor:
    """A kiosk that may scan at every zone of the event."""
    return actor("kiosk", event.id)


@pytest.fixture
def bound_kiosk(actor: Callable[..., Actor], event: Event) -> Actor:
    """A kiosk that may scan at `hall` and nowhere else."""
    return actor("kiosk", event.id, "hall")


@pytest.fixture
def foreigner(stores: Stores, actor: Callable[..., Actor], event: Event) -> Actor:
    """The organizer of another event, `other`, on the same server."""
    events.create_event(stores, event_config(id="other"))
    return actor("organizer", "other")


@pytest.fixture
def stranger(client: FlaskClient) -> Actor:
    """Somebody without a token."""
    return Actor(client, None)


@pytest.fixture
def logged_in(stores: Stores, app: Flask, event: Event) -> FlaskClient:
    """The browser of `mei`, an organizer of `expo`: a cookie and no token. The password is PASSWORD."""
    users.create_user(stores, "mei", PASSWORD, "organizer", event.id)
    browser = app.test_client()
    login = {"name": "mei", "password": PASSWORD}
    assert browser.post("/api/v1/session", json=login).status_code == 200
    return browser


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The app on a free port, in this process, with threads."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # not a line for each request
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)


@pytest.fixture
def live_server(valkey: EmbeddedStore, stores: Stores) -> Iterator[LiveServer]:
    """A real server on a free port, over the same store as `stores`; FOOTFALL_WORKER chooses its worker."""
    url, key_file = f"unix://{valkey.socket_path}", key_file_of(valkey)
    with running_server(redis_url=url, FOOTFALL_KEY_FILE=key_file) as server:
        yield server


@pytest.fixture
def start_server(tmp_path: Path) -> Callable[..., Any]:
    """`with start_server() as server`: a real server with an embedded store of its own, to be killed at will."""
    return lambda **options: running_server(**{"data_dir": tmp_path / "data", **options})


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium: $CHROMIUM, else the machine's; best is the one without windows, as the quickest."""
    installed = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    names = (os.environ.get("CHROMIUM", ""), *installed)
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium found: install it, or name it with CHROMIUM=/path/to/chromium")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """pytest-playwright starts the machine's browser and downloads none."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(CHROMIUM_FLAGS)}
