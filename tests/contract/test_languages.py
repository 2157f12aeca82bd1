"""Every folder of words has a file in each language of the pages, and none besides.

That a file says all that the English one says is held by TypeScript: it is typed by its shape.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(
    folder.relative_to(ROOT)
    for page in ("dashboard", "kiosk")
    for folder in (ROOT / page).rglob("words")
    if folder.is_dir()
)
#: What joins the languages of a folder, where that stands beside them.
JOINED = {"index.ts", "words.ts"}


def languages() -> set[str]:
    source = (ROOT / "common/src/languages.ts").read_text(encoding="utf-8")
    listed = re.search(r"LANGUAGES = \[(.*?)\] as const", source)
    assert listed
    return set(re.findall(r'"([\w-]+)"', listed[1]))


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_a_folder_of_words_speaks_every_language(folder: Path) -> None:
    files = {f.name for f in (ROOT / folder).iterdir()} - JOINED
    assert files == {f"{language.lower()}.ts" for language in languages()}


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_each_of_its_files_has_the_shape_of_the_english_one(folder: Path) -> None:
    for language in languages() - {"en"}:
        source = (ROOT / folder / f"{language.lower()}.ts").read_text(encoding="utf-8")
        assert re.search(r"export const \w+: (?:Shape<typeof en>|\w+) = \{", source), f"{folder}, {language}"


def test_every_feature_of_the_dashboard_has_words() -> None:
    features = {f.name for f in (ROOT / "dashboard/src/features").iterdir() if f.is_dir()}
    assert features == {folder.parent.name for folder in FOLDERS if folder.parent.parent.name == "features"}


#: What else names a language.
ELSEWHERE = ("common/src/languages.ts", "common/src/refusals.ts", "server/footfall/domain/event.py")


def test_three_more_files_name_a_language_and_no_others() -> None:
    """How Chinese scripts are told from each other (`matchLanguage`) is no matter of another language."""
    tag = re.compile(r"[\"'](?:zh-Hans|zh-hans|zhHans)[\"']?:")
    sources = [
        *(f for page in ("common/src", "dashboard", "kiosk") for f in (ROOT / page).rglob("*.ts")),
        *(ROOT / "server" / "footfall").rglob("*.py"),
    ]
    naming = {
        str(f.relative_to(ROOT))
        for f in sources
        if not {"node_modules", "lab", "generated"} & set(f.parts)
        and not f.name.endswith((".test.ts", "testing.ts"))
        and tag.search(f.read_text(encoding="utf-8"))
    }
    assert naming == set(ELSEWHERE)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"`{place.removeprefix('server/footfall/')}`" in text for place in ELSEWHERE)
