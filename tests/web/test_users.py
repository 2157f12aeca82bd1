"""Users over HTTP: organizers make, disable and remove those of their event."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from footfall.domain.event import Event
from footfall.services import logins, sessions, users
from footfall.store import Stores
from tests.factories import now_ms
from tests.helpers import PASSWORD, Actor

FAR_IN_THE_FUTURE = 4_000_000_000_000
OWN_PAGE = {"Origin": "http://localhost"}


@pytest.fixture
def log_in(app: Flask) -> Callable[..., FlaskClient]:
    """`log_in("ann")`: another browser of hers each time."""

    def log_in(name: str, password: str = PASSWORD, status: int = 200) -> FlaskClient:
        browser = app.test_client()
        answer = browser.post("/api/v1/session", json={"name": name, "password": password})
        assert answer.status_code == status, answer.get_json()
        return browser

    return log_in


@pytest.fixture
def ann(organizer: Actor) -> str:
    """A steward of `expo`."""
    answer = organizer.post("/users", {"name": "ann", "role": "staff", "event": "expo", "password": PASSWORD})
    assert answer.status_code == 201
    assert "password" not in answer.get_json()
    return "ann"


def is_in(browser: FlaskClient) -> bool:
    return browser.get("/api/v1/me").status_code == 200


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["error"]["code"]


def test_a_password_that_was_made_up_is_told_once(
    organizer: Actor, log_in: Callable[..., FlaskClient]
) -> None:
    made = organizer.post("/users", {"name": "ann", "role": "staff", "event": "expo"}).get_json()
    assert is_in(log_in("ann", made["password"]))
    (listed,) = organizer.get("/users").get_json()["users"]
    assert listed == {"name": "ann", "role": "staff", "event": "expo", "disabled": False, "sessions": 1}


def test_who_is_disabled_is_out_everywhere_at_once(
    organizer: Actor, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone, desk = log_in(ann), log_in(ann)
    assert organizer.patch("/users/ann", {"disabled": True}).get_json()["disabled"] is True
    assert (is_in(phone), is_in(desk)) == (False, False)
    log_in(ann, status=401)
    organizer.patch("/users/ann", {"disabled": False})
    assert is_in(log_in(ann))
    assert not is_in(phone)


def test_a_new_password_ends_all_sessions(
    organizer: Actor, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone = log_in(ann)
    password = organizer.send("PUT", "/users/ann/password", json={}).get_json()["password"]
    assert not is_in(phone)
    log_in(ann, status=401)
    assert is_in(log_in(ann, password))


def test_who_is_removed_is_gone_and_the_name_is_free(
    organizer: Actor, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone = log_in(ann)
    assert organizer.delete("/users/ann").status_code == 204
    assert not is_in(phone)
    again = {"name": "ann", "role": "viewer", "event": "expo", "password": PASSWORD}
    assert organizer.post("/users", again).status_code == 201
    assert not is_in(phone)


def test_ones_own_password_logs_out_the_other_browsers(ann: str, log_in: Callable[..., FlaskClient]) -> None:
    phone, desk = log_in(ann), log_in(ann)
    change = {"password": PASSWORD, "new_password": PASSWORD + " now"}
    assert code(desk.put("/api/v1/me/password", json=change | {"password": "wrong"}, headers=OWN_PAGE)) == (
        401,
        "wrong_login",
    )
    assert is_in(phone)
    assert desk.put("/api/v1/me/password", json=change, headers=OWN_PAGE).status_code == 200
    assert (is_in(phone), is_in(desk)) == (False, True)
    assert is_in(log_in(ann, PASSWORD + " now"))


def test_a_token_has_no_password(organizer: Actor) -> None:
    change = {"password": PASSWORD, "new_password": PASSWORD}
    assert code(organizer.send("PUT", "/me/password", json=change)) == (403, "no_user")


def test_an_organizer_reaches_nobody_beyond_the_own_event(
    stores: Stores, organizer: Actor, owner: Actor, foreigner: Actor, event: Event
) -> None:
    users.create_user(stores, "boss", PASSWORD, "organizer")
    users.create_user(stores, "ben", PASSWORD, "staff", "other")
    for name in ("boss", "ben", "nobody"):
        for answer in (
            organizer.patch(f"/users/{name}", {"disabled": True}),
            organizer.send("PUT", f"/users/{name}/password", json={}),
            organizer.delete(f"/users/{name}"),
        ):
            assert code(answer) == (404, "unknown_user")
    assert organizer.get("/users").get_json()["users"] == []
    assert [user["name"] for user in foreigner.get("/users").get_json()["users"]] == ["ben"]
    assert [user["name"] for user in owner.get("/users").get_json()["users"]] == ["ben", "boss"]
    for beyond in ({}, {"event": "other"}):
        answer = organizer.post("/users", {"name": "eve", "role": "organizer", **beyond})
        assert code(answer) == (403, "not_allowed")


def test_nobody_locks_themselves_out(logged_in: FlaskClient) -> None:
    for answer in (
        logged_in.patch("/api/v1/users/mei", json={"disabled": True}, headers=OWN_PAGE),
        logged_in.delete("/api/v1/users/mei", headers=OWN_PAGE),
    ):
        assert code(answer) == (409, "own_account")


@pytest.mark.parametrize(
    ("changes", "status", "expected"),
    [
        ({"name": "-"}, 422, "invalid_name"),
        ({"role": "kiosk"}, 422, "invalid_role"),
        ({"role": "king"}, 422, "invalid_body"),
        ({"event": "nowhere"}, 404, "unknown_event"),
        ({"password": "short"}, 422, "invalid_password"),
        ({"password": "12345678"}, 422, "common_password"),
        ({"password": "Passw0rd!2024"}, 422, "common_password"),
        ({"name": "annabelle-lin", "password": "annabelle-lin1"}, 422, "common_password"),
        ({"name": "mei"}, 409, "user_exists"),
    ],
)
def test_a_user_that_makes_no_sense_is_refused(
    owner: Actor, logged_in: FlaskClient, changes: dict[str, Any], status: int, expected: str
) -> None:
    body = {"name": "ann", "role": "staff", "event": "expo", **changes}
    assert code(owner.post("/users", body)) == (status, expected)


@pytest.mark.parametrize("disabled", [0, 1, "true", None])
def test_disabled_is_yes_or_no_and_nothing_like_it(organizer: Actor, ann: str, disabled: Any) -> None:
    assert code(organizer.patch("/users/ann", {"disabled": disabled})) == (422, "invalid_body")


# Sessions.


def test_ones_own_sessions_are_listed_and_ended_one_by_one(
    ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone, desk = log_in(ann), log_in(ann)
    listed = desk.get("/api/v1/sessions").get_json()["sessions"]
    assert [one["user"] for one in listed] == ["ann", "ann"]
    (other,) = [one for one in listed if not one["current"]]
    assert other["address"] == "127.0.0.1"
    assert other["began"] < other["until"]
    assert desk.delete(f"/api/v1/sessions/{other['id']}", headers=OWN_PAGE).status_code == 204
    assert (is_in(phone), is_in(desk)) == (False, True)


def test_an_organizer_ends_the_sessions_of_their_own_event_alone(
    stores: Stores, organizer: Actor, foreigner: Actor, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone = log_in(ann)
    (session,) = organizer.get("/sessions").get_json()["sessions"]
    assert foreigner.get("/sessions").get_json()["sessions"] == []
    assert code(foreigner.delete(f"/sessions/{session['id']}")) == (404, "unknown_session")
    assert is_in(phone)
    assert organizer.delete(f"/sessions/{session['id']}").status_code == 204
    assert not is_in(phone)


def test_a_viewer_sees_no_session_of_others(
    stores: Stores, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    users.create_user(stores, "vic", PASSWORD, "viewer", "expo")
    log_in(ann)
    listed = log_in("vic").get("/api/v1/sessions").get_json()["sessions"]
    assert [one["user"] for one in listed] == ["vic"]


def test_a_cookie_of_a_logged_out_browser_opens_nothing(ann: str, log_in: Callable[..., FlaskClient]) -> None:
    phone = log_in(ann)
    cookie = phone.get_cookie("footfall_session")
    assert cookie is not None
    phone.delete("/api/v1/session", headers=OWN_PAGE)
    phone.set_cookie("footfall_session", cookie.value)
    assert not is_in(phone)


def test_a_session_ends_after_the_day(
    monkeypatch: pytest.MonkeyPatch, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    phone = log_in(ann)
    monkeypatch.setattr("footfall.web.auth.now", lambda: FAR_IN_THE_FUTURE)
    assert not is_in(phone)


def test_the_oldest_session_makes_room(
    monkeypatch: pytest.MonkeyPatch, ann: str, log_in: Callable[..., FlaskClient]
) -> None:
    monkeypatch.setattr("footfall.services.sessions.MOST_SESSIONS", 2)
    first, second, third = log_in(ann), log_in(ann), log_in(ann)
    assert [is_in(browser) for browser in (first, second, third)] == [False, True, True]


def test_a_session_that_began_under_another_password_is_none(
    stores: Stores, ann: str, log_in: Callable[..., FlaskClient], app: Flask
) -> None:
    """Whoever logs in at the very moment at which the password changes proved the old one."""
    proved = logins.login(stores, ann, PASSWORD)
    users.set_password(stores, ann, PASSWORD + " now")
    late = app.test_client()
    late.set_cookie("footfall_session", sessions.begin(stores, proved, "", "", now_ms()))
    assert not is_in(late)
