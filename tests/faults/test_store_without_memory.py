"""A store of one's own whose memory is used up: it refuses changes, and no change is made by half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from footfall.services import access
from tests.by_hand import by_hand
from tests.factories import now_ms, scan_row
from tests.faults.scene import (
    EVENT,
    MIDDLE,
    Scene,
    Starter,
    check_reconciled,
    check_that_all_were_answered,
)

pytestmark = pytest.mark.slow


@contextmanager
def no_memory(scene: Scene) -> Iterator[None]:
    by_hand(scene.stores).config_set("maxmemory", 1)
    try:
        yield
    finally:
        by_hand(scene.stores).config_set("maxmemory", 0)


def test_a_store_without_memory_takes_no_scans_until_it_has_some_again(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server() as server:
        scene = prepared()
        assert scene.viewer  # made while there is room for it
        stream = scene.stream(server)
        stream.start()
        stream.wait_for_answers(MIDDLE)
        with no_memory(scene):
            stream.wait_for_refusals(len(scene.kiosks))
            assert server.get("/readyz").status_code == 200
            assert scene.numbers(server)["totals"]["admitted"] > 0
        stream.finish()
        assert stream.cut_off == 0
        check_that_all_were_answered(scene, server, stream)


def test_no_change_is_made_by_half(start_server: Starter, prepared: Callable[[], Scene]) -> None:
    """What takes something away needs no memory: it goes through with all that belongs to it, or not at all."""
    with start_server() as server:
        scene = prepared()
        organizer = access.create_token(scene.stores, "organizer", "expo", None, "organizer")
        rows = [scan_row(badge) for badge in scene.badges]
        scene.send(server, rows)
        with no_memory(scene):
            fact = rows[0] | {"scanned_at": now_ms(), "offline": True, "verdict": "refused"}
            for path, body, token in (
                ("scans", {"scans": [fact]}, scene.token),
                (f"scans/{rows[1]['scan_id']}/void", {}, organizer),
                ("closings", {}, organizer),
            ):
                assert server.post(f"{EVENT}/{path}", body, token).status_code in (200, 503)
                check_reconciled(scene)
