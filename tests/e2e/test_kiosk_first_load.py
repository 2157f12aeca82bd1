"""How long a kiosk that was never opened here takes on a slow network, until its door can be used."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.film import badge_film
from tests.e2e.screens import Screen

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

#: A phone far from the mast: bytes a second each way, and milliseconds until anything comes.
SLOW_3G = {"downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8, "latency": 400}
#: Long enough for the whole decoder to come through.
MOST_MS = 120_000


def test_a_door_comes_up_on_a_slow_network(
    with_camera: Callable[..., BrowserContext],
    venue: Venue,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    visitor = venue.visitor(name="Lin Yue")
    # The service worker is another process, which this would not slow down: it must not bring anything along.
    context = with_camera(
        badge_film(tmp_path / "badge.mjpeg", visitor.token, "Lin Yue"), service_workers="block"
    )
    kiosk = Screen(context.new_page())
    context.new_cdp_session(kiosk.page).send(
        "Network.emulateNetworkConditions", {"offline": False, **SLOW_3G}
    )
    began = time.monotonic()
    took: dict[str, float] = {}
    kiosk.page.goto(
        f"{venue.url}/kiosk/#token={venue.token('kiosk')}&zone=hall&direction=in", wait_until="commit"
    )
    expect(kiosk.manual_input).to_be_visible(timeout=MOST_MS)
    took["badges can be typed, or scanned by a scanner"] = time.monotonic() - began
    expect(kiosk.camera_state).to_have_attribute("data-state", "on", timeout=MOST_MS)
    took["the camera shows a picture"] = time.monotonic() - began
    expect(kiosk.verdict).to_be_visible(timeout=MOST_MS)
    took["the camera has read a badge"] = time.monotonic() - began
    with capsys.disabled():
        lines = "".join(f"  {seconds:5.1f} s  {what}\n" for what, seconds in took.items())
        sys.stdout.write(f"\nFirst load of the kiosk at 400 kbit/s and 400 ms:\n{lines}")
