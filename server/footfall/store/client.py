"""Connects to the store: `REDIS_URL`, else the embedded Valkey. Redis' own errors do not leave this package."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from redis import Redis
from redis.backoff import NoBackoff
from redis.client import Pipeline
from redis.exceptions import (
    ClusterDownError,
    ConnectionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
)
from redis.retry import Retry

from footfall.domain.errors import InvalidInput, StoreUnavailable
from footfall.settings import Settings
from footfall.store.commands import Client
from footfall.store.embedded import EmbeddedStore

#: As many connections as a worker takes requests: none is turned away while others wait for a slow store.
MAX_CONNECTIONS = 2000
CONNECT_S = 2
#: What may rightly take longer than a door can wait: closing a full venue, setting all its numbers right.
LONG_S = 60

#: How errors begin by which a store says that it cannot keep what it is given, or that a long script runs; others
#: have classes of their own.
_REFUSALS = ("BUSY ", "MISCONF ", "NOREPLICAS ")
#: What redis-py puts in front of the store's words where a pipeline fails ends so; the command stands there too.
_BY_REDIS_PY = "caused error: "


@contextmanager
def translated() -> Iterator[None]:
    """Turns Redis' errors of availability into StoreUnavailable."""
    try:
        yield
    except (ConnectionError, TimeoutError) as error:
        raise StoreUnavailable(
            "store_unavailable", "The store does not answer; nothing was lost, try again."
        ) from error
    except ResponseError as error:
        words = str(error).rpartition(_BY_REDIS_PY)[2]
        refused = isinstance(error, ReadOnlyError | OutOfMemoryError | ClusterDownError)
        if not refused and not words.startswith(_REFUSALS):
            raise
        raise StoreUnavailable("store_unavailable", f"The store takes no changes now: {words}") from error


class StoreClient(Redis):
    """A Redis client whose errors are Footfall's."""

    def execute_command(self, *args: Any, **options: Any) -> Any:
        with translated():
            return super().execute_command(*args, **options)  # type: ignore[no-untyped-call]

    def pipeline(self, transaction: bool = True, shard_hint: Any = None) -> "StorePipeline":
        return StorePipeline(self.connection_pool, self.response_callbacks, transaction, shard_hint)


class StorePipeline(Pipeline):
    """A pipeline whose errors are Footfall's."""

    def execute(self, raise_on_error: bool = True) -> list[Any]:
        with translated():
            return super().execute(raise_on_error)

    def immediate_execute_command(self, *args: Any, **options: Any) -> Any:
        with translated():
            return super().immediate_execute_command(*args, **options)  # type: ignore[no-untyped-call]


def connect(settings: Settings, patience_s: float) -> Client:
    """A client with a connection pool; nothing is sent yet. Raises InvalidInput for a bad REDIS_URL.

    It gives a call up that had no answer for `patience_s` seconds.
    """
    options: dict[str, Any] = {
        "decode_responses": True,
        "socket_timeout": patience_s,
        "socket_connect_timeout": CONNECT_S,
        "max_connections": MAX_CONNECTIONS,
        # One retry mends a connection that the store closed meanwhile; scans carry ids, so repeating is safe.
        # A store that did not answer in time is not asked again: somebody waits at a door.
        "retry": Retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
    }
    client: Redis
    try:
        if settings.redis_url is None:
            path = EmbeddedStore(settings.data_dir).socket_path
            client = StoreClient(unix_socket_path=str(path), **options)
        else:
            client = StoreClient.from_url(settings.redis_url, **options)
    except ValueError as error:
        raise InvalidInput(
            "invalid_settings", "REDIS_URL must look like redis://host:6379/0, rediss:// or unix://."
        ) from error
    # redis-py's types do not follow `decode_responses`: to them every text may be bytes.
    return cast(Client, client)


def durability_problems(redis: Client) -> list[str]:
    """Why this store could lose data, in sentences; empty where it keeps what it answered."""
    try:
        config = redis.config_get("appendonly", "maxmemory-policy", "maxmemory")
    except StoreUnavailable:
        raise
    except RedisError:
        return [
            "The store does not tell its settings (CONFIG is refused): make sure it keeps an append-only file."
        ]
    problems = []
    if config.get("appendonly") != "yes":
        problems.append("The store keeps no append-only file: a crash of it would lose scans.")
    if config.get("maxmemory") not in (None, "0") and config.get("maxmemory-policy") != "noeviction":
        problems.append("The store evicts keys when it is full (maxmemory-policy): it would lose scans.")
    return problems
