"""What the watch reads: the same services that answer over HTTP."""

from collections.abc import Callable, Sequence

from footfall.live.watch import Document, Rows
from footfall.services import events
from footfall.services.read import feed, state
from footfall.store import Stores
from footfall.wire.state import feed_rows, state_document
from footfall.wire.times import rfc3339

Clock = Callable[[], int]  # milliseconds since the epoch


class StoreSource:
    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores, self._clock = stores, clock

    def seqs(self, event_ids: Sequence[str]) -> dict[str, int]:
        ids = list(event_ids)
        return dict(zip(ids, state.seqs(self._stores, ids), strict=True))

    def state(self, event_id: str) -> Document:
        return state_document(state.read_state(self._stores, event_id, self._clock()))

    def scans_after(self, event_id: str, seq: int, limit: int) -> Rows:
        return feed_rows(feed.changes_after(self._stores, event_id, seq, limit))

    def event_time(self, event_id: str) -> str:
        """Now, on the event's clock."""
        return rfc3339(self._clock(), events.get_event(self._stores, event_id).tz)
