"""Rows as JSON Lines: one object a line, for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from footfall.render.chunks import in_chunks


def jsonl_bytes(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[bytes]:
    """A line for each row with its keys in the order of `columns`, as chunks of UTF-8; None is left out."""
    return in_chunks(_lines(rows, columns))


def _lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    for row in rows:
        whole = {column: row[column] for column in columns if row.get(column) is not None}
        yield json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
