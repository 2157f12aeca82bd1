"""Tables for people: names on the left, figures under their headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footfall.lab.bench.conditions import Figures

ABSENT = "-"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The first column is aligned to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    lines = []
    for first, *others in (headings, *rows):
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())
    return "\n".join(lines)


def number(value: Any, digits: int = 0) -> str:
    """With commas; what could not be measured here is a dash."""
    return ABSENT if value is None else f"{value:,.{digits}f}"


def heading(figures: Figures) -> str:
    """One line on the machine, above every table."""
    return (
        f"{figures['processor']}, {figures['cores']} cores, {figures['system']}, Python {figures['python']}, "
        f"load {figures['load']}; Footfall {figures['footfall']}, {figures['measured_at']}"
    )
