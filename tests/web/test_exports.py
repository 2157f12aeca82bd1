"""Whole tables over HTTP."""

from __future__ import annotations

import pytest

from tests.helpers import Actor


@pytest.mark.parametrize("table", ["attendance", "scans", "visits", "flow"])
@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("jsonl", "application/jsonl")])
def test_every_table_is_exported(
    organizer: Actor, inside: object, table: str, ending: str, kind: str
) -> None:
    answer = organizer.get(f"/events/expo/export/{table}.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert f"expo-{table}.{ending}" in answer.headers["Content-Disposition"]
    assert len(answer.get_data(as_text=True).splitlines()) >= 1
