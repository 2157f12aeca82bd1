"""What holds of a kind of zone stands in few places: nothing else names a kind, and each place names them all."""

import re
from pathlib import Path

import pytest

from footfall.domain.zone import ZoneKind

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "server" / "footfall"
PAGES = ("common/src", "kiosk/src", "dashboard/src")

#: What must name every kind, and what may name some.
ALL = ("server/footfall/domain/zone.py", "common/src/generated/openapi.ts", "docs/event.md")
SOME = ("common/src/zone-kinds.ts",)
#: Counts by what the layout says of a zone; to be touched where people are counted otherwise in a new kind.
COUNTING = ("server/footfall/domain/counting.py", "server/footfall/store/lua/walk.lua")


@pytest.mark.parametrize("place", ALL)
def test_each_place_names_every_kind(place: str) -> None:
    text = (ROOT / place).read_text(encoding="utf-8")
    assert [kind for kind in ZoneKind if not re.search(rf"""["'`]{kind}["'`]""", text)] == []


def test_nothing_else_names_a_kind() -> None:
    """Tests aside, and `lab`, which makes up events."""
    names = "|".join(ZoneKind)
    in_python = re.compile(rf"ZoneKind\.(?!\w+\()[A-Z]+|kind (?:is|==|in) .*[\"'](?:{names})[\"']")
    in_pages = re.compile(rf"kind\s*[!=]==\s*\"(?:{names})\"|directionsOf\(\"")
    places = [
        *(
            file
            for file in SERVER.rglob("*.py")
            if "lab" not in file.parts and in_python.search(file.read_text())
        ),
        *(
            file
            for page in PAGES
            for file in (ROOT / page).rglob("*.ts")
            if not file.name.endswith(".test.ts") and in_pages.search(file.read_text())
        ),
    ]
    assert {str(file.relative_to(ROOT)) for file in places} <= {*ALL, *SOME}


def test_contributing_names_every_place() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    entry = re.search(r"- \*\*a kind of zone\*\*.*?(?=\n- \*\*)", text, re.S)
    assert entry
    places = [*ALL, *SOME, *COUNTING]
    assert [place for place in places if f"`{place.removeprefix('server/footfall/')}`" not in entry[0]] == []
    assert len(places) <= 8
