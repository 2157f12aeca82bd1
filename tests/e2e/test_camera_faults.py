"""A camera that hangs, that is taken away behind a hidden page, or that is one of several."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.made_up_cameras import (
    VERDICT_AFTER,
    hold_up,
    made_up_cameras,
    opened,
    set_camera,
)
from tests.e2e.screens import HIDE, Screen, open_kiosk
from tests.faults.scene import eventually

pytestmark = pytest.mark.e2e

NO_CALLBACK = "delete HTMLVideoElement.prototype.requestVideoFrameCallback"
#: Hangs the camera; resolves to the milliseconds until that is told. `states`: what was told since.
TOLD_AFTER = """() => new Promise((resolve, reject) => {
    const start = performance.now();
    const frame = document.querySelector('[data-testid=camera-state]');
    window.states = [];
    new MutationObserver(() => {
        states.push(frame.dataset.state);
        if (frame.dataset.state === 'broken') resolve(performance.now() - start);
    }).observe(frame, { attributeFilter: ['data-state'] });
    setTimeout(() => reject(new Error('nothing was told')), 8000);
    camera.hangs = true;
})"""
FRAMES_GO_BY = """() => new Promise((resolve) => {
    const video = document.querySelector('video');
    const start = video.currentTime;
    video.addEventListener('timeupdate', () => video.currentTime - start > 4 && resolve());
})"""


def door(context: BrowserContext, venue: Venue) -> Screen:
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    return kiosk


def say(capsys: pytest.CaptureFixture[str], words: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{words}\n")


@pytest.mark.parametrize("browser_tells", ["each frame", "their number"])
def test_a_picture_that_freezes_is_told_and_had_again(
    context: BrowserContext, venue: Venue, browser_tells: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made_up_cameras(context)
    if browser_tells == "their number":
        context.add_init_script(NO_CALLBACK)
    kiosk = door(context, venue)
    ms = kiosk.page.evaluate(TOLD_AFTER)
    say(capsys, f"A frozen picture was told after {ms:.0f} ms")
    assert ms < 3_000
    eventually(lambda: "camera_broken" in venue.kiosk_errors())
    # It was asked for again, and is on only once frames come.
    eventually(lambda: len(opened(kiosk.page)) > 1)
    eventually(lambda: kiosk.page.evaluate("document.querySelector('video').currentTime > 0.5"))
    assert kiosk.page.evaluate("states") == ["broken"]
    set_camera(kiosk.page, hangs=False)
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    hold_up(kiosk.page, venue.visitor(name="Lin Yue").token)
    kiosk.expect_verdict("admitted", "Lin Yue")
    eventually(lambda: "camera_broken" not in venue.kiosk_errors())


def test_a_scene_in_which_nothing_moves_is_a_picture(context: BrowserContext, venue: Venue) -> None:
    made_up_cameras(context)
    kiosk = door(context, venue)
    kiosk.page.evaluate(FRAMES_GO_BY)
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    assert opened(kiosk.page) == ["Back Camera"]


@pytest.mark.parametrize("taken_away", [False, True], ids=["kept", "taken-away"])
def test_after_it_was_hidden_a_page_reads_within_two_seconds(
    context: BrowserContext, venue: Venue, taken_away: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    made_up_cameras(context)
    kiosk = door(context, venue)
    kiosk.page.evaluate(HIDE, True)
    expect(kiosk.camera_state).not_to_have_attribute("data-state", "on")
    if taken_away:
        set_camera(kiosk.page, dead=1)
    hold_up(kiosk.page, venue.visitor(name="Lin Yue").token)
    kiosk.page.evaluate(HIDE, False)
    ms = kiosk.page.evaluate(VERDICT_AFTER)
    say(capsys, f"A page that was hidden read after {ms:.0f} ms")
    assert ms < 2_000
    kiosk.expect_verdict("admitted", "Lin Yue")
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")


PHONE = [
    ("f", "Front Camera"),
    ("u", "Back Ultra Wide Camera"),
    ("d", "Back Dual Wide Camera"),
    ("m", "Back Camera"),
]


def test_the_main_back_camera_is_opened_and_the_next_is_one_touch_away(
    context: BrowserContext, venue: Venue
) -> None:
    made_up_cameras(context, PHONE)
    kiosk = door(context, venue)
    assert opened(kiosk.page) == ["Back Camera"]
    kiosk.page.get_by_role("button", name="Other camera").click()
    eventually(lambda: opened(kiosk.page)[-1] == "Back Dual Wide Camera")
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    # The browser has made new ids, as it does when its data is cleared: the choice goes by the label.
    made_up_cameras(context, [(f"new-{device}", label) for device, label in PHONE])
    kiosk.page.reload()
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    assert opened(kiosk.page) == ["Back Dual Wide Camera"]
