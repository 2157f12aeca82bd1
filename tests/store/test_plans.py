"""Plans in the store: two who arrange at the same moment, and a picture that comes in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from footfall.domain.errors import Conflict
from footfall.domain.event import Event
from footfall.domain.plan import Picture, Place
from footfall.store import Stores

HERE = {"hall": Place(0.5, 0.5)}


def picture(data: bytes) -> Picture:
    return Picture("image/png", len(data), 4, 3, data.hex())


def test_of_many_who_arrange_at_once_exactly_one_is_first(stores: Stores, event: Event) -> None:
    def arrange(number: int) -> int | None:
        try:
            return stores.plans.arrange(event.id, {"hall": Place(number / 20, 0.5)}, 0).version and number
        except Conflict:
            return None

    with ThreadPoolExecutor(8) as crowd:
        first = [number for number in crowd.map(arrange, range(1, 17)) if number is not None]
    assert len(first) == 1
    plan = stores.plans.get(event.id)
    assert plan.version == 1
    assert plan.places == {"hall": Place(first[0] / 20, 0.5)}


def test_any_bytes_come_back_as_they_were(stores: Stores, event: Event) -> None:
    data = bytes(range(256)) * 3
    stores.plans.hang(event.id, picture(data), data)
    assert stores.plans.picture(event.id) == (picture(data), data)


def test_every_change_raises_the_version(stores: Stores, event: Event) -> None:
    versions = [
        stores.plans.arrange(event.id, HERE, None).version,
        stores.plans.hang(event.id, picture(b"a"), b"a").version,
        stores.plans.take_down(event.id).version,
        stores.plans.arrange(event.id, {}, 3).version,
    ]
    assert versions == [1, 2, 3, 4]
    with pytest.raises(Conflict):
        stores.plans.arrange(event.id, HERE, 3)


def test_the_keys_lie_in_the_slot_of_their_event(stores: Stores, event: Event) -> None:
    stores.plans.hang(event.id, picture(b"a"), b"a")
    names = list(stores.redis.scan_iter("*plan*"))
    assert sorted(names) == ["footfall:{expo}:plan", "footfall:{expo}:plan_picture"]
