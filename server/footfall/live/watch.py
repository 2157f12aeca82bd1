"""Watches the sequence numbers of the events that this worker's clients look at.

Nobody calls when something changed: several workers, and commands run beside the server, write to one
store. So one task a worker asks the store for all its events at once, about every 25 ms, and only while
somebody is connected. What is read costs the same however many scans came in since.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from footfall.domain.errors import FootfallError, StoreUnavailable

log = logging.getLogger(__name__)

POLL_S = 0.025
LEAST_GAP_S = 0.1  # at most ten updates a second for an event
QUIET_S = 2.0  # pages that hear nothing for twice as long say that they are cut off (common/src/live.ts)
CHORE_S = 1.0
OUTAGE_S = 0.5
FEED_ROWS = 10

Document = dict[str, Any]
Rows = list[dict[str, Any]]


class Source(Protocol):
    """What is watched. Every method may raise StoreUnavailable."""

    def seqs(self, event_ids: Sequence[str]) -> dict[str, int]: ...

    def state(self, event_id: str) -> Document: ...

    def scans_after(self, event_id: str, seq: int, limit: int) -> Rows: ...


class Publisher(Protocol):
    """Who is told. All methods are called from the one task."""

    def changed(self, event_id: str, before: Document, after: Document, rows: Rows) -> None: ...

    def quiet(self, event_id: str, document: Document) -> None:
        """Nothing changed for a while, and the document is current."""

    def chores(self, event_id: str) -> None:
        """Once a second: whatever the sequence number does not tell."""


@dataclass
class Followed:
    """One event: the document that was sent last, who follows it, and when something is due."""

    document: Document
    sids: set[str] = field(default_factory=set)
    next_update: float = 0.0
    next_quiet: float = 0.0
    next_chores: float = 0.0


class Watch:
    """`start_task` and `sleep` are Socket.IO's, so that they fit the worker; `clock` is in seconds."""

    def __init__(
        self,
        source: Source,
        start_task: Callable[[Callable[[], None]], Any],
        sleep: Callable[[float], Any],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.publishers: list[Publisher] = []
        self._source, self._start_task = source, start_task
        self._sleep, self._clock = sleep, clock
        self._events: dict[str, Followed] = {}
        self._lock = threading.RLock()
        self._running = False
        self._outage = False

    def follow(self, event_id: str, sid: str, welcome: Callable[[Document], None]) -> None:
        """Call `welcome` with the document that the next change will start from.

        The welcome and the changes exclude each other, so a client that is welcomed into a room
        misses none and gets none twice. Raises what the source raises.
        """
        with self._lock:
            self.unfollow(sid)
            followed = self._events.get(event_id)
            if followed is None:
                followed = Followed(self._source.state(event_id))
                followed.next_quiet = self._clock() + QUIET_S
            welcome(followed.document)
            followed.sids.add(sid)
            self._events[event_id] = followed
            if not self._running:
                self._running = True
                self._start_task(self.run)

    def unfollow(self, sid: str) -> None:
        """The last one to leave an event ends the watching of it."""
        with self._lock:
            for event_id, followed in list(self._events.items()):
                followed.sids.discard(sid)
                if not followed.sids:
                    del self._events[event_id]

    def run(self) -> None:
        """The task: ends when nobody follows anything."""
        while True:
            with self._lock:
                if not self._events:
                    self._running = False
                    return
            self._sleep(self._pass())

    def _pass(self) -> float:
        """One look at everything; returns how long to sleep."""
        try:
            self.look()
        except StoreUnavailable as error:
            if not self._outage:
                log.warning("live updates wait for the store: %s", error.message)
            self._outage = True
            return OUTAGE_S
        except Exception:  # the task must outlive whatever goes wrong with one event
            log.exception("live updates failed")
            return OUTAGE_S
        if self._outage:
            log.info("live updates go on")
            self._outage = False
        return POLL_S

    def look(self) -> None:
        """Ask for all sequence numbers once, and publish what is due."""
        with self._lock:
            events = dict(self._events)
        seqs = self._source.seqs(list(events))
        for event_id, followed in events.items():
            try:
                self._look_at(event_id, followed, seqs.get(event_id, 0))
            except StoreUnavailable:
                raise
            except FootfallError as error:
                log.warning("no live update for %s: %s", event_id, error.message)
                followed.next_update = self._clock() + CHORE_S

    def _look_at(self, event_id: str, followed: Followed, seq: int) -> None:
        now = self._clock()
        if seq != followed.document["seq"]:
            if now >= followed.next_update:
                self._update(event_id, followed)
                followed.next_update = now + LEAST_GAP_S
                followed.next_quiet = now + QUIET_S
        elif now >= followed.next_quiet:
            followed.next_quiet = now + QUIET_S
            for publisher in self.publishers:
                publisher.quiet(event_id, followed.document)
        if now >= followed.next_chores:
            followed.next_chores = now + CHORE_S
            for publisher in self.publishers:
                publisher.chores(event_id)

    def _update(self, event_id: str, followed: Followed) -> None:
        after = self._source.state(event_id)
        before = followed.document
        rows = self._source.scans_after(event_id, before["seq"], FEED_ROWS)
        # A row newer than the document belongs to the next change.
        rows = [row for row in rows if row["seq"] <= after["seq"]]
        with self._lock:
            followed.document = after
            for publisher in self.publishers:
                publisher.changed(event_id, before, after, rows)
