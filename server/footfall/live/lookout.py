"""Looks for warnings whoever is connected: what begins and ends at night, with no page open, is in the log as well.

Each worker does. One of them gets the turn of a second (services/warnings.py), so more of them look no oftener.
"""

import logging
from collections.abc import Callable
from typing import Any

from footfall.domain.errors import StoreUnavailable
from footfall.live.health import StoreHealth
from footfall.live.source import Clock
from footfall.services import warnings
from footfall.services.read import state
from footfall.store import Stores

log = logging.getLogger(__name__)

LOOK_S = 1.0
#: How often it is asked which events there are to look at, ms, and each of them is looked at. In between that is done
#: where a kiosk is connected or something was counted: a server may have many events at which nobody is.
CHOOSE_MS = 10_000


class Lookout:
    """`run` is the task; `sleep` is Socket.IO's, so that it fits the worker."""

    def __init__(
        self, stores: Stores, clock: Clock, health: StoreHealth, sleep: Callable[[float], Any]
    ) -> None:
        self._stores, self._clock, self._health, self._sleep = stores, clock, health, sleep
        self._chosen_at: int | None = None
        self._events: dict[str, bool] = {}
        self._seqs: dict[str, int] = {}
        self._outage = False

    def run(self) -> None:
        """As long as the worker lives."""
        while True:
            try:
                self.look()
                self._outage = False
            except StoreUnavailable as error:
                if not self._outage:
                    log.warning("warnings wait for the store: %s", error.message)
                self._outage = True
            except Exception:  # the task must outlive whatever goes wrong
                log.exception("looking for warnings failed")
            self._sleep(LOOK_S)

    def look(self) -> None:
        """Once at every event where something may have changed. Raises StoreUnavailable."""
        now = self._clock()
        due = self._chosen_at is None or not 0 <= now - self._chosen_at < CHOOSE_MS
        if due:
            self._events, self._chosen_at = warnings.to_look_at(self._stores, now), now
        before, ids = self._seqs, list(self._events)
        self._seqs = dict(zip(ids, state.seqs(self._stores, ids), strict=True)) if ids else {}
        for event_id, lively in self._events.items():
            if not (due or lively or self._seqs[event_id] != before.get(event_id)):
                continue
            try:
                warnings.look_if_due(self._stores, event_id, self._clock(), self._health.problems())
            except StoreUnavailable:
                raise
            except Exception:
                log.exception("nobody looks for the warnings of %s", event_id)
