"""Kiosks whose clocks are wrong: what cannot be is refused and may be sent again, the rest counts by the rule."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.factories import now_ms, scan_row
from tests.faults.scene import Scene, Starter, check_reconciled, check_that_all_were_answered
from tests.faults.stream import HOUR_MS, MOVES, Row, outcome

pytestmark = pytest.mark.slow

MINUTE_MS = 60_000
REQUESTS, ROWS = 20, 10
FUTURE, BEFORE = ("invalid", "scanned_at_in_future"), ("invalid", "scanned_at_before_event")


def requests_by_clock(scene: Scene, name: str, ahead_ms: int) -> list[list[Row]]:
    """What a kiosk sends, live rows and facts in turn, whose clock is ahead (or, below zero, behind)."""
    random, now = Random(name), now_ms()

    def row(number: int) -> Row:
        zone, direction = random.choice(MOVES)
        made = scan_row(
            random.choice(scene.badges),
            scan_id=f"{name}.{number}",
            zone=zone,
            direction=direction,
            scanned_at=now + ahead_ms - random.randrange(10 * MINUTE_MS),
        )
        return made | ({"offline": True, "verdict": "admitted"} if number % 2 else {})

    return [[row(request * ROWS + n) for n in range(ROWS)] for request in range(REQUESTS)]


def test_clocks_that_are_a_little_ahead_or_far_behind_are_counted_by_the_times_they_told(
    start_server: Starter, prepared: Callable[[], Scene]
) -> None:
    with start_server() as server:
        scene = prepared()
        clocks = {"right": 0, "ahead": 4 * MINUTE_MS, "behind": -40 * MINUTE_MS, "slow": -5 * HOUR_MS}
        scene.kiosks = [requests_by_clock(scene, name, ahead) for name, ahead in clocks.items()]
        stream = scene.stream(server)
        stream.start()
        stream.finish()
        assert FUTURE not in stream.answers.values()
        times = {entry.scan_id: entry.scanned_at for entry in scene.stores.scans.log("expo")}
        assert times == {row["scan_id"]: row["scanned_at"] for row in scene.rows}
        check_that_all_were_answered(scene, server, stream)


@pytest.mark.parametrize(
    ("wrong_by_ms", "told"),
    [(2 * HOUR_MS, FUTURE), (-5 * 24 * HOUR_MS, BEFORE)],
    ids=["two hours ahead", "days behind"],
)
def test_scans_of_an_impossible_time_are_taken_once_the_clock_is_set(
    start_server: Starter, prepared: Callable[[], Scene], wrong_by_ms: int, told: tuple[str, str]
) -> None:
    with start_server() as server:
        scene = prepared()
        right = requests_by_clock(scene, "right", 0)
        wrong = requests_by_clock(scene, "wrong", wrong_by_ms)
        scene.kiosks = [right, wrong]
        stream = scene.stream(server)
        stream.start()
        stream.finish()
        refused = {row["scan_id"] for rows in wrong for row in rows}
        assert {id_ for id_, answer in stream.answers.items() if answer == told} == refused
        assert scene.logged().keys().isdisjoint(refused)
        check_reconciled(scene)

        mended = [row | {"scanned_at": row["scanned_at"] - wrong_by_ms} for rows in wrong for row in rows]
        first = scene.send(server, mended)
        assert not any(result["outcome"] == "invalid" or result.get("replayed") for result in first)
        before = scene.numbers(server)
        again = scene.send(server, mended)
        assert all(result.get("replayed") for result in again)
        assert [outcome(result) for result in again] == [outcome(result) for result in first]
        assert scene.numbers(server) == before
        assert scene.logged().keys() == {row["scan_id"] for row in scene.rows}
        check_reconciled(scene)
