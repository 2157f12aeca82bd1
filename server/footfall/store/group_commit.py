"""Group commit: script calls that wait in a worker at the same moment go to the store in one pipeline.

No call waits for company: while a line to the store is free, a call takes it at once. Calls that come while all
lines are busy are gathered, and when a line is free again one of them leads its share of them over it. Of two lines,
one is at the store while the worker prepares what goes over the other: were all to go over one, store and worker would
wait for each other in turn. Each call stays an atomic step.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from redis.exceptions import NoScriptError, RedisError

from footfall.domain.errors import StoreUnavailable
from footfall.store.client import translated
from footfall.store.commands import Client, Script
from footfall.store.line import Line

Args = Sequence[Any]
#: More than this at once would make the first of them wait for the last.
MAX_CALLS = 500
LINES = 2


@dataclass(slots=True)
class _Group:
    """The calls of one caller, and what became of them."""

    calls: Sequence[Args]
    answers: list[Any] | None = None
    error: Exception | None = None


@dataclass(slots=True)
class _Waiter:
    """A caller at its gate, which opens when the calls are answered or when there is a line to lead over."""

    group: _Group
    gate: threading.Lock
    line: Line | None = None


class GroupCommit:
    """Runs one script. Works with threads and, where the standard library is patched, with green threads."""

    def __init__(self, redis: Client, script: Script, lines: Sequence[Line] | None = None) -> None:
        self._redis, self._script = redis, script
        self._lock = threading.Lock()
        self._free = list(lines or (Line(redis) for _ in range(LINES)))
        self._lines = len(self._free)
        self._waiting: list[_Waiter] = []

    def run(self, prefix: str, calls: Sequence[Args]) -> list[Any]:
        """The script's answers to `calls`, in order. Raises StoreUnavailable."""
        group = _Group([("EVALSHA", self._script.sha, 1, prefix, *args) for args in calls])
        line = self._line_for(group)
        if line is not None:
            self._lead(group, line)
        if group.error is not None:
            raise group.error
        if group.answers is None:
            raise StoreUnavailable("store_unavailable", "The worker was interrupted; send the scans again.")
        with translated():
            for answer in group.answers:
                if isinstance(answer, RedisError):
                    raise answer  # this caller's alone: what went wrong with one scan is not its neighbours' business
        return group.answers

    def _line_for(self, group: _Group) -> Line | None:
        """A line to lead over, at once or after waiting; None if somebody else led these calls meanwhile."""
        with self._lock:
            if self._free:
                return self._free.pop()
            waiter = _Waiter(group, threading.Lock())
            waiter.gate.acquire()
            self._waiting.append(waiter)
        waiter.gate.acquire()  # until whoever leads opens it
        return waiter.line

    def _lead(self, own: _Group, line: Line) -> None:
        followers = self._take_share(MAX_CALLS - len(own.calls))
        groups = [own, *(follower.group for follower in followers)]
        try:
            answers = iter(self._execute(line, [call for group in groups for call in group.calls]))
            for group in groups:
                group.answers = [next(answers) for _ in group.calls]
        except StoreUnavailable as error:
            # Whoever waited for this line waited as long. Each trying for itself would keep the last for minutes.
            followers += self._take_all()
            _fail(own, followers, error)
        except Exception as error:
            _fail(own, followers, error)
        finally:
            self._hand_over(line)
            for follower in followers:
                follower.gate.release()

    def _take_share(self, room: int) -> list[_Waiter]:
        """Of those who wait the oldest, as many as come to one line, and not more calls than there is room for."""
        with self._lock:
            share = ceil(len(self._waiting) / self._lines)
            taken: list[_Waiter] = []
            for waiter in self._waiting[:share]:
                room -= len(waiter.group.calls)
                if room < 0:
                    break
                taken.append(waiter)
            del self._waiting[: len(taken)]
            return taken

    def _take_all(self) -> list[_Waiter]:
        with self._lock:
            taken, self._waiting = self._waiting, []
            return taken

    def _hand_over(self, line: Line) -> None:
        with self._lock:
            if self._waiting:
                leader = self._waiting.pop(0)
                leader.line = line
                leader.gate.release()
            else:
                self._free.append(line)

    def _execute(self, line: Line, calls: Sequence[Args]) -> list[Any]:
        with translated():
            answers = line.exchange(calls)
            missed = [i for i, answer in enumerate(answers) if isinstance(answer, NoScriptError)]
            if missed:
                # The store was restarted and has forgotten the script; those calls have done nothing.
                self._redis.script_load(self._script.script)
                for i, answer in zip(missed, line.exchange([calls[i] for i in missed]), strict=True):
                    answers[i] = answer
        if any(isinstance(answer, NoScriptError) for answer in answers):
            raise StoreUnavailable("store_unavailable", "The store was restarted again and again; try again.")
        return answers


def _fail(own: _Group, followers: Sequence[_Waiter], error: Exception) -> None:
    for group in (own, *(follower.group for follower in followers)):
        group.error = error
