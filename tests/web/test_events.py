"""An event's config over HTTP."""

from __future__ import annotations

from tests.helpers import Actor


def test_a_config_is_changed_by_a_merge_patch(organizer: Actor, viewer: Actor) -> None:
    before = viewer.get("/events/expo").get_json()
    after = organizer.patch("/events/expo", {"venue": {"en": "Nansha"}}).get_json()
    assert after == before | {"venue": {"en": "Nansha"}, "version": before["version"] + 1}
    assert viewer.get("/events/expo").get_json() == after
