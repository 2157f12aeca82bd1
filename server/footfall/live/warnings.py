"""Pushes the warnings on /live: to whoever joins, and to all of an event whenever they changed."""

import logging
import threading

from flask_socketio import SocketIO

from footfall.domain.errors import StoreUnavailable
from footfall.live.dashboards import NAMESPACE, room
from footfall.live.health import StoreHealth
from footfall.live.source import Clock
from footfall.live.watch import Document, Rows
from footfall.services import warnings
from footfall.store import Stores
from footfall.wire.warnings import for_viewers, warnings_document

log = logging.getLogger(__name__)


class WarningsPublisher:
    """Looks once a second, in the watch's one task. Only what changed is sent."""

    def __init__(self, socketio: SocketIO, stores: Stores, clock: Clock, health: StoreHealth) -> None:
        self._socketio, self._stores, self._clock, self._health = socketio, stores, clock, health
        self._told: dict[str, Document] = {}
        # A page that joins in the middle of a push must not be left with the older of the two documents.
        self._lock = threading.RLock()

    def welcome(self, event_id: str, sid: str, with_names: bool) -> None:
        """For a page that has just joined. Numbers must come even where warnings cannot: what fails is logged."""
        with self._lock:
            document = self._look(event_id)
            if document is not None:
                self._told.setdefault(event_id, document)
                self._emit(document if with_names else for_viewers(document), sid)

    def changed(self, event_id: str, before: Document, after: Document, rows: Rows) -> None:
        """None here: warnings are looked for once a second."""

    def quiet(self, event_id: str, document: Document) -> None:
        """None here."""

    def chores(self, event_id: str) -> None:
        with self._lock:
            document = self._look(event_id)
            if document is None or document == self._told.get(event_id):
                return
            self._told[event_id] = document
            self._emit(document, room(event_id, with_names=True))
            self._emit(for_viewers(document), room(event_id, with_names=False))

    def _look(self, event_id: str) -> Document | None:
        try:
            now = self._clock()
            return warnings_document(warnings.look(self._stores, event_id, now, self._health.problems()))
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("the warnings of %s cannot be told", event_id)
            return None

    def _emit(self, document: Document, to: str) -> None:
        self._socketio.emit("warnings", document, to=to, namespace=NAMESPACE)
