"""Real pages in a real Chromium, before a real server."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Request

from footfall.domain.event import Event
from footfall.domain.times import parse_instant
from footfall.services import access, events, register
from footfall.services.badging import RegisteredVisitor
from footfall.settings import Settings
from footfall.store import Stores, open_stores
from footfall.web.pages import BUILT
from tests.factories import event_config, now_ms, visitor_row
from tests.helpers import LiveServer, running_server

PAGES = ("landing", "dashboard", "kiosk")


@pytest.fixture(scope="session", autouse=True)
def built_pages() -> None:
    missing = [page for page in PAGES if not (BUILT / page / "index.html").is_file()]
    if missing:
        pytest.fail(f"these pages are not built: {', '.join(missing)}; run `make setup`")


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


#: A browser without a window has no screen to keep lit, and says so.
SCREEN_STAYS_LIT = """navigator.wakeLock && (navigator.wakeLock.request = async () =>
    Object.assign(new EventTarget(), { released: false, release: async () => undefined }))"""


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.add_init_script(SCREEN_STAYS_LIT)
    return context


@pytest.fixture(autouse=True)
def _nothing_stays_open(browser: Browser) -> Iterator[None]:
    """A page that a test leaves behind would go on asking its server, beside the tests that follow."""
    before = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()


@dataclass
class Venue:
    """A server with an event like `expo`, and the tokens of whoever works there."""

    server: LiveServer
    stores: Stores
    event: Event
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.server.url

    def token(self, role: str) -> str:
        if role not in self.tokens:
            self.tokens[role] = access.create_token(self.stores, role, self.event.id, None, role)
        return self.tokens[role]

    def visitor(self, **row: Any) -> RegisteredVisitor:
        [registered] = register.register_visitors(self.stores, self.event.id, [visitor_row(**row)])
        return registered

    def state(self) -> dict[str, Any]:
        path = f"/api/v1/events/{self.event.id}/state"
        document: dict[str, Any] = self.server.get(path, self.token("viewer")).json()
        return document

    def kiosk_errors(self) -> list[str]:
        """What the one kiosk of the event says is wrong with it."""
        path = f"/api/v1/events/{self.event.id}/kiosks"
        [row] = self.server.get(path, self.token("staff")).json()["kiosks"]
        errors: list[str] = row.get("errors", [])
        return errors

    def scan(self, *rows: dict[str, Any]) -> list[dict[str, Any]]:
        path = f"/api/v1/events/{self.event.id}/scans"
        # What is older than a kiosk's live scan may be is entered by staff.
        times = [row.get("scanned_at", now_ms()) for row in rows]
        oldest = min(parse_instant(at) if isinstance(at, str) else at for at in times)
        role = "staff" if oldest < now_ms() - 4 * 60_000 else "kiosk"
        answer = self.server.post(path, {"scans": list(rows)}, self.token(role))
        results: list[dict[str, Any]] = answer.json()["results"]
        return results


_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all browser tests: each has an event of its own, and a start takes its time."""
    with running_server(data_dir=tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.fixture
def venue(served: LiveServer) -> Venue:
    assert served.data_dir is not None
    stores = open_stores(Settings(data_dir=served.data_dir))
    # The verdicts are the server's also where the machine is busy; tests of the 400 ms have a site of their own.
    kiosk = {"answer_ms": 4000}
    event = events.create_event(stores, event_config(id=f"expo-{next(_numbers)}", kiosk=kiosk))
    return Venue(served, stores, event)


@pytest.fixture
def with_camera(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Callable[..., BrowserContext]]:
    """`with_camera(film)`: a browser of its own, whose camera films that; one film a launch is all it can."""
    with ExitStack() as browsers:

        def launch(film: Path, **options: Any) -> BrowserContext:
            camera = (
                *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
                f"--use-file-for-fake-video-capture={film.resolve()}",
            )
            arguments = [*browser_type_launch_args.get("args", []), *camera]
            browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
            browsers.callback(browser.close)
            context = browser.new_context(**{**browser_context_args, "permissions": ["camera"], **options})
            context.add_init_script(SCREEN_STAYS_LIT)
            return context

        yield launch


@dataclass
class Traffic:
    """What a browser asked for and what it complained about."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def overheard(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[tuple[BrowserContext, Traffic]]:
    """A context, and everything that its pages load or complain about, WebSockets and workers included."""
    context = browser.new_context(**browser_context_args)
    traffic = Traffic()

    def complained(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            traffic.errors.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        traffic.requests.append(request.url)

    context.on("request", asked)
    context.on("requestfailed", lambda request: traffic.errors.append(f"failed: {request.url}"))
    context.on("console", complained)
    context.on("weberror", lambda error: traffic.errors.append(f"thrown: {error.error}"))
    context.on("page", lambda page: page.on("websocket", lambda socket: traffic.requests.append(socket.url)))
    yield context, traffic
    context.close()
