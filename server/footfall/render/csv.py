"""Rows as CSV (RFC 4180) that a spreadsheet opens right, and safely.

Excel takes a file without a byte order mark for the machine's old code page and garbles Chinese. A cell
that starts like a formula would be run as one, and a visitor's name can come from anybody: such a cell
gets an apostrophe in front (OWASP, "CSV Injection"), the sign by which a spreadsheet knows plain text.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from footfall.render.chunks import in_chunks

BYTE_ORDER_MARK = "\ufeff"
#: What starts a formula; the full-width forms do so in East Asian editions.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bytes(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[bytes]:
    """A heading and a line for each row, as chunks of UTF-8. A list's items are joined by `;`."""
    return in_chunks(_lines(rows, columns))


def _lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    yield BYTE_ORDER_MARK
    writer.writerow(columns)
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = ";".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
