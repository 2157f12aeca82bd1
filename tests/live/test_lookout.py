"""Warnings are looked for by a real server with nobody connected: neither a page nor a kiosk, over HTTP or live."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footfall.domain.kiosk_needs import FORGOTTEN_MS, ONLINE_MS
from footfall.services import events
from footfall.services.warnings import LINGER_MS, to_look_at
from footfall.settings import Settings
from footfall.store import Stores, keys, open_stores
from tests.by_hand import by_hand
from tests.factories import event_config, now_ms

Start = Callable[..., Any]
PATIENCE_S = 15.0


class Night:
    """The event's store, beside a server that nobody asks anything."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        events.create_event(stores, event_config())

    def heard(self, kiosk: str, ago_ms: int = 0) -> None:
        said = {"name": kiosk, "zone": "hall", "last_seen": now_ms() - ago_ms, "queue": 0}
        self.stores.kiosks.save("expo", kiosk, said)

    def log(self) -> list[tuple[str, str | None]]:
        """What was raised and ended, the oldest first."""
        entries = self.stores.warnings.log("expo", 100, None)
        return [(entry.what, entry.warning.name) for entry in reversed(entries)]

    def wait(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.02)

    def looks(self, times: int) -> None:
        """Waits until somebody has looked so often again: each time something was counted."""
        for _ in range(times):
            before = self.stores.redis.get(keys.warning_turn("expo"))
            by_hand(self.stores).incr(keys.seq("expo"))
            self.wait(lambda was=before: self.stores.redis.get(keys.warning_turn("expo")) != was)  # type: ignore[misc]


@pytest.fixture
def night(tmp_path: Path) -> Callable[[], Night]:
    """To be called when the server runs, and with it the store."""
    return lambda: Night(open_stores(Settings(data_dir=tmp_path / "data")))


@pytest.mark.parametrize(("worker", "workers"), [("eventlet", 1), ("threading", 1), ("eventlet", 3)])
def test_what_begins_and_ends_with_nobody_connected_is_in_the_log_once(
    start_server: Start, night: Callable[[], Night], tmp_path: Path, worker: str, workers: int
) -> None:
    environ = {"FOOTFALL_WORKER": worker, "FOOTFALL_WORKERS": str(workers)}
    with start_server(errors=tmp_path / "errors", **environ):
        here = night()
        here.heard("Door A", ago_ms=2 * ONLINE_MS)
        here.wait(lambda: here.log() == [("raised", "Door A")])
        here.looks(3)
        here.heard("Door A")
        here.wait(lambda: len(here.log()) > 1)
        here.looks(2)
        assert here.log() == [("raised", "Door A"), ("ended", "Door A")]
    assert (tmp_path / "errors").read_text() == ""


def test_a_warning_goes_on_over_a_restart_and_nobody_is_called_silent_for_it(
    start_server: Start, night: Callable[[], Night], tmp_path: Path
) -> None:
    with start_server():
        here = night()
        here.heard("Door A", ago_ms=2 * ONLINE_MS)
        here.heard("Door B")
        here.wait(lambda: here.log() == [("raised", "Door A")])
        before = here.stores.warnings.read("expo").open
        # The store ends with the server, and both are away for longer than kiosks may be silent.
        looked = now_ms() - 3 * ONLINE_MS
        here.stores.redis.set(keys.warning_turn("expo"), f"{looked} 0")
        here.heard("Door B", ago_ms=2 * ONLINE_MS)
    with start_server():
        here.stores = open_stores(Settings(data_dir=tmp_path / "data"))
        here.looks(3)
        assert here.stores.warnings.read("expo").open == before
        assert here.log() == [("raised", "Door A")]


def test_only_events_that_go_on_or_whose_kiosks_speak_are_looked_at(stores: Stores) -> None:
    def days(*names: str) -> dict[str, Any]:
        return {"days": list(names)}

    for event_id, config in {
        "over": days("2024-06-15", "2024-06-16"),
        "to-come": days("2124-06-15"),
        "being-set-up": days("2124-06-15"),
        "now": {},
    }.items():
        events.create_event(stores, event_config(id=event_id, **config))
    now = now_ms()
    said = {"name": "Door A", "zone": "hall", "last_seen": now - FORGOTTEN_MS}
    stores.kiosks.save("being-set-up", "k1", said)
    stores.kiosks.save("over", "k1", said | {"last_seen": now - LINGER_MS})
    assert to_look_at(stores, now) == {"being-set-up": False, "now": False}
    stores.kiosks.save("now", "k1", said | {"last_seen": now})
    assert to_look_at(stores, now)["now"]


def test_the_night_between_two_days_belongs_to_the_event(stores: Stores) -> None:
    event = events.create_event(stores, event_config(days=["2024-06-15", "2024-06-17"]))
    day = 24 * 3_600_000
    inside = (event.starts_at, event.starts_at + day + day // 8, event.ends_at - 1)
    assert [list(to_look_at(stores, at)) for at in inside] == [["expo"]] * 3
    assert event.ends_at - event.starts_at == 3 * day
    assert [to_look_at(stores, at) for at in (event.starts_at - 1, event.ends_at)] == [{}, {}]
