"""Warnings on the namespace /live: with the snapshot, and whenever they changed."""

from collections.abc import Callable
from typing import Any

import pytest

from footfall.services import warnings as service
from tests.factories import scan_row, visitor_row, zone_config
from tests.helpers import Actor
from tests.live.conftest import Inbox

Connect = Callable[..., Inbox]


@pytest.fixture
def scan(organizer: Actor) -> Callable[..., None]:
    """Somebody goes into `hall`, which holds one, or leaves it."""
    organizer.patch("/events/expo", {"zones": [zone_config("hall", capacity=1)]})
    answer = organizer.post("/events/expo/visitors", visitor_row())
    token = answer.get_json()["visitors"][0]["badge"]["token"]

    def scan(direction: str = "in") -> None:
        organizer.post("/events/expo/scans", {"scans": [scan_row(token, direction=direction)]})

    return scan


def kinds(document: dict[str, Any]) -> list[str]:
    return [warning["kind"] for warning in document["open"]]


def test_who_joins_gets_them_after_the_snapshot(connect: Connect, viewer: Actor, scan: Any) -> None:
    scan()
    page = connect(viewer)
    page.ask("join", {"event": "expo"})
    page.next("snapshot")
    assert kinds(page.next("warnings")) == ["zone"]


def test_a_change_is_pushed_to_all_and_names_only_to_those_who_may_see_them(
    connect: Connect, viewer: Actor, staff: Actor, scan: Any
) -> None:
    public, inner = connect(viewer), connect(staff)
    for page in (public, inner):
        page.ask("join", {"event": "expo"})
        assert kinds(page.next("warnings")) == []
    scan()
    [warning] = inner.next("warnings")["open"]
    assert public.next("warnings")["open"] == [warning]
    staff.post(f"/events/expo/warnings/{warning['id']}/acknowledgement", {"note": "on my way"})
    assert inner.next("warnings")["open"][0]["acknowledged"]["by"] == "staff"
    assert public.next("warnings")["open"][0]["acknowledged"].keys() == {"at"}
    scan("out")
    assert kinds(inner.next("warnings")) == []


def test_numbers_come_even_where_warnings_cannot(
    connect: Connect, viewer: Actor, scan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the warnings are broken")

    monkeypatch.setattr(service, "look", broken)
    page = connect(viewer)
    assert page.ask("join", {"event": "expo"}) == {"ok": True}
    page.next("snapshot")
    scan()
    assert page.next("delta")["patch"]["zones"]["hall"]["occupancy"] == 1
