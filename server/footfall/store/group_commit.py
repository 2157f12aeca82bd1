"""Group commit: script calls that wait in a worker at the same moment go to the store in one pipeline.

No call waits for company. The first one goes at once and leads; calls that come while it is on its way are
gathered, and one of them leads those when it is back. Each call stays an atomic step of its own.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from redis.commands.core import Script
from redis.exceptions import ConnectionError, NoScriptError, RedisError, ResponseError, TimeoutError

from footfall.store.client import Client, translated

Args = Sequence[Any]
#: More than this at once would make the first of them wait for the last.
MAX_CALLS = 500


@dataclass
class _Group:
    """The calls of one caller, who waits at the gate until they are answered or it is to lead."""

    calls: Sequence[Args]
    gate: threading.Lock = field(default_factory=threading.Lock)
    answers: list[Any] = field(default_factory=list)
    error: Exception | None = None
    leads: bool = False


class GroupCommit:
    """Runs one script. Works with threads and, where the standard library is patched, with green threads."""

    def __init__(self, redis: Client, script: Script) -> None:
        self._redis, self._script = redis, script
        self._lock = threading.Lock()
        self._busy = False
        self._waiting: list[_Group] = []
        self._connection: Any = None

    def run(self, prefix: str, calls: Sequence[Args]) -> list[Any]:
        """The script's answers to `calls`, in order. Raises StoreUnavailable."""
        group = _Group([(1, prefix, *args) for args in calls])
        with self._lock:
            leads = not self._busy
            self._busy = True
            if not leads:
                group.gate.acquire()
                self._waiting.append(group)
        if leads:
            self._lead(group)
        else:
            group.gate.acquire()  # until the leader opens it
            if group.leads:
                self._lead(group)
        if group.error is not None:
            raise group.error
        with translated():
            for answer in group.answers:
                if isinstance(answer, RedisError):
                    raise answer  # this caller's alone: what went wrong with one scan is not its neighbours' business
        return group.answers

    def _lead(self, own: _Group) -> None:
        groups = [own, *self._take(MAX_CALLS - len(own.calls))]
        try:
            answers = iter(self._execute([args for group in groups for args in group.calls]))
            for group in groups:
                group.answers = [next(answers) for _ in group.calls]
        except Exception as error:
            for group in groups:
                group.error = error
        finally:
            self._hand_over()
            for group in groups[1:]:
                group.gate.release()

    def _take(self, room: int) -> list[_Group]:
        with self._lock:
            taken = []
            while self._waiting and len(self._waiting[0].calls) <= room:
                room -= len(self._waiting[0].calls)
                taken.append(self._waiting.pop(0))
            return taken

    def _hand_over(self) -> None:
        with self._lock:
            if self._waiting:
                leader = self._waiting.pop(0)
                leader.leads = True
                leader.gate.release()
            else:
                self._busy = False

    def _execute(self, calls: Sequence[Args]) -> list[Any]:
        with translated():
            answers = self._send(calls)
            missed = [i for i, answer in enumerate(answers) if isinstance(answer, NoScriptError)]
            if missed:
                # The store was restarted and has forgotten the script; those calls have done nothing.
                self._redis.script_load(self._script.script)
                for i, answer in zip(missed, self._send([calls[i] for i in missed]), strict=True):
                    answers[i] = answer
        return answers

    def _send(self, calls: Sequence[Args]) -> list[Any]:
        try:
            return self._exchange(calls)
        except (ConnectionError, TimeoutError):
            # The store closed the connection, perhaps long ago. Repeating is safe: a scan counts once under its id.
            self._drop()
            return self._exchange(calls)

    def _exchange(self, calls: Sequence[Args]) -> list[Any]:
        """One pipeline over a connection that is kept: there is one leader at a time, and redis-py's pool and
        pipeline cost more than the rest of a scan's way to the store.
        """
        if self._connection is None:
            self._connection = self._redis.connection_pool.get_connection()
        connection = self._connection
        try:
            commands = [("EVALSHA", self._script.sha, *args) for args in calls]
            connection.send_packed_command(connection.pack_commands(commands))
            return [self._read(connection) for _ in calls]
        except BaseException:
            self._drop()  # answers that nobody read must not be taken for the next call's
            raise

    def _read(self, connection: Any) -> Any:
        try:
            return connection.read_response()
        except ResponseError as error:
            return error

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.disconnect()
            self._redis.connection_pool.release(self._connection)
            self._connection = None
