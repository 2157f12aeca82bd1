"""The tables of `docs/event.md`: every key of a config, as `domain/event.py` and `domain/zone.py` describe it."""

from __future__ import annotations

import re
from pathlib import Path

from footfall.domain.config_keys import Described, keys_of
from footfall.domain.event import Category, Event, KioskRules
from footfall.domain.zone import Slot, Zone

PAGE = Path(__file__).parents[2] / "docs" / "event.md"
BEGIN, END = "<!-- keys: python -m tests.contract.write -->", "<!-- keys end -->"
TABLES: dict[str, type] = {
    "": Event,
    "categories[].": Category,
    "zones[].": Zone,
    "zones[].times[].": Slot,
    "kiosk.": KioskRules,
}


def tables() -> str:
    return "\n\n".join(_table(prefix, table) for prefix, table in TABLES.items())


def page() -> str:
    """The page as it should be."""
    text = PAGE.read_text(encoding="utf-8")
    return re.sub(
        f"{re.escape(BEGIN)}.*?{re.escape(END)}",
        lambda _: f"{BEGIN}\n\n{tables()}\n\n{END}",
        text,
        flags=re.S,
    )


def _table(prefix: str, table: type) -> str:
    rows = [f"| `{prefix}{key.name}` | {_holds(key)} | {key.key.words} |" for key in keys_of(table)]
    return "\n".join(["| key | holds | meaning |", "| --- | --- | --- |", *rows])


def _holds(key: Described) -> str:
    if key.key.required:
        return f"{key.key.value.told()}; required"
    if isinstance(key.default, (int, str)) and not isinstance(key.default, bool):
        return f"{key.key.value.told()}; {key.default} if absent"
    return key.key.value.told()
