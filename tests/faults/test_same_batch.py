"""One batch that several kiosks send at the same moment, as after an impatient retry: each scan counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier

import pytest

from tests.factories import now_ms
from tests.faults.scene import BATCH, Scene, Starter, check_reconciled
from tests.faults.stream import Row, outcome, random_row

pytestmark = pytest.mark.slow

ROUNDS = 4


@pytest.mark.parametrize("kiosks", [2, 4])
def test_each_scan_of_a_batch_that_comes_several_times_at_once_counts_once(
    start_server: Starter, prepared: Callable[[], Scene], kiosks: int
) -> None:
    with start_server() as server, ThreadPoolExecutor(kiosks) as pool:
        scene = prepared()
        random, now = Random(kiosks), now_ms()
        for number in range(ROUNDS):
            batch = [random_row(random, scene.badges, f"{number}.{row}", now) for row in range(BATCH)]
            together = Barrier(kiosks)

            def send(rows: list[Row], together: Barrier = together) -> list[Row]:
                together.wait()
                return scene.send(server, rows)

            answers = list(pool.map(send, [batch] * kiosks))
            outcomes = [[(row["scan_id"], *outcome(row)) for row in results] for results in answers]
            assert all(same == outcomes[0] for same in outcomes)
            first = Counter(row["scan_id"] for rows in answers for row in rows if not row.get("replayed"))
            assert first == Counter(row["scan_id"] for row in batch)
            assert scene.logged().items() >= {id_: (what, why) for id_, what, why in outcomes[0]}.items()
        assert len(scene.logged()) == ROUNDS * BATCH
        check_reconciled(scene)
