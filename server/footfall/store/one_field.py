"""Changing one field of a hash that others may change or remove at the same moment."""

from collections.abc import Callable

from redis.exceptions import WatchError

from footfall.domain.errors import Conflict
from footfall.store.commands import Client

TRIES = 5


def change_field(redis: Client, key: str, field: str, change: Callable[[str], str]) -> str | None:
    """The text as changed, None if there is none: what was removed meanwhile does not come back.

    Raises Conflict `changed_meanwhile` where others never stop.
    """
    for _ in range(TRIES):
        with redis.pipeline() as pipe:
            pipe.watch(key)
            text = redis.hget(key, field)
            if text is None:
                return None
            changed = change(text)
            pipe.multi()
            pipe.hset(key, field, changed)
            try:
                pipe.execute()
            except WatchError:
                continue
            return changed
    raise Conflict("changed_meanwhile", "Somebody else changes the same at this moment; try again.")
