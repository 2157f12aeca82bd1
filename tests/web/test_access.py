"""Who may do what over HTTP: nobody may do anything that was not allowed to them."""

import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from footfall.services import users
from footfall.store import Stores
from footfall.web.auth import declared
from tests.by_hand import by_hand
from tests.factories import event_config
from tests.helpers import PASSWORD, Actor


def test_every_address_declares_who_may(app: Flask) -> None:
    silent = [name for name, view in app.view_functions.items() if declared(view) is None]
    assert silent == []


def test_an_address_that_declares_nothing_is_refused_to_all(app: Flask, owner: Actor) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = owner.client.get("/forgotten", headers=owner.headers)
    assert answer.status_code == 403
    assert b"secret" not in answer.data


def test_only_organizers_of_the_whole_server_make_events(owner: Actor, organizer: Actor) -> None:
    assert organizer.post("/events", event_config(id="new")).status_code == 403
    assert owner.post("/events", event_config(id="new")).status_code == 201


def test_the_list_of_events_holds_those_one_belongs_to(owner: Actor, foreigner: Actor, viewer: Actor) -> None:
    def ids(actor: Actor) -> list[str]:
        return [event["id"] for event in actor.get("/events").get_json()["events"]]

    assert ids(owner) == ["expo", "other"]
    assert ids(foreigner) == ["other"]
    assert ids(viewer) == ["expo"]


def test_me_tells_role_event_and_zone(bound_kiosk: Actor, owner: Actor) -> None:
    mine = bound_kiosk.get("/me").get_json()
    assert (mine["role"], mine["event"], mine["zone"]) == ("kiosk", "expo", "hall")
    assert owner.get("/me").get_json().keys() == {"role", "name", "version"}


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer x", "Basic eDp5", "Bearer \u00e9", "nonsense"]
)
def test_a_header_that_proves_nothing_is_401(client: FlaskClient, header: str) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": header})
    assert answer.status_code == 401


def test_a_token_counts_before_a_session(logged_in: FlaskClient, viewer: Actor) -> None:
    assert logged_in.get("/api/v1/me", headers=viewer.headers).get_json()["role"] == "viewer"


def test_a_bad_token_is_not_mended_by_a_session(logged_in: FlaskClient) -> None:
    answer = logged_in.get("/api/v1/me", headers={"Authorization": "Bearer x"})
    assert answer.status_code == 401


# The browser's session.


def log_in(client: FlaskClient, name: str, password: str, **options: Any) -> TestResponse:
    return client.post("/api/v1/session", json={"name": name, "password": password}, **options)


def test_a_browser_logs_in_and_out(logged_in: FlaskClient) -> None:
    assert logged_in.get("/api/v1/me").get_json()["name"] == "mei"
    origin = {"Origin": "http://localhost"}
    assert logged_in.delete("/api/v1/session", headers=origin).status_code == 204
    assert logged_in.get("/api/v1/me").status_code == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites(stores: Stores, app: Flask) -> None:
    users.create_user(stores, "mei", PASSWORD, "organizer")
    cookie = log_in(app.test_client(), "mei", PASSWORD).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_forged_cookie_is_nobody(client: FlaskClient) -> None:
    client.set_cookie("footfall_session", "eyJ1c2VyIjoibWVpIn0.aaaa.bbbb")
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(("name", "password"), [("mei", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_login_does_not_tell_what_was_wrong(
    logged_in: FlaskClient, app: Flask, name: str, password: str
) -> None:
    answer = log_in(app.test_client(), name, password)
    assert answer.status_code == 401
    assert answer.get_json()["error"]["code"] == "wrong_login"


@pytest.mark.parametrize(
    ("origin", "headers", "accepted"),
    [
        ("http://localhost", {}, True),
        # TLS ends at a proxy that passes the host on, whether it tells of TLS or not
        ("https://localhost", {}, True),
        ("https://expo.example", {}, False),
        ("https://expo.example", {"X-Forwarded-Host": "expo.example, inner"}, True),
        ("http://evil.example", {"X-Forwarded-Host": "expo.example"}, False),
        ("null", {}, False),
        ("http://[", {}, False),
    ],
)
def test_a_page_is_told_whether_it_may_connect_and_why_not(
    viewer: Actor, origin: str, headers: dict[str, str], accepted: bool
) -> None:
    answer = viewer.get("/live", query_string={"origin": origin}, headers=headers).get_json()
    assert answer["accepted"] is accepted
    assert "localhost" in answer["hosts"]


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://localhost.evil"])
def test_another_sites_page_cannot_use_the_session(logged_in: FlaskClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    answer = logged_in.post("/api/v1/events/expo/closings", json={}, headers=headers)
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "wrong_origin"


def test_our_own_page_can_use_the_session(logged_in: FlaskClient) -> None:
    headers = {"Origin": "http://localhost"}
    answer = logged_in.post("/api/v1/events/expo/closings", json={}, headers=headers)
    assert answer.status_code == 200


def test_a_form_of_another_site_cannot_log_anybody_in(client: FlaskClient) -> None:
    assert client.post("/api/v1/session", data={"name": "a", "password": "b"}).status_code == 415
    answer = log_in(client, "mei", PASSWORD, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403


def test_a_user_who_is_gone_is_logged_out(logged_in: FlaskClient, stores: Stores) -> None:
    by_hand(stores).flushall()
    assert logged_in.get("/api/v1/me").status_code == 401


def test_a_token_that_is_gone_is_refused_a_second_later(owner: Actor, stores: Stores) -> None:
    assert owner.get("/me").status_code == 200
    by_hand(stores).flushall()
    time.sleep(1.1)
    assert owner.get("/me").status_code == 401
