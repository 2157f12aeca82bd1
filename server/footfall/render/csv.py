"""Rows as CSV (RFC 4180) that a spreadsheet opens right, and safely.

Excel takes a file without a byte order mark for the machine's old code page and garbles Chinese. A cell
that starts like a formula would be run as one, and a visitor's name can come from anybody: such a cell
gets an apostrophe in front (OWASP, "CSV Injection"), the sign by which a spreadsheet knows plain text.
Where a cell starts is the reader's choice: the same file is split at commas, semicolons or tabs, by the
country's decimal sign or by a click, and its quotes then hold no more. So whatever stands behind any of them counts
as a start.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from footfall.render.chunks import in_chunks

BYTE_ORDER_MARK = "\ufeff"
#: What starts a formula, where a cell may start: behind a separator, a line's end or a quote, and whatever white space
#: follows, which some programs take away. The full-width signs start one in East Asian editions.
_START = r"((?:^|[,;\t\r\n\"])[\s\u200b\ufeff]*)"
_SIGN = "([=+\\-@＝＋－＠])"
_RUNS = re.compile(_START + _SIGN)
_KEPT_FROM_RUNNING = re.compile(_START + "'" + _SIGN)
#: At the very start of a cell Excel takes these for nothing, and what follows for the start.
_CONTROL_STARTS = ("\t", "\r", "\n")


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
    return inert(text)


def inert(text: str) -> str:
    """The text with an apostrophe before each sign that a spreadsheet could take for the start of a formula."""
    kept = _RUNS.sub(r"\1'\2", text)
    return f"'{kept}" if kept.startswith(_CONTROL_STARTS) else kept


def as_written(text: str) -> str:
    """What `inert` was given, for a file that comes back. An apostrophe that stood there before is lost."""
    kept = text[1:] if text[:1] == "'" and text[1:2] in _CONTROL_STARTS else text
    return _KEPT_FROM_RUNNING.sub(r"\1\2", kept)
