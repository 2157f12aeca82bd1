"""What a worker keeps of the log: never too old, and never made twice for two who ask at once."""

import threading
from dataclasses import dataclass
from typing import Any

import pytest

from footfall.domain.errors import NotFound
from footfall.services import events
from footfall.services.read import changes
from footfall.services.read.changes import Account, Accounts
from footfall.store import Stores
from tests.by_hand import by_hand
from tests.factories import event_config
from tests.services.test_exporting import Expo


@dataclass
class Clock:
    """Stands until it is moved. Each reading of the log takes `pass_s` seconds of it."""

    seconds: float = 0
    pass_s: float = 1
    made: int = 0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock, really = Clock(), changes.account

    def counted(*args: Any) -> Account:
        clock.seconds += clock.pass_s
        clock.made += 1
        return really(*args)

    monkeypatch.setattr(changes, "account", counted)
    return clock


@pytest.fixture
def expo(stores: Stores) -> Expo:
    return Expo(stores, events.create_event(stores, event_config()))


def test_it_is_kept_while_nothing_happens_but_not_for_ever(expo: Expo, clock: Clock) -> None:
    accounts = Accounts(clock)
    first = accounts.of(expo.stores, "expo", 0)
    clock.seconds += 50
    assert accounts.of(expo.stores, "expo", 0) is first
    clock.seconds += 15
    assert accounts.of(expo.stores, "expo", 0) is not first


@pytest.mark.parametrize(("pass_s", "kept_s"), [(0.1, 1), (1, 10), (5, 15), (30, 60)])
def test_after_a_scan_it_is_kept_ten_times_as_long_as_it_took_or_15_seconds_or_twice_as_long(
    expo: Expo, clock: Clock, pass_s: float, kept_s: float
) -> None:
    clock.pass_s = pass_s
    accounts = Accounts(clock)
    began = clock.seconds
    first = accounts.of(expo.stores, "expo", 0)
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    clock.seconds = began + kept_s - 0.01
    assert accounts.of(expo.stores, "expo", 0) is first
    clock.seconds = began + kept_s + 0.01
    now = accounts.of(expo.stores, "expo", 0)
    assert now.seq > first.seq
    assert now.record.rows


def test_another_config_is_counted_by_at_once(expo: Expo, clock: Clock) -> None:
    accounts = Accounts(clock)
    accounts.of(expo.stores, "expo", 0)
    events.update_event(expo.stores, "expo", {"venue": {"en": "Nansha"}})
    assert accounts.of(expo.stores, "expo", 0).event.venue == {"en": "Nansha"}


def test_another_event_of_the_same_name_is_another(expo: Expo, clock: Clock) -> None:
    accounts = Accounts(clock)
    _, badge = expo.visitor()
    expo.scan("s1", badge, "hall", "in", 0)
    assert accounts.of(expo.stores, "expo", 0).record.rows
    by_hand(expo.stores).flushall()
    events.create_event(expo.stores, event_config())
    assert accounts.of(expo.stores, "expo", 0).record.rows == []


def test_only_so_many_events_are_kept(expo: Expo, clock: Clock) -> None:
    accounts = Accounts(clock)
    for number in range(changes.EVENTS_KEPT):
        events.create_event(expo.stores, event_config(id=f"other-{number}"))
    for event in ("expo", *(f"other-{number}" for number in range(changes.EVENTS_KEPT)), "expo"):
        accounts.of(expo.stores, event, 0)
    assert clock.made == changes.EVENTS_KEPT + 2


def test_an_event_that_does_not_exist_takes_no_place(expo: Expo, clock: Clock) -> None:
    accounts = Accounts(clock)
    for number in range(changes.EVENTS_KEPT):
        with pytest.raises(NotFound):
            accounts.of(expo.stores, f"nothing-{number}", 0)
    accounts.of(expo.stores, "expo", 0)
    assert clock.made == 1


def test_who_asks_meanwhile_waits_for_the_same(expo: Expo, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts, really = Accounts(lambda: 0), changes.account
    begun, may_end, made = threading.Event(), threading.Event(), []

    def slow(*args: Any) -> Account:
        begun.set()
        assert may_end.wait(5)
        made.append(really(*args))
        return made[-1]

    monkeypatch.setattr(changes, "account", slow)
    told: list[Account] = []
    askers = [
        threading.Thread(target=lambda: told.append(accounts.of(expo.stores, "expo", 0))) for _ in range(3)
    ]
    askers[0].start()
    assert begun.wait(5)
    for asker in askers[1:]:
        asker.start()
    may_end.set()
    for asker in askers:
        asker.join(5)
    assert len(made) == 1
    assert told == made * 3


def test_a_reading_that_failed_is_tried_again(expo: Expo, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts, really = Accounts(lambda: 0), changes.account

    def broken(*_: Any) -> Account:
        raise OSError("no room")

    monkeypatch.setattr(changes, "account", broken)
    with pytest.raises(OSError, match="no room"):
        accounts.of(expo.stores, "expo", 0)
    monkeypatch.setattr(changes, "account", really)
    assert accounts.of(expo.stores, "expo", 0).seq
