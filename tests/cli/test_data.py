"""Loading events and registers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from footfall.domain.event import Event
from footfall.services import events, register
from footfall.store import Stores
from tests.cli.conftest import Run
from tests.factories import event_config

TOML = """
id = "fair"
timezone = "Asia/Shanghai"
days = [2024-06-15, "2024-06-16"]
name = {en = "Fair"}
[[zones]]
id = "hall"
kind = "area"
name = {en = "Hall"}
opens = 09:00:00
closes = "18:00"
"""


def write(folder: Path, name: str, content: str | bytes) -> str:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(file)


def test_an_event_is_loaded_from_toml_with_its_own_dates_and_times(
    run: Run, stores: Stores, tmp_path: Path
) -> None:
    done = run("event", "load", write(tmp_path, "fair.toml", TOML))
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)  # whose data it is
    event = events.get_event(stores, "fair")
    assert [day.isoformat() for day in event.days] == ["2024-06-15", "2024-06-16"]
    assert event.zone("hall").opens == 9 * 60


def test_loading_an_event_again_makes_it_what_the_file_says(
    run: Run, stores: Stores, event: Event, tmp_path: Path
) -> None:
    config = event_config(name={"en": "Expo of today"})
    done = run("event", "load", write(tmp_path, "expo.json", json.dumps(config)))
    assert "changed event expo" in done.stdout
    assert events.get_event(stores, "expo").name == {"en": "Expo of today"}


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("broken.toml", "id = \n", "line 1"),
        ("broken.json", "{", "broken.json"),
        ("list.json", "[]", "one table"),
        ("latin.toml", b'id = "\xe9"', "UTF-8"),
        ("empty.toml", "", "id"),
        ("twice.json", json.dumps(event_config(zones=event_config()["zones"] * 2)), "zones"),
    ],
)
def test_a_config_that_does_not_fit_is_named_in_one_line(
    refused: Callable[..., str], tmp_path: Path, name: str, content: str | bytes, word: str
) -> None:
    assert word in refused("event", "load", write(tmp_path, name, content))


def test_a_missing_file_is_named(refused: Callable[..., str]) -> None:
    assert "nowhere.toml" in refused("event", "load", "nowhere.toml")


def test_a_register_is_imported_and_imported_again_without_doubling(
    run: Run, stores: Stores, event: Event, tmp_path: Path
) -> None:
    text = "name,category,external_id,days\nAnn,visitor,A1,\nBob,investor,A2," + event.days[1].isoformat()
    file = write(tmp_path, "v.csv", text)
    for _ in range(2):
        assert run("visitors", "import", file, "--event", "expo").stdout == "imported 2 visitors\n"
    found, _ = register.find_visitors(stores, "expo")
    assert [row.visitor.details.name for row in found] == ["Ann", "Bob"]
    assert found[1].visitor.details.days == (1,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_register_from_excel_is_understood(
    run: Run, stores: Stores, event: Event, tmp_path: Path, encoding: str
) -> None:
    text = "name_en;name_zh_hans;category\r\nWang Xiaoming;王小明;visitor\r\n"
    file = write(tmp_path, "v.csv", text.encode(encoding))
    assert run("visitors", "import", file, "--event", "expo").returncode == 0
    (found,), _ = register.find_visitors(stores, "expo")
    assert found.visitor.details.name == "Wang Xiaoming"
    assert found.visitor.details.names == {"en": "Wang Xiaoming", "zh-Hans": "王小明"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,category\nAnn,visitor\n\n,visitor\n", ("line 4", "name")),
        ("name,category\nAnn,visitor\nBob,king\n", ("line 3", "king")),
        ('name,category\n"Ann\nLee",visitor\nBob,king\n', ("line 4", "king")),
        ("name,category,external_id\nA,visitor,1\nB,visitor,1\n", ("line 3", "line 2")),
        ("name,category\nAnn,visitor,what\n", ("line 2", "cells")),
        ("name,colour\nAnn,red\n", ("line 1", "colour")),
        ("name,name\nAnn,Ann\n", ("line 1", "twice")),
        ('name,category\n"Ann,visitor\n', ("line",)),
        ("", ("line 1",)),
    ],
)
def test_one_bad_row_is_named_by_its_line_and_nobody_is_imported(
    refused: Callable[..., str],
    stores: Stores,
    event: Event,
    tmp_path: Path,
    text: str,
    words: tuple[str, ...],
) -> None:
    line = refused("visitors", "import", write(tmp_path, "v.csv", text), "--event", "expo")
    assert all(word in line for word in words), line
    assert register.find_visitors(stores, "expo")[0] == []


def test_a_register_for_an_unknown_event_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    file = write(tmp_path, "v.csv", "name,category\nAnn,visitor\n")
    assert "nowhere" in refused("visitors", "import", file, "--event", "nowhere")
