"""A door's day in miniature, fifty times over: whatever breaks, the log says what the screen said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from footfall.settings import Settings
from footfall.store import open_stores
from tests.e2e.stage.history import history
from tests.e2e.stage.play import play
from tests.e2e.stage.theatre import Theatre, theatre
from tests.e2e.weather import weather
from tests.helpers import LiveServer

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

HISTORIES = 50


@pytest.fixture(scope="module")
def stage(browser: Browser, served: LiveServer) -> Iterator[Theatre]:
    """One browser profile for all of them: to install the kiosk anew each time would take longer than to play."""
    assert served.data_dir is not None
    context = browser.new_context(locale="en-GB", permissions=["camera"])
    stores = open_stores(Settings(data_dir=served.data_dir))
    with weather(served.url) as between, theatre(context, served, stores, between) as stage:
        yield stage
    context.close()


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_whatever_happens_the_log_says_what_the_screen_said(stage: Theatre, seed: int) -> None:
    played = history(seed)
    wrong = play(stage, played)
    assert not wrong, "\n".join([str(played), *wrong])
