"""The store's client is cast to the commands that Footfall asks of it: redis-py has them, and they take the same."""

from __future__ import annotations

import inspect
from inspect import Parameter

import pytest
from redis.commands.core import Script as RedisScript
from redis.connection import Connection as RedisConnection
from redis.connection import ConnectionPool as RedisPool

from footfall.store.client import StoreClient, StorePipeline
from footfall.store.commands import Client, Connection, ConnectionPool, Pipeline, Script
from tests.by_hand import AnyCommand

PAIRS: list[tuple[type, type]] = [
    (Client, StoreClient),
    (AnyCommand, StoreClient),
    (Pipeline, StorePipeline),
    (ConnectionPool, RedisPool),
    (Connection, RedisConnection),
    (Script, RedisScript),
]
METHODS = [
    (ours, theirs, name)
    for ours, theirs in PAIRS
    for name, member in vars(ours).items()
    if inspect.isfunction(member) and member.__module__ == ours.__module__
]


@pytest.mark.parametrize(
    ("ours", "theirs", "name"), METHODS, ids=lambda part: getattr(part, "__name__", part)
)
def test_redis_py_has_the_command_and_takes_the_same(ours: type, theirs: type, name: str) -> None:
    taken = inspect.signature(getattr(theirs, name)).parameters
    anything = {Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD} & {each.kind for each in taken.values()}
    for asked in inspect.signature(getattr(ours, name)).parameters.values():
        several = asked.kind is Parameter.VAR_POSITIONAL
        assert anything or (asked.name in taken and not several), asked
