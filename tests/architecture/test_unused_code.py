"""No function, method, class or property of the server is there that nothing uses. Part of `make check`."""

from __future__ import annotations

from fnmatch import fnmatch

from vulture import Vulture
from vulture.core import Item

from tests.architecture.claims import ROOT

KINDS = {"class", "function", "import", "method", "property", "unreachable_code"}

#: What others call by its name: the web framework, Socket.IO, click, gunicorn, pydantic.
CALLED_BY_OTHERS = ("on_*", "list_commands", "get_command", "format_commands", "describe", "load_config")
DECORATORS = ["@route", "@*.command", "@*.route", "@click.command", "@model_validator", "@field_validator"]

#: Called by tests alone: the specification of the decision at the door, to which store and kiosk are held, and all
#: counters at once, which the property test holds to the counting rule.
FOR_TESTS = {"decided", "fact", "everything"}


def unused() -> list[Item]:
    code = Vulture(ignore_decorators=DECORATORS, ignore_names=list(CALLED_BY_OTHERS))
    code.scavenge([ROOT / "server" / "footfall"])
    return [item for item in code.get_unused_code() if item.typ in KINDS]


def test_nothing_in_the_server_is_unused() -> None:
    left = [item for item in unused() if item.name not in FOR_TESTS]
    assert not left, [f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.name}" for item in left]


def test_what_is_excepted_is_still_there() -> None:
    defined = {item.name for item in unused()}
    assert defined >= FOR_TESTS
    source = "\n".join(file.read_text() for file in (ROOT / "server" / "footfall").rglob("*.py"))
    names = {line.split("(")[0].split()[-1] for line in source.splitlines() if "def " in line and "(" in line}
    assert [name for name in CALLED_BY_OTHERS if not any(fnmatch(each, name) for each in names)] == []
