"""What docs and comments claim, taken out of their text."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: A file's name with an ending that only files of ours have; `https://…` and the like are cut off before it.
FILE = re.compile(
    r"(?<![\w./@<*{…-])(?:\.\./)*[\w.*{},-]+(?:/[\w.*{},-]+)*\.(?:py|ts|lua|css|html|md|toml|svg|mjs|txt)\b(?![/*(])"
)
FOLDER = re.compile(r"(?<![\w./@<*{…-])[a-z][\w.-]*(?:/[\w.-]+)*/(?![\w*{<])")
#: A page, a comma, a heading in quotation marks.
HEADING = re.compile(r'([\w./-]+\.md),\s+"([^"]+)"')
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)")
SETTING = re.compile(r"\b(?:FOOTFALL_[A-Z_]*[A-Z]|REDIS_URL)\b")
COMMAND = re.compile(r"(?<![\w/.-])(make|footfall|npm run)((?: +[\w./:=*-]+)*)")


@dataclass(frozen=True)
class Text:
    """Words from one file: the whole of a page, or the comments of a program. `code` is what stands in code spans."""

    file: str
    words: str
    code: tuple[str, ...]

    @property
    def is_page(self) -> bool:
        return self.file.endswith(".md")


@cache
def tracked() -> tuple[str, ...]:
    """Every file of the repository as it stands: what Git follows and what is new."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


@cache
def headings(page: str) -> tuple[str, ...]:
    """The headings of a page, without their number signs; lines of code blocks are none."""
    lines = re.sub(r"^```.*?^```", "", (ROOT / page).read_text(), flags=re.MULTILINE | re.DOTALL).splitlines()
    return tuple(line.lstrip("#").strip() for line in lines if re.match(r"#{1,6} ", line))


def anchor(heading: str) -> str:
    """A heading as links name it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@cache
def texts() -> tuple[Text, ...]:
    return tuple(_texts())


def _texts() -> Iterator[Text]:
    for name in tracked():
        if name.endswith(".md"):
            page = (ROOT / name).read_text()
            yield Text(name, page, tuple(_code_of_page(page)))
            continue
        comments = _comments_of(name)
        if comments is not None and "/generated/" not in name:
            words = "\n\n".join(comments(ROOT / name))
            yield Text(name, words, tuple(re.findall(r"`([^`]+)`", words)))


def _code_of_page(page: str) -> Iterator[str]:
    for block in re.findall(r"^```[^\n]*\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    rest = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"^    (.+)$", rest, re.MULTILINE)
    yield from (span.replace("\n", " ") for span in re.findall(r"`([^`]+)`", rest))


def _comments_of(name: str) -> Callable[[Path], list[str]] | None:
    if name.endswith(".py"):
        return _of_python
    if name.endswith((".ts", ".css", ".mjs")):
        return _of_typescript
    if name.endswith(".lua"):
        return lambda file: _lines(r"--(.*)", file)
    if name.endswith((".toml", ".yml")) or Path(name).name in ("Makefile", "Procfile"):
        return lambda file: _lines(r"#(.*)", file)
    return None


def _of_python(file: Path) -> list[str]:
    source = file.read_text()
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string.lstrip("#:").strip() for token in tokens if token.type == tokenize.COMMENT]
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, documented))
    return [*comments, *(text for node in nodes if (text := ast.get_docstring(node)))]


def _of_typescript(file: Path) -> list[str]:
    source = file.read_text()
    blocks = [re.sub(r"\s*\n\s*\*\s?", " ", block) for block in re.findall(r"/\*(.*?)\*/", source, re.DOTALL)]
    return blocks + _lines(r"(?<![:\"'`])//(.*)", file)


def _lines(pattern: str, file: Path) -> list[str]:
    return [match.strip() for match in re.findall(pattern, file.read_text())]
