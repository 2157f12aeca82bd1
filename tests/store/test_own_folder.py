"""The data directory is for its user alone, and so is the way to the store."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from footfall.domain.errors import StoreUnavailable
from footfall.services import events
from footfall.settings import Settings
from footfall.store import open_stores, own_folder
from footfall.store.embedded import EmbeddedStore
from tests.factories import event_config

OTHERS = 0o077


def open_to_others(folder: Path) -> list[str]:
    paths = [folder, *folder.rglob("*")]
    return [str(path) for path in paths if not path.is_symlink() and path.lstat().st_mode & OTHERS]


@pytest.fixture
def wide_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user whose umask closes nothing."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_directory_that_was_open_is_closed_with_all_that_is_and_comes_into_it(
    tmp_path: Path, wide_open: None
) -> None:
    folder = tmp_path / "data"
    (folder / "appendonlydir").mkdir(parents=True)
    (folder / "appendonlydir" / "old.aof").write_text("")
    assert open_to_others(folder)
    store = EmbeddedStore(folder)
    store.ensure()
    try:
        events.create_event(open_stores(Settings(data_dir=folder)), event_config())
        assert (folder / "valkey.sock").is_socket()
        assert open_to_others(folder) == []
    finally:
        store.release()
    assert open_to_others(folder) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("name", ["", "valkey.log"])
def test_what_is_another_users_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    if name:
        (folder / name).write_text("")
    os.chown(folder / name, 65534, 65534)
    with pytest.raises(StoreUnavailable, match="another user") as refused:
        EmbeddedStore(folder).ensure()
    assert refused.value.code == "data_dir_not_yours"


def test_a_disk_without_modes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with pytest.raises(StoreUnavailable) as refused:
        EmbeddedStore(folder).ensure()
    assert refused.value.code == "data_dir_open"


@pytest.fixture
def long_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One whose socket's path is too long; temporary folders are made beside it."""
    shared = tmp_path / "tmp"
    shared.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(shared))
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    return folder


def test_a_long_path_gets_a_socket_that_nobody_can_be_at_first(long_folder: Path) -> None:
    store = EmbeddedStore(long_folder)
    store.ensure()
    place = store.socket_path.parent
    try:
        assert open_stores(Settings(data_dir=long_folder)).redis.ping()
        assert store.socket_path.is_socket()
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert EmbeddedStore(long_folder).socket_path == store.socket_path
    finally:
        store.release()
    assert not place.exists()
    store.ensure()
    try:
        assert store.socket_path.parent != place
    finally:
        store.release()


@pytest.mark.parametrize("harm", ["opened", "replaced"])
def test_a_stand_in_that_is_not_ours_alone_any_more_is_not_used(long_folder: Path, harm: str) -> None:
    own_folder.make_room_for_socket(long_folder)
    place = own_folder.socket_path(long_folder).parent
    if harm == "opened":
        place.chmod(0o755)
    else:
        place.rmdir()
        place.symlink_to(long_folder)
    assert own_folder.socket_path(long_folder).parent == long_folder
    own_folder.make_room_for_socket(long_folder)
    assert own_folder.socket_path(long_folder).parent not in (place, long_folder)
