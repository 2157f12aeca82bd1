"""An event's config over HTTP."""

from __future__ import annotations

import json
from typing import Any

from tests.factories import scan_row, zone_config
from tests.helpers import Actor


def test_a_config_is_changed_by_a_merge_patch(organizer: Actor, viewer: Actor) -> None:
    before = viewer.get("/events/expo").get_json()
    after = organizer.patch("/events/expo", {"venue": {"en": "Nansha"}}).get_json()
    assert after == before | {"venue": {"en": "Nansha"}, "version": before["version"] + 1}
    assert viewer.get("/events/expo").get_json() == after


def test_zones_are_listed_as_the_venue_nests_them_siblings_as_configured(
    organizer: Actor, staff: Actor, visitor: dict[str, Any]
) -> None:
    """Else a session that is written last looks as if it were in the hall that is written before it."""
    zones = [
        zone_config("forum", kind="session", parent="site"),
        zone_config("annex"),
        zone_config("booth-1", kind="booth", parent="hall"),
        zone_config("site"),
        zone_config("hall", parent="site"),
        zone_config("stage", kind="session", parent="hall"),
    ]
    told = ["annex", "site", "forum", "hall", "booth-1", "stage"]
    answer = organizer.patch("/events/expo", {"zones": zones}).get_json()
    assert [zone["id"] for zone in answer["zones"]] == told
    for path in ("/events/expo", "/events/expo/state", "/events/expo/series", "/events/expo/changes"):
        document = staff.get(path).get_json()
        listed = document.get("zones") or document["before"]["zones"]
        ids = [zone["id"] for zone in listed] if isinstance(listed, list) else list(listed)
        assert {"site", "forum", "hall", "stage"} <= set(ids), path
        assert ids == [zone for zone in told if zone in ids], path
    for zone in reversed(told):
        if zone != "booth-1":
            staff.post("/events/expo/scans", {"scans": [scan_row(visitor["badge"]["token"], zone=zone)]})
    flow = organizer.get("/events/expo/export/flow.jsonl").get_data(as_text=True)
    assert [json.loads(line)["from"] for line in flow.splitlines()] == [
        "away",
        "site",
        "forum",
        "hall",
        "stage",
    ]
