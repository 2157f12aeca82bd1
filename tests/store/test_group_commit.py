"""Calls that wait together go together; what is wrong with one stays its own, and a silent store fails them all."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from redis.exceptions import ConnectionError, ResponseError, TimeoutError

from footfall.domain.errors import StoreUnavailable
from footfall.store import Stores
from footfall.store.group_commit import LINES, GroupCommit
from footfall.store.line import Line
from tests.by_hand import by_hand

KEEP = "redis.call('RPUSH', KEYS[1] .. ':seen', ARGV[1]) return ARGV[1]"
BREAK = "if ARGV[1] == 'bad' then return redis.error_reply('ERR broken') end "
PATIENCE_S = 10


class HeldLine(Line):
    """Lets nothing on its way until it is told to, and keeps the sizes of its groups."""

    def __init__(self, stores: Stores, failure: BaseException | None = None) -> None:
        super().__init__(stores.redis)
        self.failure = failure
        self.sizes: list[int] = []
        self.arrived, self.go = threading.Semaphore(0), threading.Event()

    def exchange(self, commands: Sequence[Sequence[Any]]) -> list[Any]:
        self.sizes.append(len(commands))
        self.arrived.release()
        assert self.go.wait(PATIENCE_S)
        if self.failure is not None:
            raise self.failure
        return super().exchange(commands)


class Callers:
    """Calls in threads, over the lines given."""

    def __init__(self, stores: Stores, lines: Sequence[Line], pool: ThreadPoolExecutor) -> None:
        script = stores.redis.register_script(BREAK + KEEP)
        stores.redis.script_load(script.script)
        self._commit, self._pool = GroupCommit(stores.redis, script, lines), pool

    def call(self, *texts: str, waiting: int = 0) -> Any:
        """Returns once so many callers wait for a line."""
        answers = self._pool.submit(self._commit.run, "t", [[text] for text in texts])
        for _ in range(PATIENCE_S * 100):
            with self._commit._lock:
                if len(self._commit._waiting) == waiting:
                    return answers
            threading.Event().wait(0.01)
        raise AssertionError("the callers did not come")


@contextmanager
def callers(stores: Stores, *lines: HeldLine) -> Iterator[Callers]:
    """Whatever happens, nobody is held for ever."""
    with ThreadPoolExecutor(8) as pool:
        try:
            yield Callers(stores, lines, pool)
        finally:
            for line in lines:
                line.go.set()


def seen(stores: Stores) -> list[str]:
    return by_hand(stores).lrange("t:seen", 0, -1)


def test_calls_that_wait_go_together_and_one_error_is_its_callers_alone(stores: Stores) -> None:
    line = HeldLine(stores)
    with callers(stores, line) as them:
        first = them.call("a")
        assert line.arrived.acquire(timeout=PATIENCE_S)
        good = them.call("b", "c", waiting=1)
        bad = them.call("bad", waiting=2)
        line.go.set()
        assert first.result(PATIENCE_S) == ["a"]
        assert good.result(PATIENCE_S) == ["b", "c"]
        with pytest.raises(ResponseError, match="broken"):
            bad.result(PATIENCE_S)
    assert line.sizes == [1, 3]
    assert seen(stores) == ["a", "b", "c"]


def test_nobody_waits_while_a_line_is_free(stores: Stores) -> None:
    lines = [HeldLine(stores) for _ in range(LINES)]
    with callers(stores, *lines) as them:
        answers = [them.call(str(n)) for n in range(LINES)]
        for line in lines:
            assert line.arrived.acquire(timeout=PATIENCE_S)
            line.go.set()
        assert [answer.result(PATIENCE_S) for answer in answers] == [[str(n)] for n in range(LINES)]
    assert [line.sizes for line in lines] == [[1]] * LINES


def test_those_who_wait_are_shared_out_among_the_lines(stores: Stores) -> None:
    """So that the store has something to do while the worker makes use of the other line's answers."""
    free, busy = HeldLine(stores), HeldLine(stores)
    with callers(stores, busy, free) as them:
        answers = [them.call("a"), them.call("b")]
        assert free.arrived.acquire(timeout=PATIENCE_S)
        assert busy.arrived.acquire(timeout=PATIENCE_S)
        answers += [them.call(text, waiting=n) for n, text in enumerate("cdef", start=1)]
        free.go.set()
        for answer in answers[2:5]:
            answer.result(PATIENCE_S)
        assert free.sizes[:2] == [1, 3]
        assert busy.sizes == [1]


def test_a_silent_store_fails_those_who_wait_together(stores: Stores) -> None:
    """And the next call finds the line free again."""
    line = HeldLine(stores, TimeoutError("silence"))
    with callers(stores, line) as them:
        first = them.call("a")
        assert line.arrived.acquire(timeout=PATIENCE_S)
        second, third = them.call("b", waiting=1), them.call("c", waiting=2)
        line.go.set()
        for answers in (first, second, third):
            with pytest.raises(StoreUnavailable):
                answers.result(PATIENCE_S)
        assert line.sizes == [1]
        line.failure = None
        assert them.call("d").result(PATIENCE_S) == ["d"]
    assert seen(stores) == ["d"]


def test_who_waits_is_told_when_the_leader_is_killed(stores: Stores) -> None:
    line = HeldLine(stores)
    with callers(stores, line) as them:
        first = them.call("a")
        assert line.arrived.acquire(timeout=PATIENCE_S)
        leader, follower = them.call("b", waiting=1), them.call("c", waiting=2)
        line.failure = KeyboardInterrupt()
        line.go.set()
        for answers in (first, leader):
            with pytest.raises(KeyboardInterrupt):
                answers.result(PATIENCE_S)
        with pytest.raises(StoreUnavailable):
            follower.result(PATIENCE_S)
    assert seen(stores) == []


def test_a_connection_that_the_store_closed_is_opened_again(stores: Stores) -> None:
    line = Line(stores.redis)
    assert line.exchange([("RPUSH", "t:seen", "a"), ("NONSENSE",)])[0] == 1
    by_hand(stores).client_kill_filter(_type="normal", skipme=True)
    assert line.exchange([("RPUSH", "t:seen", "b")]) == [2]


def test_a_store_that_is_gone_is_tried_once_more_and_told(stores: Stores, tmp_path: Any) -> None:
    from footfall.settings import Settings
    from footfall.store import open_stores

    gone = open_stores(Settings(redis_url=f"unix://{tmp_path}/nobody.sock"))
    with pytest.raises(ConnectionError):
        Line(gone.redis).exchange([("PING",)])
