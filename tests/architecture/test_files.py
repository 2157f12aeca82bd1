"""What every file must keep to, and what ships."""

from __future__ import annotations

import ast
import json
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "server" / "footfall"
PAGES = ("common", "kiosk", "dashboard")
TOO_LONG = 400
#: Lines of a Python function, from its `def` to its end.
LONGEST_FUNCTION = 60
#: Half of the files are shorter than this, so that most can be read at one look; and not splinters either.
USUAL_LINES = (40, 100)


def sources() -> Iterator[Path]:
    for pattern in ("*.py", "*.lua"):
        yield from PACKAGE.rglob(pattern)
    yield from (ROOT / "tests").rglob("*.py")
    for page in PAGES:
        for pattern in ("*.ts", "*.css", "*.html"):
            yield from (f for f in (ROOT / page).rglob(pattern) if "generated" not in f.parts)


def test_no_file_is_long_enough_to_need_a_split() -> None:
    long = {str(f.relative_to(ROOT)): n for f in sources() if (n := f.read_text().count("\n")) > TOO_LONG}
    assert long == {}


def test_no_python_function_is_longer_than_a_screen() -> None:
    long = {
        f"{f.relative_to(ROOT)}: {node.name}": lines
        for f in sources()
        if f.suffix == ".py"
        for node in ast.walk(ast.parse(f.read_text()))
        if isinstance(node, ast.FunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("folder", ["server/footfall", "dashboard/src", "kiosk/src", "common/src"])
def test_the_usual_file_is_read_at_one_look(folder: str) -> None:
    lengths = [
        f.read_text().count("\n")
        for f in sources()
        if f.is_relative_to(ROOT / folder) and f.suffix in (".py", ".ts") and ".test." not in f.name
    ]
    least, most = USUAL_LINES
    assert least <= statistics.median(lengths) <= most


def test_every_lua_script_says_its_purpose_on_top() -> None:
    scripts = list((PACKAGE / "store" / "lua").glob("*.lua"))
    assert scripts
    assert [f.name for f in scripts if not f.read_text().startswith("--")] == []


def test_the_pages_load_nothing_from_elsewhere() -> None:
    """A venue may have no internet: whatever a page loads comes from the server itself."""
    loading = re.compile(
        r"""(?:src|href|import|url|from)\s*[=(]?\s*["'(]\s*(?:https?:)?//(?!localhost|127\.)"""
    )
    found = [
        f"{f.relative_to(ROOT)}: {match[0]}"
        for f in sources()
        if f.suffix in (".html", ".css", ".ts")
        for match in loading.finditer(f.read_text())
    ]
    assert found == []


def test_every_package_that_is_installed_has_a_pinned_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pinned = {_name(line) for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line}
    assert [name for requirement in wanted if (name := _name(requirement)) not in pinned] == []


@pytest.mark.parametrize("file", ["constraints.txt", "package-lock.json", ".npmrc"])
def test_the_lists_of_versions_name_no_server(file: str) -> None:
    """Each machine asks the registry that it is set up for."""
    text = (ROOT / file).read_text()
    assert '"resolved"' not in text
    assert not re.search(r"^\s*(--|registry\s*=)|@\s*(https?|file):", text, re.MULTILINE)


def test_the_pages_versions_are_exact() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in versions.items() if not version[0].isdigit()] == []


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
