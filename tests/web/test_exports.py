"""Whole tables over HTTP."""

from __future__ import annotations

import click
import pytest

from footfall.cli.records import export
from footfall.render import TABLE_FORMATS, TableFormat
from tests.factories import now_ms
from tests.files import file_time, named, venue_times
from tests.helpers import Actor


@pytest.mark.parametrize("table", ["attendance", "scans", "visits", "flow"])
@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("jsonl", "application/jsonl")])
def test_every_table_is_exported(
    organizer: Actor, inside: object, table: str, ending: str, kind: str
) -> None:
    before = now_ms()
    answer = organizer.get(f"/events/expo/export/{table}.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert file_time(named(answer), f"expo-{table}-", f".{ending}") in venue_times(before)
    assert len(answer.get_data(as_text=True).splitlines()) >= 1


def test_a_format_that_there_is_not_is_named_with_those_that_there_are(
    organizer: Actor, inside: object
) -> None:
    answer = organizer.get("/events/expo/export/scans.xml")
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "unknown_format"
    assert "csv, jsonl" in answer.get_json()["error"]["message"]


def test_a_format_is_one_entry_of_one_table(
    organizer: Actor, inside: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CONTRIBUTING: a new one is its module and its line. The command line reads the same table."""
    monkeypatch.setitem(
        TABLE_FORMATS, "lines", TableFormat("text/plain", lambda rows, _: (b"row\n" for _ in rows))
    )
    answer = organizer.get("/events/expo/export/scans.lines")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert set(answer.get_data(as_text=True).splitlines()) == {"row"}
    (formats,) = [option for option in export.params if option.name == "form"]
    assert isinstance(formats.type, click.Choice)
    assert {*formats.type.choices, "lines"} == set(TABLE_FORMATS)
