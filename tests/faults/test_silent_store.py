"""A store that is slow, or silent, or busy: a door is told so soon, and nothing is counted twice afterwards."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import requests

from footfall.services import access
from footfall.store import Stores
from tests.by_hand import by_hand
from tests.factories import scan_row
from tests.faults.scene import (
    EVENT,
    MIDDLE,
    Scene,
    Starter,
    check_reconciled,
    check_that_all_were_answered,
    eventually,
)
from tests.faults.stream import ANSWER_S
from tests.helpers import LiveServer

pytestmark = pytest.mark.slow

SOON = {"FOOTFALL_STORE_TIMEOUT": "1"}


@contextmanager
def silent(scene: Scene) -> Iterator[None]:
    """The store takes what is sent to it and says nothing, as on a machine that is out of breath."""
    pid = scene.store_pid()
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def check_that_doors_are_told(scene: Scene, server: LiveServer) -> None:
    assert server.get("/healthz", timeout=ANSWER_S).status_code == 200
    assert server.get("/readyz", timeout=ANSWER_S).status_code == 503
    for path, token in ((f"{EVENT}/state", scene.viewer), ("/api/v1/events", scene.token)):
        check_unavailable(server.get(path, token, timeout=ANSWER_S))
    check_unavailable(one_scan(scene, server, scan_row(scene.badges[0])))


def one_scan(scene: Scene, server: LiveServer, row: dict[str, Any]) -> requests.Response:
    return server.post(f"{EVENT}/scans", {"scans": [row]}, scene.token, timeout=ANSWER_S)


def check_unavailable(answer: requests.Response) -> None:
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "store_unavailable"
    assert int(answer.headers["Retry-After"]) > 0


def test_a_silent_store_is_told_to_everybody_and_the_stream_goes_on_after_it(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server(**SOON) as server:
        scene = prepared()
        assert scene.viewer  # made while the store answers
        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        with silent(scene):
            stream.wait_for_refusals(2 * len(scene.kiosks))
            check_that_doors_are_told(scene, server)
        stream.finish()
        assert stream.cut_off == 0  # nobody had to wait longer than a door waits
        check_that_all_were_answered(scene, server, stream)


def test_what_a_silent_store_did_after_all_is_answered_as_a_repeat(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server(**SOON) as server:
        scene = prepared()

        def sent_into_the_silence() -> dict[str, Any]:
            scene.send(
                server, [scan_row(scene.badges[0])]
            )  # so that the server knows the kiosk and asks only once
            row = scan_row(scene.badges[1])
            with silent(scene):
                check_unavailable(one_scan(scene, server, row))
            return scene.send(server, [row])[0]

        # Where a second went by in between, the server asked who the kiosk is and never came to send the scan.
        eventually(lambda: sent_into_the_silence().get("replayed") is True)
        assert scene.numbers(server)["zones"]["hall"]["occupancy"] == 2
        check_reconciled(scene)


@pytest.mark.parametrize(("pause_ms", "is_too_long"), [(200, False), (1500, True)], ids=["slow", "too slow"])
def test_a_slow_store(
    start_server: Starter, prepared: Callable[[], Scene], pause_ms: int, is_too_long: bool
) -> None:
    """Each pause holds every call up, in the middle of the stream, for as long."""
    with start_server(**SOON) as server:
        scene = prepared()
        stream = scene.stream(server)
        stream.start()
        for answered in (MIDDLE, 2 * MIDDLE):
            stream.wait_for_answers(answered)
            before = len(stream.refusals)
            by_hand(scene.stores).client_pause(pause_ms, all=True)
            if is_too_long:
                stream.wait_for_refusals(before + 1)
        stream.finish()
        assert stream.cut_off == 0
        assert is_too_long or not stream.refusals
        check_that_all_were_answered(scene, server, stream)


def test_a_closing_may_take_longer_than_a_scan(start_server: Starter, prepared: Callable[[], Scene]) -> None:
    with start_server(**SOON) as server:
        scene = prepared()
        organizer = access.create_token(scene.stores, "organizer", "expo", None, "organizer")
        scene.send(server, [scan_row(badge) for badge in scene.badges])
        by_hand(scene.stores).client_pause(2500, all=False)  # whatever may write waits
        check_unavailable(one_scan(scene, server, scan_row(scene.badges[0])))
        closing = server.post(f"{EVENT}/closings", {}, organizer)
        assert (closing.status_code, closing.json()["swept"]) == (200, len(scene.badges))
        assert scene.numbers(server)["zones"]["hall"].get("occupancy", 0) == 0
        check_reconciled(scene)


def test_a_store_that_is_busy_with_a_long_script_is_told_as_well(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server(**SOON) as server:
        scene = prepared()
        assert scene.viewer  # made while the store answers
        by_hand(scene.stores).config_set("busy-reply-threshold", 1)
        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        with busy(scene.stores):
            stream.wait_for_refusals(len(scene.kiosks))
            check_that_doors_are_told(scene, server)
        stream.finish()
        assert stream.cut_off == 0
        assert any("BUSY" in refusal.text for refusal in stream.refusals)
        check_that_all_were_answered(scene, server, stream)


@contextmanager
def busy(stores: Stores) -> Iterator[None]:
    def endless() -> None:
        with pytest.raises(Exception, match="killed"):
            by_hand(stores).eval("while true do end", 0)

    script = threading.Thread(target=endless)
    script.start()
    try:
        yield
    finally:
        by_hand(stores).script_kill()
        script.join()


def test_a_store_that_has_forgotten_the_scripts_is_handed_them_again(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server() as server:
        scene = prepared()
        stream = scene.stream(server)
        stream.start()
        for answered in (MIDDLE, MIDDLE + 100, MIDDLE + 200):
            stream.wait_for_answers(answered)
            by_hand(scene.stores).script_flush()
        stream.finish()
        assert (stream.cut_off, stream.refusals) == (0, [])
        check_that_all_were_answered(scene, server, stream)
