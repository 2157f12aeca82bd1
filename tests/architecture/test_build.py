"""The build hook: which Node will do, and when the pages are built again."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(hook: ModuleType, tmp_path: Path) -> Path:
    """Sources of pages, and pages built from them."""
    for name in ("package.json", "package-lock.json", "kiosk/src/app/main.ts", "dashboard/index.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    for name in hook.BUILT:
        file = tmp_path / hook.STATIC / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v22.12.0", "v23.0.0", "v24.1.0"])
def test_a_recent_node_is_used(hook: ModuleType, version: str) -> None:
    assert hook.fits(version)


@pytest.mark.parametrize("version", ["v18.20.0", "v20.18.9", "v21.7.0", "v22.11.0", "", "nonsense"])
def test_an_old_node_is_not(hook: ModuleType, version: str) -> None:
    assert not hook.fits(version)


def test_pages_are_built_again_only_when_a_source_changed(hook: ModuleType, tree: Path) -> None:
    assert not hook.is_built(tree)
    (tree / hook.STATIC / "sources.sha256").write_text(hook.source_hash(tree))
    assert hook.is_built(tree)
    (tree / "kiosk" / "src" / "main.ts").write_text("changed")
    assert not hook.is_built(tree)


@pytest.mark.parametrize("file", ["dashboard/index.html", "kiosk/index.html", "kiosk/sw.js"])
def test_a_page_that_is_not_whole_is_built_again(hook: ModuleType, tree: Path, file: str) -> None:
    (tree / hook.STATIC / "sources.sha256").write_text(hook.source_hash(tree))
    assert hook.is_built(tree)
    (tree / hook.STATIC / file).unlink()
    assert not hook.is_built(tree)


def test_the_skip_variable_leaves_the_pages_out(
    hook: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(hook.SKIP, "1")
    assert not hook.wants_build(tree)
    monkeypatch.setenv(hook.SKIP, "0")
    assert hook.wants_build(tree)


def test_without_any_node_one_line_says_what_to_do(
    hook: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tree))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(hook.Problem, match=r"^no Node\.js .* install it"):
        hook.build_pages(tree)
