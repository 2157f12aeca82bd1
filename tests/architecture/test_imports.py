"""Who may know whom: the contracts stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "server" / "footfall"


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_settings_read_the_environment() -> None:
    # The command line hands the environment over to them, and to the servers that demo and benches start.
    allowed = {PACKAGE / "settings.py", *(PACKAGE / "cli").glob("*.py"), *(PACKAGE / "lab").rglob("*.py")}
    readers = [f for f in PACKAGE.rglob("*.py") if "environ" in f.read_text() and f not in allowed]
    assert [f for f in readers if "os.environ" in f.read_text() or "getenv" in f.read_text()] == []


def test_the_domain_knows_no_clock_and_no_randomness() -> None:
    forbidden = ("import random", "import secrets", "import time", "datetime.now", "date.today", "uuid")
    found = [
        f"{file.name}: {word}"
        for file in (PACKAGE / "domain").glob("*.py")
        for word in forbidden
        if word in file.read_text()
    ]
    assert found == []


def test_the_package_starts_without_loading_what_a_command_does_not_need() -> None:
    code = (
        "import sys, footfall.cli.main as m; m.run(['--help']);"
        "print(sorted({'flask', 'redis', 'eventlet', 'pydantic'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
