"""Every word of the pages is said somewhere. That no language lacks one is a matter of their types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.claims import ROOT

#: Where the words of a page stand, and where it says them.
PAGES = {
    "kiosk/src": ("kiosk/src",),
    "dashboard/src": ("dashboard/src",),
    "dashboard/landing/src": ("dashboard/landing/src", "dashboard/src/kit"),
}
WORD = re.compile(r"^  (\w+):", re.M)


def words_of(page: str) -> list[Path]:
    return sorted((ROOT / page).rglob("words/en.ts"))


def code_of(page: str) -> str:
    files = (
        file
        for folder in PAGES[page]
        for file in (ROOT / folder).rglob("*.ts")
        if file.parent.name != "words" or file.name in ("words.ts", "index.ts")
    )
    return "\n".join(file.read_text(encoding="utf-8") for file in files if ".test." not in file.name)


@pytest.mark.parametrize("page", PAGES)
def test_every_word_is_said(page: str) -> None:
    assert words_of(page)
    code = code_of(page)
    unsaid = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in words_of(page)
        for word in WORD.findall(file.read_text(encoding="utf-8"))
        if not re.search(rf"\b{word}\b", code)
    ]
    assert unsaid == []
