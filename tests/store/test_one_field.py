"""A field that somebody changes while others do."""

from itertools import count

import pytest

from footfall.domain.errors import Conflict
from footfall.store import Stores
from footfall.store.one_field import change_field

KEY = "footfall:tried"


def test_what_is_removed_meanwhile_does_not_come_back(stores: Stores) -> None:
    stores.redis.hset(KEY, "a", "one")

    def change(text: str) -> str:
        stores.redis.hdel(KEY, "a")
        return f"{text} more"

    assert change_field(stores.redis, KEY, "a", change) is None
    assert stores.redis.hget(KEY, "a") is None


def test_a_change_builds_on_what_others_changed_meanwhile(stores: Stores) -> None:
    stores.redis.hset(KEY, "a", "one")
    others = iter(["two"])

    def change(text: str) -> str:
        if (other := next(others, None)) is not None:
            stores.redis.hset(KEY, "a", other)
        return f"{text} more"

    assert change_field(stores.redis, KEY, "a", change) == "two more"
    assert stores.redis.hget(KEY, "a") == "two more"


def test_whoever_is_never_first_is_told(stores: Stores) -> None:
    stores.redis.hset(KEY, "a", "one")
    numbers = count()

    def change(text: str) -> str:
        stores.redis.hset(KEY, "a", str(next(numbers)))
        return text

    with pytest.raises(Conflict) as told:
        change_field(stores.redis, KEY, "a", change)
    assert told.value.code == "changed_meanwhile"
