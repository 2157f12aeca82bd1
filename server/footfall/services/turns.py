"""Long work gives others their turn: whatever else a worker has to do must not wait for it."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Semaphore
from typing import TypeVar

T = TypeVar("T")

#: Points of a curve, which take about half a millisecond.
EACH = 200


def taking_turns(items: Iterable[T], each: int = EACH) -> Iterator[T]:
    """The same items; after so many of them others are served."""
    for number, item in enumerate(items, 1):
        yield item
        if number % each == 0:
            time.sleep(0)


#: Seconds. A store that is slow must not make everybody wait behind each other.
PATIENCE_S = 5.0
_long = Semaphore()


@contextmanager
def after_others() -> Iterator[None]:
    """Of those who want long work done one is served at a time, so that many take no more from a door than one."""
    mine = _long.acquire(timeout=PATIENCE_S)
    try:
        yield
    finally:
        if mine:
            _long.release()
