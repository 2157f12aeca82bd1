"""A register as CSV, the way spreadsheets write it, read into rows as the interface has them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from footfall.domain.errors import InvalidInput, invalid
from footfall.domain.event import Event
from footfall.domain.table_reader import Problems
from footfall.domain.visitor import KEYS, read_visitor
from footfall.render.csv import as_written

LISTS = ("consents", "guest_of", "days")
NAMES = {"name_en": "en", "name_zh_hans": "zh-Hans", "name_zh_hant": "zh-Hant"}
COLUMNS = (*(key for key in KEYS if key != "names"), *NAMES)

Row = dict[str, Any]


def read_rows(data: bytes, file: str) -> list[tuple[int, Row]]:
    """Each visitor's row with the line it starts at. Raises InvalidInput("invalid_csv")."""
    text = _decode(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = _header(next(reader, []), file)
        return list(_rows(reader, header, file))
    except csv.Error as error:
        raise InvalidInput("invalid_csv", f"{file}: line {reader.line_num}: {error}") from None


def check_rows(rows: list[tuple[int, Row]], event: Event) -> None:
    """Raises InvalidInput("invalid_visitor") with every problem and the line it stands on."""
    problems: Problems = []
    seen: dict[str, int] = {}
    for line, row in rows:
        external_id = read_visitor(row, f"line {line}", event, problems).external_id
        if external_id is not None and seen.setdefault(external_id, line) != line:
            text = f"{external_id!r} stands on line {seen[external_id]} already"
            problems.append({"at": f"line {line}.external_id", "problem": text})
    if problems:
        raise invalid("invalid_visitor", "nobody was imported", problems)


def _decode(data: bytes, file: str) -> str:
    # Excel writes UTF-8 with a byte order mark, or on a Chinese Windows GB18030 without a word.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput("invalid_csv", f"{file}: is neither UTF-8 nor GB18030; save it as CSV UTF-8")


def _delimiter(text: str) -> str:
    """Excel writes semicolons where the comma is the decimal sign, and tabs when asked to."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _header(cells: list[str], file: str) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    if not any(columns):
        raise InvalidInput("invalid_csv", f"{file}: line 1: must name the columns, such as name,category")
    for column in columns:
        if column and column not in COLUMNS:
            expected = ", ".join(COLUMNS)
            raise InvalidInput(
                "invalid_csv", f"{file}: line 1: {column!r} is no column; known are {expected}"
            )
        if column and columns.count(column) > 1:
            raise InvalidInput("invalid_csv", f"{file}: line 1: {column!r} is there twice")
    return columns


def _rows(reader: Any, header: list[str], file: str) -> Iterator[tuple[int, Row]]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                raise InvalidInput(
                    "invalid_csv", f"{file}: line {line}: has {len(cells)} cells under {len(header)} columns"
                )
            yield line, _row(dict(zip(header, cells, strict=False)))
        line = reader.line_num + 1


def _row(cells: dict[str, str]) -> Row:
    present = {
        column: text for column, cell in cells.items() if column and (text := as_written(cell.strip()))
    }
    row: Row = {key: present[key] for key in present if key not in NAMES}
    for key in LISTS:
        if key in row:
            row[key] = [item.strip() for item in re.split(r"[,;|]", row[key]) if item.strip()]
    names = {language: present[column] for column, language in NAMES.items() if column in present}
    if names:
        row["names"] = names
        row.setdefault("name", next(iter(names.values())))
    return row
