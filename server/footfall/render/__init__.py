"""Values to bytes: nothing here knows the store or the web."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from footfall.render.csv import csv_bytes
from footfall.render.jsonl import jsonl_bytes


@dataclass(frozen=True)
class TableFormat:
    """How a table is written. `write(rows, columns)` streams its bytes in chunks."""

    media_type: str
    write: Callable[[Iterable[Mapping[str, Any]], Sequence[str]], Iterator[bytes]]


#: The formats of an export by the ending of its file name.
TABLE_FORMATS: dict[str, TableFormat] = {
    "csv": TableFormat("text/csv; charset=utf-8", csv_bytes),
    "jsonl": TableFormat("application/jsonl; charset=utf-8", jsonl_bytes),
}
