"""A kiosk that is open before the test's own camera, and reads."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.e2e.offline import Site
from tests.e2e.screens import open_kiosk
from tests.e2e.stage.page import Door, set_up

POSTER = "https://example.org/poster"


def before_the_camera(context: BrowserContext, place: Site, skips: bool = False) -> Door:
    """@param skips the page's clock may be moved on by hand, so that a verdict's time on the screen takes none here"""
    set_up(context, "camera")
    if skips:
        context.clock.install()
    context.grant_permissions(["camera"])
    url, token = place.between.url, place.venue.token("kiosk")
    screen = open_kiosk(context, url, token=token, zone="hall", direction="in")
    expect(screen.camera_state).to_have_attribute("data-state", "on")
    door = Door(screen)
    at = door.show(POSTER)  # the decoder is ready from then on
    door.wait_until_read(at, [POSTER])
    door.show()
    screen.expect_ready()
    return door
