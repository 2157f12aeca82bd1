"""The fast lane answers as Flask does. A charset on the content type is all it takes to go the usual way."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from werkzeug.test import TestResponse

from footfall.domain.event import Event
from footfall.services import register, scanning
from footfall.store import Stores
from tests.factories import scan_row, visitor_row
from tests.helpers import Actor

FAST, USUAL = "application/json", "application/json; charset=utf-8"


def both(actor: Actor, event: str, body: bytes) -> tuple[TestResponse, TestResponse]:
    path = f"/events/{event}/scans"
    fast, usual = (actor.send("POST", path, data=body, headers={"Content-Type": t}) for t in (FAST, USUAL))
    return fast, usual


def same(fast: TestResponse, usual: TestResponse) -> None:
    assert fast.status_code == usual.status_code
    assert fast.get_json() == usual.get_json()
    assert dict(fast.headers) == dict(usual.headers)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"scans": []}',
        b'{"scans": [1, null, {"scan_id": "a"}]}',
        b'{"scans": [{"scan_id": "a", "zone": "nowhere", "direction": "in", "badge_id": "AAAAAAAA"}]}',
        b'{"scans": [], "more": 1}',
        b'{"scans": [' + b",".join([b"{}"] * 501) + b"]}",
        b'{"scans": ["\\ud800"]}',
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * (2 * 1024 * 1024 + 1),
    ],
    ids=lambda body: repr(body[:30]),
)
def test_bad_input_is_answered_alike(kiosk: Actor, event: Event, body: bytes) -> None:
    same(*both(kiosk, event.id, body))


def test_a_scan_is_answered_alike_and_counted_once(kiosk: Actor, event: Event, stores: Stores) -> None:
    token = register.register_visitors(stores, event.id, [visitor_row()])[0].token
    for n, usual_first in enumerate((False, True)):
        row = scan_row(token, scan_id=f"s{n}")
        answers = []
        for content_type in (USUAL, FAST) if usual_first else (FAST, USUAL):
            sent = kiosk.post(
                f"/events/{event.id}/scans", {"scans": [row]}, headers={"Content-Type": content_type}
            )
            answers.append(sent.get_json()["results"][0])
        assert answers[1] == answers[0] | {"replayed": True}
    assert kiosk.get(f"/events/{event.id}/state").get_json()["zones"]["hall"]["occupancy"] == 1


def test_whoever_may_not_scan_is_refused_alike(
    viewer: Actor, stranger: Actor, foreigner: Actor, event: Event
) -> None:
    for actor, status in ((viewer, 403), (stranger, 401), (foreigner, 403)):
        fast, usual = both(actor, event.id, b'{"scans": [{}]}')
        same(fast, usual)
        assert fast.status_code == status


def test_an_unknown_event_is_told_alike(actor: Callable[..., Actor]) -> None:
    fast, usual = both(actor("staff"), "nowhere", b'{"scans": [{}]}')
    same(fast, usual)
    assert fast.get_json()["error"]["code"] == "unknown_event"


def test_what_should_not_happen_tells_nothing(kiosk: Actor, event: Event) -> None:
    def break_down(*_: Any) -> None:
        raise RuntimeError("secret")

    with patch.object(scanning, "record_scans", break_down):
        fast, usual = both(kiosk, event.id, b'{"scans": [{}]}')
    same(fast, usual)
    assert fast.status_code == 500
    assert "secret" not in fast.get_data(as_text=True)
