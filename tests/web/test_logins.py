"""Guessing passwords is slowed down, and nobody's guesses lock somebody else out."""

import time
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from footfall.services import logins, passwords, users
from footfall.store import Stores
from footfall.web import tries
from tests.helpers import PASSWORD

HOME, ELSEWHERE = "10.0.0.7", "203.0.113.9"
LogIn = Callable[..., TestResponse]


@pytest.fixture
def log_in(app: Flask, stores: Stores) -> LogIn:
    """`log_in(address, name, password)`: Ann and Ben are users."""
    for name in ("ann", "ben"):
        users.create_user(stores, name, PASSWORD, "organizer")

    def log_in(address: str, name: str = "ann", password: str = PASSWORD) -> TestResponse:
        return app.test_client().post(
            "/api/v1/session",
            json={"name": name, "password": password},
            environ_overrides={"REMOTE_ADDR": address},
        )

    return log_in


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing takes its time, and so does a refusal; what is counted here is neither."""
    monkeypatch.setattr(tries, "HOLD_S", 0.0)
    fits = passwords.fits
    monkeypatch.setattr(passwords, "fits", lambda given, kept: given == PASSWORD and fits(given, kept))


def guess(log_in: LogIn, address: str, times: int, name: str = "ann") -> list[int]:
    return [log_in(address, name, "wrong").status_code for _ in range(times)]


def test_guessing_is_slowed_down(log_in: LogIn) -> None:
    assert guess(log_in, ELSEWHERE, logins.MOST_WITH_A_NAME) == [401] * logins.MOST_WITH_A_NAME
    answer = log_in(ELSEWHERE)
    assert answer.status_code == 429
    assert answer.get_json()["error"]["code"] == "too_many_attempts"
    assert 0 < int(answer.headers["Retry-After"]) <= logins.FORGET_S


def test_a_guesser_locks_nobody_out_elsewhere(log_in: LogIn) -> None:
    guess(log_in, ELSEWHERE, 2 * logins.MOST_WITH_A_NAME)
    assert log_in(HOME).status_code == 200


def test_the_right_password_works_from_an_address_that_has_used_it_whatever_is_guessed_there(
    log_in: LogIn,
) -> None:
    assert log_in(HOME).status_code == 200
    assert set(guess(log_in, HOME, logins.MOST_WITH_A_NAME + 1)) == {401}
    assert 429 in guess(log_in, HOME, logins.MOST_FROM_AN_ADDRESS + 1, "nobody")
    assert log_in(HOME).status_code == 200


def test_many_names_from_one_address_are_slowed_down_too(log_in: LogIn) -> None:
    answers = [log_in(ELSEWHERE, f"user-{n}", "wrong").status_code for n in range(200)]
    assert answers.count(401) == logins.MOST_FROM_AN_ADDRESS
    assert answers.count(429) == 200 - logins.MOST_FROM_AN_ADDRESS
    assert log_in(ELSEWHERE, "ben").status_code == 429


def test_a_known_address_is_known_for_its_user_alone(log_in: LogIn) -> None:
    log_in(HOME, "ann")
    assert guess(log_in, HOME, logins.MOST_WITH_A_NAME + 1, "ben")[-1] == 429


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8::1", "2001:db8::ffff"), ("203.0.113.9", "::ffff:203.0.113.9")],
)
def test_the_same_guesser_by_another_address_is_the_same(log_in: LogIn, one: str, other: str) -> None:
    guess(log_in, one, logins.MOST_WITH_A_NAME)
    assert log_in(other).status_code == 429


def test_a_login_that_works_is_not_counted(log_in: LogIn) -> None:
    for _ in range(3):
        guess(log_in, HOME, logins.MOST_WITH_A_NAME - 1)
        assert log_in(HOME).status_code == 200


def test_judging_a_password_holds_nobody_up() -> None:
    """Signs that stand for letters are what zxcvbn takes longest with."""
    began = time.process_time()
    passwords.hashed("4@8({[<369&#!1/|0$5+7%2" * 8, "ann")
    assert time.process_time() - began < 1.5
