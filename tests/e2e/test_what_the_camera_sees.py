"""Badges as doors see them, and codes that are no badges at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.film import CONDITIONS, badge_film, codes_film, queue_film
from tests.e2e.screens import Screen, forged, open_dashboard, open_kiosk
from tests.faults.scene import eventually

pytestmark = pytest.mark.e2e

WithCamera = Callable[..., BrowserContext]
#: Of the camera's picture, by its own clock.
TEN_SECONDS = """() => new Promise((resolve) => {
    const video = document.querySelector('video');
    const start = video.currentTime;
    video.addEventListener('timeupdate', () => video.currentTime - start > 10 && resolve());
})"""


def before_the_camera(with_camera: WithCamera, venue: Venue, film: Path) -> Screen:
    context = with_camera(film)
    return open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")


def admitted(venue: Venue) -> int:
    count: int = venue.state()["totals"]["admitted"]
    return count


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_badge_is_read_as_doors_are(
    venue: Venue, with_camera: WithCamera, tmp_path: Path, condition: str
) -> None:
    visitor = venue.visitor(name="Lin Yue")
    film = badge_film(tmp_path / "badge.mjpeg", visitor.token, "Lin Yue", condition)
    before_the_camera(with_camera, venue, film).expect_verdict("admitted", "Lin Yue")
    assert admitted(venue) == 1


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("web", "https://example.org/sponsor"),
        ("wifi", "WIFI:T:WPA;S:Venue;P:secret;;"),
        ("contact", "BEGIN:VCARD\nVERSION:3.0\nFN:Lin Yue\nEND:VCARD"),
        ("ticket", "M1LIN/YUE             EABC123 CANHKGCX 0834 326J001A0025 100"),
        ("payment", "wxp://f2f0Example"),
        ("other", "4006381333931"),
    ],
)
def test_another_code_has_a_word_of_its_own_and_goes_nowhere(
    venue: Venue, with_camera: WithCamera, tmp_path: Path, what: str, text: str
) -> None:
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "code.mjpeg", [text]))
    kiosk.expect_verdict("unread", reason=what)
    totals = venue.state()["totals"]
    assert (totals["admitted"], totals["refused"]) == (0, {})


def test_a_cut_token_is_refused(venue: Venue, with_camera: WithCamera, tmp_path: Path) -> None:
    cut = venue.visitor().token[:90]
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "code.mjpeg", [cut]))
    kiosk.expect_verdict("refused", reason="invalid_token")


@pytest.mark.parametrize("spelled", ["lower", "blanks"])
def test_a_badge_is_forgiven_its_spelling(
    venue: Venue, with_camera: WithCamera, tmp_path: Path, spelled: str
) -> None:
    token = venue.visitor(name="Lin Yue").token
    text = token.lower() if spelled == "lower" else f" {token[:50]} {token[50:]}\n"
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "code.mjpeg", [text]))
    kiosk.expect_verdict("admitted", "Lin Yue")


def test_three_badges_in_one_picture_come_in_turn_from_the_left(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    names = ["Lin Yue", "Chen Bo", "Ada"]
    tokens = [venue.visitor(name=name).token for name in names]
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "codes.mjpeg", tokens))
    expect(kiosk.occupancy).to_have_attribute("data-value", "3")
    path = f"/api/v1/events/{venue.event.id}/scans"
    rows = venue.server.get(path, venue.token("staff")).json()["scans"]
    assert [row["name"] for row in reversed(rows)] == names  # the newest is first


def test_a_table_full_of_badges_is_nobodys_turn(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    tokens = [venue.visitor().token for _ in range(12)]
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "codes.mjpeg", tokens))
    kiosk.expect_verdict("unread", reason="several")
    assert admitted(venue) == 0


def test_thirty_codes_freeze_nothing(venue: Venue, with_camera: WithCamera, tmp_path: Path) -> None:
    texts = [f"https://example.org/{number}" for number in range(30)]
    kiosk = before_the_camera(with_camera, venue, codes_film(tmp_path / "codes.mjpeg", texts))
    kiosk.expect_verdict("unread", reason="web")
    kiosk.scan(venue.visitor().token)
    kiosk.expect_verdict("admitted")


def test_a_badge_beside_another_code_counts_alone(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    texts = ["https://example.org/sponsor", venue.visitor().token]
    before_the_camera(with_camera, venue, codes_film(tmp_path / "codes.mjpeg", texts)).expect_verdict(
        "admitted"
    )


def test_two_badges_in_turn_are_two_scans(venue: Venue, with_camera: WithCamera, tmp_path: Path) -> None:
    first, second = venue.visitor(name="Lin Yue"), venue.visitor(name="Chen Bo")
    film = queue_film(tmp_path / "queue.mjpeg", [first.token] * 3 + [second.token] * 3)
    kiosk = before_the_camera(with_camera, venue, film)
    kiosk.expect_verdict("admitted", "Lin Yue")
    kiosk.expect_verdict("admitted", "Chen Bo")
    assert admitted(venue) == 2


def test_a_badge_in_view_for_ten_seconds_is_one_scan(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    kiosk = before_the_camera(with_camera, venue, badge_film(tmp_path / "badge.mjpeg", venue.visitor().token))
    kiosk.expect_verdict("admitted")
    # The video's own clock says when ten seconds of it were seen.
    kiosk.page.evaluate(TEN_SECONDS)
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
    assert admitted(venue) == 1


def test_a_forged_badge_offline_is_refused_too(venue: Venue, with_camera: WithCamera, tmp_path: Path) -> None:
    film = badge_film(tmp_path / "forged.mjpeg", forged(venue.visitor().token))
    context = with_camera(film)
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    kiosk.expect_verdict("refused", reason="invalid_token")
    context.set_offline(True)
    expect(kiosk.connection).to_have_attribute("data-state", "offline")
    kiosk.page.reload()
    kiosk.expect_verdict("refused", reason="invalid_token")
    expect(kiosk.verdict).to_have_attribute("data-by", "kiosk")


def test_a_camera_without_its_decoder_says_so_and_reads_again_by_itself(
    venue: Venue, with_camera: WithCamera, tmp_path: Path
) -> None:
    """As where the network dies while the page is fetched for the first time: there is a picture, and no reader."""
    visitor = venue.visitor()
    # Without the service worker, since what it fetches cannot be withheld from here.
    context = with_camera(badge_film(tmp_path / "badge.mjpeg", visitor.token), service_workers="block")
    context.route("**/decode.worker*", lambda route: route.abort())
    kiosk = open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")
    expect(kiosk.camera_state).to_have_attribute("data-state", "blind")
    expect(kiosk.camera_state).to_contain_text("The camera cannot read badges")
    eventually(lambda: "camera_blind" in venue.kiosk_errors())
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)
    dashboard.view_kiosks.click()
    expect(dashboard.page.locator("main")).to_contain_text("It cannot read codes")
    dashboard.page.close()
    context.unroute("**/decode.worker*")
    kiosk.expect_verdict("admitted")
    expect(kiosk.camera_state).to_have_attribute("data-state", "on")
