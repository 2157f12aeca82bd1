"""Calls that wait together go together, and what is wrong with one stays its own."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis.exceptions import ResponseError

from footfall.store import Stores
from footfall.store.group_commit import GroupCommit

KEEP = "redis.call('RPUSH', KEYS[1] .. ':seen', ARGV[1]) return ARGV[1]"
BREAK = "if ARGV[1] == 'bad' then return redis.error_reply('ERR broken') end "


class Held(GroupCommit):
    """Lets nothing on its way until it is told to, and keeps the sizes of its groups."""

    def _exchange(self, calls: Sequence[Any]) -> list[Any]:
        self.sizes.append(len(calls))
        assert self.go.wait(10)
        return super()._exchange(calls)

    def __init__(self, stores: Stores) -> None:
        super().__init__(stores.redis, stores.redis.register_script(BREAK + KEEP))
        self._redis.script_load(self._script.script)
        self.sizes: list[int] = []
        self.go = threading.Event()

    def await_waiting(self, n: int) -> None:
        everyone = threading.Event()
        for _ in range(1000):
            with self._lock:
                if len(self._waiting) == n:
                    return
            everyone.wait(0.01)
        raise AssertionError("the callers did not come")


def test_calls_that_wait_go_together_and_one_error_is_its_callers_alone(stores: Stores) -> None:
    commit = Held(stores)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(commit.run, "t", [["a"]])
        while not commit.sizes:
            first.done()
        good = pool.submit(commit.run, "t", [["b"], ["c"]])
        commit.await_waiting(1)
        bad = pool.submit(commit.run, "t", [["bad"]])
        commit.await_waiting(2)
        commit.go.set()
        assert first.result(10) == ["a"]
        assert good.result(10) == ["b", "c"]
        with pytest.raises(ResponseError, match="broken"):
            bad.result(10)
    assert commit.sizes == [1, 3]
    assert stores.redis.lrange("t:seen", 0, -1) == ["a", "b", "c"]
