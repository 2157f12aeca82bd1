"""gunicorn's master process, which also keeps the embedded store alive."""

from __future__ import annotations

import time
from typing import Any

from gunicorn.arbiter import Arbiter

from footfall.domain.errors import FootfallError

# A store that ends again and again, as on a full disk, is not to spend the machine on starting.
STEADY_SECONDS = 30.0
LONGEST_PAUSE = 4.0


class Master(Arbiter):  # type: ignore[misc]
    """Looks after the store in the round that it makes at least once a second for its workers.

    No thread does this: a thread and `fork` do not get on, and the round comes at once when a child dies.
    """

    def __init__(self, app: Any, store: Any) -> None:
        self._store = store
        self._store_down = False
        self._store_started = self._store_due = time.monotonic()
        self._store_pause = 0.0
        super().__init__(app)

    def reap_workers(self) -> None:
        # First, so that a store that ended is reaped as what it is and not taken for a worker.
        if self._store is not None:
            self._store.reap()
        super().reap_workers()

    def handle_chld(self) -> None:
        super().handle_chld()
        self._tend_store()

    handle_cld = handle_chld

    def manage_workers(self) -> None:
        self._tend_store()
        super().manage_workers()

    def _tend_store(self) -> None:
        if self._store is None or time.monotonic() < self._store_due:
            return
        try:
            started = self._store.ensure()
        except FootfallError as error:
            if not self._store_down:
                self.log.error("The embedded store does not start: %s", error.message)
            self._store_down = True
            self._pause()
            return
        if started:
            why = self._store.why_it_ended
            self.log.warning(
                "The embedded store was down%s and has been started again", f" ({why})" if why else ""
            )
            self._pause()
        elif self._store_down:
            self.log.warning("The embedded store answers again")
        self._store_down = False

    def _pause(self) -> None:
        """The first start in a long while comes at once; those that soon follow it wait longer and longer."""
        now = time.monotonic()
        steady = now - self._store_started > STEADY_SECONDS
        self._store_pause = 0.0 if steady else min(max(0.5, 2 * self._store_pause), LONGEST_PAUSE)
        self._store_started, self._store_due = now, now + self._store_pause
