"""gunicorn's master process, which also keeps the embedded store alive."""

from __future__ import annotations

from typing import Any

from gunicorn.arbiter import Arbiter

from footfall.domain.errors import FootfallError


class Master(Arbiter):  # type: ignore[misc]
    """Looks after the store in the round that it makes at least once a second for its workers.

    No thread does this: a thread and `fork` do not get on, and the round comes at once when a child dies.
    """

    def __init__(self, app: Any, store: Any) -> None:
        self._store = store
        self._store_down = False
        super().__init__(app)

    def handle_chld(self) -> None:
        # First, so that a store that died is reaped as what it is and not taken for a worker.
        self._tend_store()
        super().handle_chld()

    handle_cld = handle_chld

    def manage_workers(self) -> None:
        self._tend_store()
        super().manage_workers()

    def _tend_store(self) -> None:
        if self._store is None:
            return
        try:
            started = self._store.ensure()
        except FootfallError as error:
            if not self._store_down:
                self.log.error("The embedded store does not start: %s", error.message)
            self._store_down = True
            return
        if self._store_down or started:
            self.log.warning("The embedded store was down and has been started again")
        self._store_down = False
