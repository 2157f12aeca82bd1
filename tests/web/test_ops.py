"""Health and metrics."""

from __future__ import annotations

from typing import Any

from tests.helpers import Actor


def test_health_tells_nothing_but_health(stranger: Actor) -> None:
    assert stranger.client.get("/healthz").get_json() == {"status": "ok"}
    assert stranger.client.get("/readyz").get_json()["status"] == "ok"


def test_metrics_show_the_events_one_belongs_to(
    viewer: Actor, kiosk: Actor, foreigner: Actor, stranger: Actor, inside: object
) -> None:
    def metrics(actor: Actor) -> Any:
        return actor.client.get("/metrics", headers=actor.headers)

    assert 'footfall_occupancy{event="expo",zone="hall"} 1.0' in metrics(viewer).get_data(as_text=True)
    assert 'event="expo"' not in metrics(foreigner).get_data(as_text=True)
    assert metrics(kiosk).status_code == 403
    assert metrics(stranger).status_code == 401
