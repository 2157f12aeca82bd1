"""A line to the store: one connection that is kept, for pipelines. redis-py's pool and pipeline cost more than the
rest of a scan's way to the store.
"""

from collections.abc import Sequence
from typing import Any

from redis.exceptions import ConnectionError, ResponseError

from footfall.store.commands import Client, Connection

Command = Sequence[Any]


class Line:
    """One exchange at a time. Raises redis-py's ConnectionError and TimeoutError."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self._connection: Connection | None = None

    def exchange(self, commands: Sequence[Command]) -> list[Any]:
        """The answers in order; a command that failed has its error as its answer."""
        try:
            return self._once(commands)
        except ConnectionError:
            # The store closed the connection, perhaps long ago. Repeating is safe: a scan counts once under its id.
            # After a time-out nothing is repeated: whoever asked has waited long enough.
            return self._once(commands)

    def _once(self, commands: Sequence[Command]) -> list[Any]:
        if self._connection is None:
            self._connection = self._redis.connection_pool.get_connection()
        connection = self._connection
        try:
            connection.send_packed_command(connection.pack_commands(commands))
            return [_answer(connection) for _ in commands]
        except BaseException:
            self._drop()  # answers that nobody read must not be taken for the next call's
            raise

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.disconnect()
            self._redis.connection_pool.release(connection)


def _answer(connection: Connection) -> Any:
    try:
        return connection.read_response()
    except ResponseError as error:
        return error
