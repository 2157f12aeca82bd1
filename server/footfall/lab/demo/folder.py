"""The demo's data directory: made afresh each time, and never somebody else's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from footfall.domain.errors import Conflict

#: Stands in every directory that the demo made; holds what the demo printed.
MARK = "demo.json"


def make_afresh(folder: Path) -> None:
    """An empty directory with the mark. Raises Conflict where it is not ours, or in use."""
    refuse_foreign(folder)
    refuse_used(folder)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, mode=0o700)
    write_mark(folder, {})


def refuse_foreign(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise Conflict(
            "not_a_demo",
            f"{folder} holds something else than a demo; choose another with --data-dir",
        )


def refuse_used(folder: Path) -> None:
    """Stops a store that was left behind by a crash, and refuses one that a server still uses."""
    from footfall.store.embedded import EmbeddedStore

    store = EmbeddedStore(folder)
    if not folder.exists() or not store.answers():
        return
    store.ensure()
    store.release()
    if store.answers():
        raise Conflict(
            "demo_is_running",
            f"a server is running on {folder}; stop it, or choose another with --data-dir",
        )


def read_mark(folder: Path) -> dict[str, Any]:
    """What the demo printed when it made the directory; empty where it has not come so far."""
    try:
        document: dict[str, Any] = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return document


def write_mark(folder: Path, document: dict[str, Any]) -> None:
    file = folder / MARK
    file.touch(mode=0o600)
    file.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")
