"""A view of the dashboard is its folder and its line in the table of features: nothing else knows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "dashboard" / "src"
TABLE = DASHBOARD / "app" / "registry.ts"
#: While nothing is known yet the page shows the shape of the first view.
ALSO = {"now": {"app/page.ts"}}
FEATURES = re.findall(r'from "\.\./features/(\w+)";', TABLE.read_text(encoding="utf-8"))


def test_the_table_has_an_entry_for_each_view_and_no_more() -> None:
    listed = re.search(r"FEATURES = \{ (.*?) \};", TABLE.read_text(encoding="utf-8"))
    assert listed
    assert set(listed[1].split(", ")) == set(FEATURES)
    folders = {file.parent.name for file in (DASHBOARD / "features").glob("*/index.ts")}
    assert folders == set(FEATURES)


@pytest.mark.parametrize("feature", FEATURES)
def test_nothing_but_the_table_imports_a_view(feature: str) -> None:
    importing = re.compile(rf'"[./]*/features/{feature}(?:/[^"]*)?"')
    others = {
        str(file.relative_to(DASHBOARD))
        for file in [*DASHBOARD.rglob("*.ts"), *DASHBOARD.rglob("*.css")]
        if f"features/{feature}/" not in str(file) and importing.search(file.read_text(encoding="utf-8"))
    }
    assert others == {"app/registry.ts"} | ALSO.get(feature, set())
