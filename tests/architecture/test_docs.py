"""What docs, README and comments name is there, and what is there to be used is in the docs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from itertools import product
from pathlib import Path

import click

from footfall.cli.main import COMMANDS, cli
from tests.architecture.claims import (
    COMMAND,
    FILE,
    FOLDER,
    HEADING,
    LINK,
    ROOT,
    SETTING,
    Text,
    anchor,
    headings,
    texts,
    tracked,
)

PAGES = [text for text in texts() if text.is_page]
#: What a reader has and we do not: files and folders that the docs invent, are made by use, or are somebody else's.
THEIRS = {
    *(
        "my-event.toml",
        "my-visitors.csv",
        "scan.svg",
        "footfall-data/",
        "footfall-demo-data/",
        "node_modules/",
        "gallery/",
    ),
    *("site/", "var/", "proc/"),
}
#: A test by its file and name.
TEST = re.compile(r"([\w/]+\.py)::(test_\w+)")
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
SCRIPTS = set(json.loads((ROOT / "package.json").read_text())["scripts"])


def complaints(text: Text, missing: Iterable[str]) -> Iterator[str]:
    return (f"{text.file}: {name}" for name in missing)


def test_every_file_that_is_named_exists() -> None:
    """By its whole path, or by an end of it that says enough: `store/keys.py`, `walk.lua`."""
    missing = [
        complaint
        for text in texts()
        for complaint in complaints(
            text, (name for name in FILE.findall(text.words) if not exists(text, name))
        )
    ]
    assert missing == []


def test_every_folder_that_is_named_exists() -> None:
    missing = [
        complaint
        for text in texts()
        for span in text.code
        for complaint in complaints(text, (name for name in FOLDER.findall(span) if not exists(text, name)))
    ]
    assert missing == []


def exists(text: Text, name: str) -> bool:
    if name in THEIRS:
        return True
    if name.startswith("../"):
        return (ROOT / Path(text.file).parent / name).resolve().exists()
    return any(_is_there(one) for one in _spelled_out(name))


def _spelled_out(name: str) -> list[str]:
    """Braces with commas stand for several files."""
    parts = [part.split(",") for part in re.split(r"[{}]", name)]
    return ["".join(chosen) for chosen in product(*parts)]


def _is_there(name: str) -> bool:
    if name.endswith("/"):
        return any(f"/{name}" in f"/{file}" for file in tracked()) or (ROOT / name).is_dir()
    return any(fnmatch(f"/{file}", f"*/{name}") for file in tracked())


def test_every_test_that_is_named_exists() -> None:
    named = [(text, *match) for text in texts() for match in TEST.findall(text.words)]
    assert named
    missing = [
        f"{text.file}: {file}::{test}"
        for text, file, test in named
        if not any(_has(one, test) for one in found(file))
    ]
    assert missing == []


def found(name: str) -> Iterator[Path]:
    return (ROOT / file for file in tracked() if f"/{file}".endswith(f"/{name}"))


def _has(file: Path, test: str) -> bool:
    return f"def {test}(" in file.read_text(encoding="utf-8")


def test_every_fault_of_a_kiosk_names_the_test_that_holds_it() -> None:
    page = (ROOT / "docs" / "kiosk.md").read_text(encoding="utf-8")
    section = page.split("## What is missing, and what comes of it\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 20
    assert [row for row in rows if not TEST.search(row)] == []


def test_every_heading_that_is_cited_exists() -> None:
    missing = [
        f"{text.file}: {page}, {heading}"
        for text in texts()
        for page, heading in HEADING.findall(" ".join(text.words.split()))
        if not (ROOT / page).is_file() or heading not in headings(page)
    ]
    assert missing == []


def test_every_link_leads_somewhere() -> None:
    missing = []
    for text in PAGES:
        for target, fragment in LINK.findall(text.words):
            page = (ROOT / text.file).parent / target if target else ROOT / text.file
            anchors = [anchor(heading) for heading in headings(str(page))] if fragment else []
            if not page.exists() or (fragment and fragment not in anchors):
                missing.append(f"{text.file}: {target}#{fragment}")
    assert missing == []


def commands() -> Iterator[tuple[str, str, list[str]]]:
    """(file, program, words behind it) for everything in a code span that looks like a command of ours."""
    for text in texts():
        for span in text.code:
            for program, rest in COMMAND.findall(span):
                yield text.file, program, rest.split()


def test_every_make_target_that_is_named_exists() -> None:
    named = {
        (file, word)
        for file, program, words in commands()
        if program == "make"
        for word in words[:1]
        if "=" not in word
    }
    assert named
    assert [(file, word) for file, word in named if word not in TARGETS] == []


def test_every_npm_script_that_is_named_exists() -> None:
    named = {(file, words[0]) for file, program, words in commands() if program == "npm run" and words}
    assert [
        (file, word)
        for file, word in named
        if not any(fnmatch(script, f"{word}*" if word.endswith(":") else word) for script in SCRIPTS)
    ] == []


def test_every_command_of_ours_that_is_named_exists_with_its_flags() -> None:
    wrong = []
    for file, program, words in commands():
        if program == "footfall" and words and not re.fullmatch(r"[A-Z.].*|badge", words[0]):
            problem = misspelled(words)
            if problem:
                wrong.append(f"{file}: footfall {' '.join(words)}: {problem}")
    assert wrong == []


def misspelled(words: list[str]) -> str | None:
    """What is wrong with the command line `footfall WORDS`, so far as the commands and their flags go."""
    context = click.Context(cli)
    command: click.Command | None = cli
    for word in words:
        if isinstance(command, click.Group) and not word.startswith("-"):
            command = command.get_command(context, word)
            if command is None:
                return f"no command {word}"
        elif word.startswith("--"):
            flags = {flag for option in (command or cli).get_params(context) for flag in option.opts}
            if word.partition("=")[0] not in flags:
                return f"no flag {word}"
    return None


def known_settings() -> set[str]:
    """Those of the server, and those that only building and testing know."""
    readers = [ROOT / "server/footfall/settings.py", ROOT / "hatch_build.py", ROOT / "Makefile"]
    readers += [ROOT / name for name in tracked() if name.startswith("tests/e2e/") and name.endswith(".py")]
    return {name for file in readers for name in re.findall(r'"(FOOTFALL_\w+|REDIS_URL)"', file.read_text())}


def test_every_setting_that_is_named_exists() -> None:
    unknown = [
        f"{text.file}: {name}"
        for text in texts()
        for name in SETTING.findall(text.words)
        if name not in known_settings()
    ]
    assert unknown == []


def test_every_setting_is_in_the_readme() -> None:
    read = re.findall(r'environ\.get\("(\w+)"\)', (ROOT / "server/footfall/settings.py").read_text())
    read += re.findall(r'"(FOOTFALL_\w+|PORT|REDIS_URL)"', (ROOT / "server/footfall/settings.py").read_text())
    assert read
    readme = (ROOT / "README.md").read_text()
    assert [name for name in sorted(set(read)) if f"`{name}`" not in readme] == []


def leaves(command: click.Command, name: str) -> Iterator[str]:
    """Every command that does something, by its whole name; those that are hidden are left out."""
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for child in command.list_commands(context):
        found = command.get_command(context, child)
        assert found is not None
        if not found.hidden:
            yield from leaves(found, f"{name} {child}")


def test_every_command_and_every_measurement_is_in_the_docs() -> None:
    spans = [" ".join(span.split()) for page in PAGES for span in page.code if page.file != "CHANGELOG.md"]
    every = [name for command in COMMANDS for name in leaves_of(command)]
    missing = [name for name in every if not any(re.search(rf"\b{name}\b", span) for span in spans)]
    assert missing == []


def leaves_of(name: str) -> list[str]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return list(leaves(command, f"footfall {name}"))


def test_every_make_target_is_in_contributing() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text()
    missing = [target for target in TARGETS if not re.search(rf"\bmake {target}\b", contributing)]
    assert missing == []


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [page.file for page in PAGES if page.file.startswith("docs/") and page.file not in readme] == []
