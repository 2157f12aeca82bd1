"""What bad input gets: a 4xx with a stable code and a sentence, and never half a change."""

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from footfall.domain.errors import StoreUnavailable
from footfall.services.read import state
from tests.factories import event_config, scan_row, visitor_row, zone_config
from tests.helpers import Actor


def send_raw(actor: Actor, path: str, body: bytes, kind: str = "application/json") -> Any:
    return actor.send("POST", path, data=body, content_type=kind)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"nonsense", b"NaN", b'{"a": Infinity}', b'{"a": 1e999}', b"\xff\xfe\x00"),
        b"[" * 100_000,
        b'{"a":' * 60 + b"1" + b"}" * 60,
        b'{"a": "\\ud800"}',
        b"1" * 5000,
    ],
)
@pytest.mark.parametrize("path", ["/events", "/events/expo/visitors", "/events/expo/scans"])
def test_malformed_json_is_400(owner: Actor, event: object, path: str, body: bytes) -> None:
    answer = send_raw(owner, path, body)
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] == "malformed_json"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_is_not_json_is_415(owner: Actor, event: object, kind: str) -> None:
    answer = send_raw(owner, "/events/expo/scans", b"{}", kind)
    assert answer.status_code == 415
    assert answer.get_json()["error"]["code"] == "unsupported_media_type"


def test_a_body_of_10_mb_is_413(owner: Actor, event: object) -> None:
    answer = send_raw(owner, "/events/expo/scans", b" " * 10_000_000)
    assert answer.status_code == 413
    assert answer.get_json()["error"]["code"] == "body_too_large"


def test_a_body_of_10_mb_without_a_length_is_413(owner: Actor, event: object) -> None:
    answer = owner.send(
        "POST",
        "/events/expo/scans",
        input_stream=io.BytesIO(b" " * 10_000_000),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], "invalid_body"),
        ({}, "invalid_body"),
        ({"scans": []}, "invalid_body"),
        ({"scans": {}}, "invalid_body"),
        ({"scans": [scan_row("FF1")], "more": 1}, "invalid_body"),
        ({"scans": [scan_row("FF1")] * 501}, "too_many_scans"),
        ("scans", "invalid_body"),
        (None, "invalid_body"),
    ],
)
def test_a_batch_that_is_none_is_422(kiosk: Actor, body: Any, code: str) -> None:
    answer = send_raw(kiosk, "/events/expo/scans", json.dumps(body).encode())
    assert answer.status_code == 422
    assert answer.get_json()["error"]["code"] == code


def test_500_scans_are_taken(kiosk: Actor) -> None:
    answer = kiosk.post("/events/expo/scans", {"scans": [scan_row("FF1") for _ in range(500)]})
    assert len(answer.get_json()["results"]) == 500


DOUBLE = {"zones": [zone_config("hall"), zone_config("hall")]}
CIRCLE = {"zones": [zone_config("a", parent="b"), zone_config("b", parent="a")]}


@pytest.mark.parametrize(
    "changes",
    [
        *(DOUBLE, CIRCLE, {"zones": [zone_config("a", parent="nowhere")]}, {"timezone": "Mars"}),
        *({"days": []}, {"days": ["2024-02-30"]}, {"id": "No!"}, {"name": {}}, {"unknown": 1}),
        *({"zones": 7}, {"zones": [7]}, {"name": {"en": "\x00"}}, {"timezone": "../../etc/passwd"}),
        {"zones": [zone_config("a", capacity=-1)]},
    ],
)
def test_a_config_that_does_not_fit_is_422_and_makes_nothing(owner: Actor, changes: dict[str, Any]) -> None:
    answer = owner.post("/events", event_config(**changes))
    assert answer.status_code == 422
    error = answer.get_json()["error"]
    assert error["code"] == "invalid_config"
    assert error["details"]["problems"]
    assert owner.get("/events").get_json() == {"events": []}


def test_an_event_that_is_there_already_is_409(owner: Actor, event: object) -> None:
    answer = owner.post("/events", event_config())
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "event_exists")


@pytest.mark.parametrize(
    "row",
    [
        *({}, {"name": "A"}, visitor_row(category="nothing"), visitor_row(colour="red"), 7, "A", None),
        *(visitor_row(name=""), visitor_row(name="\x00"), visitor_row(days=["1999-01-01"])),
    ],
)
def test_one_bad_visitor_keeps_all_of_them_out(staff: Actor, row: Any) -> None:
    answer = staff.post("/events/expo/visitors", [visitor_row(), row])
    assert answer.status_code == 422
    assert staff.get("/events/expo/visitors").get_json() == {"visitors": []}


@pytest.mark.parametrize("body", [[], {"visitors": []}, {"visitors": 7}, "A", 7])
def test_no_visitors_at_all_is_422(staff: Actor, body: Any) -> None:
    assert staff.post("/events/expo/visitors", body).status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        *("/series?step=0", "/series?step=x", "/series?step=1441", "/series?from=yesterday"),
        *("/series?from=99999999999999999999", "/series?zone=No!", "/scans?limit=0", "/scans?x=1"),
        *("/series?from=2000000000000&to=1000", "/visitors?cursor=x", "/visitors?limit=501"),
        *("/inside", "/inside?zone=booth-1", "/series?to=2024-06-15T09:00:00"),
    ],
)
def test_a_query_that_does_not_fit_is_422(organizer: Actor, query: str) -> None:
    answer = organizer.get(f"/events/expo{query}")
    assert answer.status_code == 422
    assert answer.get_json()["error"]["message"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/events/nowhere", "unknown_event"),
        ("/events/No!/state", "unknown_event"),
        ("/events/expo/visitors/v999", "unknown_visitor"),
        ("/events/expo/visitors/%00", "unknown_visitor"),
        ("/events/expo/series?zone=nowhere", "unknown_zone"),
        ("/events/expo/export/attendance.xlsx", "unknown_format"),
        ("/events/expo/export/everything.csv", "unknown_table"),
        ("/nothing", "not_found"),
    ],
)
def test_what_does_not_exist_is_404_with_a_code(owner: Actor, event: object, path: str, code: str) -> None:
    answer = owner.get(path)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, code)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_a_method_that_is_not_there_is_405(owner: Actor, method: str) -> None:
    answer = owner.send(method, "/events")
    assert answer.status_code == 405
    assert answer.get_json()["error"]["code"] == "method_not_allowed"
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("at", [True, 1e300, -1, "soon", "99999-01-01T00:00:00Z", [], 9e18])
def test_an_absurd_time_is_422(staff: Actor, at: Any) -> None:
    answer = staff.post("/events/expo/closings", {"at": at})
    assert answer.status_code == 422


def test_a_store_that_is_away_is_503_and_says_when_to_come_again(
    viewer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise StoreUnavailable("store_unavailable", "The store does not answer.")

    monkeypatch.setattr(state, "read_state", away)
    answer = viewer.get("/events/expo/state")
    assert answer.status_code == 503
    assert answer.get_json()["error"]["code"] == "store_unavailable"
    assert int(answer.headers["Retry-After"]) > 0


def test_a_fault_of_ours_is_logged_and_tells_nothing(
    app: Flask, viewer: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(state, "read_state", broken)
    answer = viewer.get("/events/expo/state")
    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "internal_error"
    assert "secret" not in answer.get_data(as_text=True)
    assert "a secret detail" in caplog.text


def test_an_error_is_never_kept_by_a_cache(client: FlaskClient) -> None:
    assert client.get("/api/v1/me").headers["Cache-Control"] == "no-store"
