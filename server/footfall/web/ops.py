"""For machines: health, readiness, metrics."""

from collections.abc import Iterator

from flask import Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from footfall.domain.errors import StoreUnavailable
from footfall.domain.roles import Principal, Role, may_read_state
from footfall.services import events
from footfall.services.read.state import read_state
from footfall.store import Stores
from footfall.web.auth import OPEN, of_server
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.errors import RETRY_AFTER_S
from footfall.web.route import api, route
from footfall.wire.ops import Health, Readiness

bp = api("ops", "For machines that watch this one.", prefix=None)
TEXT = "text/plain; version=0.0.4; charset=utf-8"
TEXT_ANSWER = {
    "description": "Prometheus' text format",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}


def _may_read_metrics(person: Principal) -> bool:
    return person.role is not Role.KIOSK


@route(bp, "GET", "/healthz", may=OPEN, answers={200: Health})
def healthz() -> Response:
    """The server answers."""
    return json_answer({"status": "ok"})


@route(bp, "GET", "/readyz", may=OPEN, answers={200: Readiness, 503: Readiness})
def readyz() -> Response:
    """The store answers too; 503 while it does not."""
    try:
        stores().ping()
        status, warnings = "ok", stores().durability_problems()
    except StoreUnavailable:
        status, warnings = "unavailable", stores().disk_problems()
    document = {"status": status} | ({"warnings": warnings} if warnings else {})
    if status == "ok":
        return json_answer(document)
    answer = json_answer(document, 503)
    answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    return answer


@route(bp, "GET", "/metrics", may=of_server(_may_read_metrics), answers={200: TEXT_ANSWER})
def metrics() -> Response:
    """The state of every event that the asker belongs to, for Prometheus."""
    registry = CollectorRegistry()
    registry.register(StateCollector(stores(), who()))
    return Response(generate_latest(registry), content_type=TEXT)


class StateCollector(Collector):
    """Reads the store when it is asked, so that every worker tells the same."""

    def __init__(self, stores: Stores, person: Principal) -> None:
        self._stores, self._person = stores, person

    def describe(self) -> list[Metric]:
        """Nothing ahead: registering must not read the store."""
        return []

    def collect(self) -> Iterator[Metric]:
        occupancy = GaugeMetricFamily(
            "footfall_occupancy", "Visitors in a zone or below it.", labels=["event", "zone"]
        )
        capacity = GaugeMetricFamily(
            "footfall_capacity", "How many visitors a zone may hold.", labels=["event", "zone"]
        )
        visits = CounterMetricFamily("footfall_visits", "Visits to a zone.", labels=["event", "zone"])
        scans = CounterMetricFamily(
            "footfall_scans", "Scans by what came of them.", labels=["event", "outcome", "reason"]
        )
        for event in events.list_events(self._stores):
            if not may_read_state(self._person, event.id):
                continue
            state = read_state(self._stores, event.id, now())
            for zone, numbers in state.zones.items():
                visits.add_metric([event.id, zone], numbers["visits"])
                if "occupancy" in numbers:
                    occupancy.add_metric([event.id, zone], numbers["occupancy"])
            for limited in state.event.zones:
                if limited.capacity is not None:
                    capacity.add_metric([event.id, limited.id], limited.capacity)
            scans.add_metric([event.id, "admitted", ""], state.admitted)
            for reason, n in state.refused.items():
                scans.add_metric([event.id, "refused", reason], n)
        yield from (occupancy, capacity, visits, scans)
