"""How many passwords may be tried: by address and over all, before any of them is hashed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from footfall.domain.errors import TooManyAttempts
from footfall.domain.event import Event
from footfall.services import passwords, users
from footfall.services.logins import MOST_FROM_AN_ADDRESS
from footfall.store import Stores
from footfall.web.tries import BY_ADDRESS_AT_ONCE, HOLD_S, WAITING, WAITING_OF_ADDRESS, Tries, with_tries
from tests.helpers import PASSWORD

PATH = "/api/v1/session"


def from_(address: str) -> dict[str, Any]:
    return {"environ_overrides": {"REMOTE_ADDR": address}}


def test_an_address_has_so_many_tries_and_then_waits_while_others_get_in(
    app: Flask, stores: Stores, event: Event
) -> None:
    users.create_user(stores, "mei", PASSWORD, "staff", event.id)
    hashes = 0

    def counted(work: Callable[[], Any]) -> Any:
        nonlocal hashes
        hashes += 1
        return work()

    slept: list[float] = []
    gate = with_tries(app.wsgi_app, Tries(clock=lambda: 0.0, sleep=slept.append), ())
    client = Client(gate)
    passwords.hash_aside(counted)
    try:
        tries = [{"name": f"user-{n}", "password": "12345678"} for n in range(BY_ADDRESS_AT_ONCE + 5)]
        answers = [client.post(PATH, json=one, **from_("192.0.2.7")) for one in tries]
    finally:
        passwords.hash_aside(lambda work: work())
    refused = answers[BY_ADDRESS_AT_ONCE:]
    assert [answer.status_code for answer in refused] == [429] * 5
    assert slept == [HOLD_S] * 5
    assert hashes == MOST_FROM_AN_ADDRESS < BY_ADDRESS_AT_ONCE, (
        "services/logins.py counts what comes this far"
    )
    assert all((answer.json or {})["error"]["code"] == "too_many_attempts" for answer in refused)
    assert all(answer.headers["Retry-After"] == "2" for answer in refused)
    login = {"name": "mei", "password": PASSWORD}
    answer = client.post(PATH, json=login, **from_("192.0.2.8"))
    assert answer.status_code == 200, answer.text


def test_the_queue_before_the_hashing_is_short_and_nobody_fills_it_alone() -> None:
    tries = Tries(clock=lambda: 0.0)
    with ExitStack() as waiting:
        for _ in range(WAITING_OF_ADDRESS):
            waiting.enter_context(tries.turn("a"))
        with pytest.raises(TooManyAttempts), tries.turn("a"):
            pass
        for _ in range(WAITING - WAITING_OF_ADDRESS):
            waiting.enter_context(tries.turn("b"))
        with pytest.raises(TooManyAttempts), tries.turn("c"):
            pass
    with tries.turn("c"):
        pass
