"""How many scans a key may send."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from footfall.settings import Settings
from footfall.store import Stores
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, rows_a_minute=1)  # and four at once


@pytest.mark.parametrize("way", ["the fast lane", "Flask"])
def test_a_key_that_has_sent_its_share_is_told_when_to_come_again(
    app: Flask, stores: Stores, staff: Actor, kiosk: Actor, viewer: Actor, way: str
) -> None:
    more = {} if way == "the fast lane" else {"headers": {"Content-Type": "application/json; charset=utf-8"}}
    badge = staff.post("/events/expo/visitors", visitor_row()).get_json()["visitors"][0]["badge"]["token"]
    rows = [scan_row(badge) for _ in range(5)]
    assert kiosk.post("/events/expo/scans", {"scans": rows[:3]}, **more).status_code == 200
    refused = kiosk.post("/events/expo/scans", {"scans": rows[3:]}, **more)
    assert refused.status_code == 429
    assert refused.get_json()["error"]["code"] == "too_many_scans"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.get_json()["error"]["details"]["retry_after"] == int(refused.headers["Retry-After"])
    assert viewer.get("/events/expo/state").get_json()["totals"]["admitted"] == 3
    assert kiosk.post("/events/expo/scans", {"scans": rows[3:4]}, **more).status_code == 200
    assert staff.post("/events/expo/scans", {"scans": rows[4:]}).status_code == 200, "another key has its own"
