"""The keys that badges are signed with are closed in the store, by a text that is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from footfall.domain.errors import InvalidInput, StoreUnavailable
from footfall.domain.event import Event
from footfall.services import events
from footfall.settings import Settings, from_env
from footfall.store import Stores, open_stores
from footfall.store.embedded import EmbeddedStore
from footfall.store.vault import KEY_FILE
from tests.factories import event_config

TEXT = "a random text of at least thirty-two characters"


@pytest.fixture
def plain(valkey: EmbeddedStore, stores: Stores) -> Settings:
    """The same store by REDIS_URL, and no text."""
    return Settings(redis_url=f"unix://{valkey.socket_path}")


def kept(stores: Stores) -> str:
    return stores.redis.hget("footfall:{expo}:meta", "private_key") or ""


def test_the_key_is_nowhere_in_the_store_and_its_file_is_closed(
    stores: Stores, settings: Settings, event: Event
) -> None:
    raw = stores.events.get("expo").private_key
    assert len(raw) == 32
    assert raw.hex() not in repr(stores.redis.hgetall("footfall:{expo}:meta"))
    assert (settings.data_dir / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert open_stores(settings).events.get("expo").private_key == raw


@pytest.mark.parametrize("text", [None, TEXT])
def test_without_the_text_or_with_another_it_does_not_open(
    stores: Stores, plain: Settings, event: Event, text: str | None
) -> None:
    other = open_stores(replace(plain, key=text))
    assert other.events.get("expo").event == event  # all but badges works
    with pytest.raises(StoreUnavailable) as refused:
        _ = other.events.get("expo").private_key
    assert refused.value.code == "wrong_key"
    with pytest.raises(StoreUnavailable):
        other.events.close_keys()


def test_a_key_of_another_event_put_in_its_place_does_not_open(stores: Stores, event: Event) -> None:
    events.create_event(stores, event_config(id="other"))
    stores.redis.hset("footfall:{other}:meta", "private_key", kept(stores))
    with pytest.raises(StoreUnavailable):
        _ = stores.events.get("other").private_key


def test_what_lay_open_is_closed_at_the_next_start_with_a_text(plain: Settings) -> None:
    without = open_stores(plain)
    events.create_event(without, event_config())
    raw = without.events.get("expo").private_key
    assert kept(without) == raw.hex()
    (said,) = without.events.close_keys()
    assert "FOOTFALL_KEY" in said
    with_text = open_stores(replace(plain, key=TEXT))
    assert with_text.events.close_keys() == []
    assert raw.hex() not in kept(with_text)
    assert open_stores(replace(plain, key=TEXT)).events.get("expo").private_key == raw


@pytest.mark.parametrize(
    ("text", "mode", "word"),
    [(TEXT, 0o644, "chmod 600"), ("short", 0o600, "32"), (None, 0o600, "cannot be read")],
)
def test_a_key_file_that_others_read_or_that_holds_none_is_refused(
    plain: Settings, tmp_path: Path, text: str | None, mode: int, word: str
) -> None:
    file = tmp_path / "key"
    if text is not None:
        file.write_text(text)
        file.chmod(mode)
    with pytest.raises(InvalidInput, match=word) as refused:
        events.create_event(open_stores(replace(plain, key_file=file)), event_config())
    assert refused.value.code == "invalid_key_file"


def test_a_short_text_in_the_environment_is_refused() -> None:
    with pytest.raises(InvalidInput, match="FOOTFALL_KEY"):
        from_env({"FOOTFALL_KEY": "short"})
    assert from_env({"FOOTFALL_KEY": TEXT}).key == TEXT
