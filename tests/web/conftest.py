"""A visitor, and one who was admitted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import scan_row, visitor_row
from tests.helpers import Actor


@pytest.fixture
def visitor(staff: Actor) -> dict[str, Any]:
    row = visitor_row(name="Mei Lin", external_id="A-1", group="West", category="investor")
    registered: dict[str, Any] = staff.post("/events/expo/visitors", row).get_json()["visitors"][0]
    return registered


@pytest.fixture
def inside(kiosk: Actor, visitor: dict[str, Any]) -> dict[str, Any]:
    """The visitor, after an admission to the hall."""
    kiosk.post("/events/expo/scans", {"scans": [scan_row(visitor["badge"]["token"])]})
    return visitor
