"""Tables as CSV and JSON Lines."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from footfall.cli.csv_register import read_rows
from footfall.render import TABLE_FORMATS
from footfall.render.csv import as_written, csv_bytes, inert
from footfall.render.jsonl import jsonl_bytes


def written(*rows: dict[str, Any], columns: tuple[str, ...] = ("name",)) -> list[list[str]]:
    text = b"".join(csv_bytes(rows, columns)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_spreadsheet_sees_utf_8_and_windows_line_ends() -> None:
    assert b"".join(csv_bytes([{"name": "陈大文"}], ("name",))) == "\ufeffname\r\n陈大文\r\n".encode()


def test_cells_of_every_type_are_written() -> None:
    columns = ("text", "number", "fraction", "yes", "no", "days", "absent")
    row = {"text": 'a "b", c', "number": 0, "fraction": 1.5, "yes": True, "no": False}
    row |= {"days": ["2024-06-15", "2024-06-16"]}
    assert written(row, columns=columns)[1] == [
        *('a "b", c', "0", "1.5", "true", "false", "2024-06-15;2024-06-16", "")
    ]


SIGNS = "=+-@＝＋－＠"
#: What starts a formula for at least one way to split the file.
FORMULAS = [
    *("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1+1", "＠x", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1"),
    *("Ann;=1+1", "Ann,=1+1", "Ann\t=1+1", "Ann\n=1+1", "Ann\r\n@x", "Ann; ＋1", "Ann;;-1", 'Ann;"=1+1"'),
    *('"=1+1"', '";=1+1', 'a";"=1+1', "'Ann';=1", "Ann;\u200b=1", 'x"=1'),
]


def cells_for(text: str, separator: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_runs_as_a_formula_however_the_file_is_split(
    formula: str, column: int, separator: str
) -> None:
    columns = ("a", "b", "c")
    row: dict[str, Any] = {"a": "x", "b": "y", "c": "z"} | {columns[column]: formula}
    text = b"".join(csv_bytes([row], columns)).decode("utf-8-sig")
    for cell in cells_for(text, separator):
        assert cell.strip('\ufeff\u200b \u3000\t\r\n"')[:1] not in tuple(SIGNS), repr(cell)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_item_of_a_list_runs_as_a_formula(separator: str) -> None:
    text = b"".join(csv_bytes([{"consents": ["photos", "=1+1"]}], ("consents",))).decode("utf-8-sig")
    assert not [cell for cell in cells_for(text, separator) if cell.startswith("=")]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_was_made_inert_comes_back_as_it_was(formula: str) -> None:
    assert as_written(inert(formula)) == formula


@pytest.mark.parametrize(
    "text", ["Anne-Marie =^.^=", "a+b@example.org", "2024-06-15;2024-06-16", "O'Neill, Ann"]
)
def test_text_that_holds_a_sign_further_on_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_a_number_below_zero_stays_a_number() -> None:
    assert written({"name": -5})[1] == ["-5"]


def test_line_breaks_and_quotes_stay_within_their_cell() -> None:
    names = ["two\nlines", 'quoted "so"', "comma, here", "cr\r\nlf"]
    assert [row[0] for row in written(*({"name": name} for name in names))[1:]] == names


def test_csv_without_rows_is_the_heading() -> None:
    assert written(columns=("from", "to", "count")) == [["from", "to", "count"]]


def test_json_lines_leave_out_what_is_absent_and_keep_what_is_false() -> None:
    rows: list[dict[str, Any]] = [{"b": False, "a": 0, "c": None, "d": []}, {"a": "陈\n大文"}]
    lines = b"".join(jsonl_bytes(rows, ("a", "b", "c", "d"))).decode().splitlines()
    assert lines[0] == '{"a":0,"b":false,"d":[]}'
    assert json.loads(lines[1]) == {"a": "陈\n大文"}
    assert "陈" in lines[1]


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_rows_are_streamed_in_chunks_worth_a_write(ending: str) -> None:
    taken = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for number in range(50_000):
            taken += 1
            yield {"name": f"Visitor {number}"}

    chunks = TABLE_FORMATS[ending].write(rows(), ("name",))
    first = next(chunks)
    assert taken < 5_000
    rest = list(chunks)
    assert taken == 50_000
    assert all(len(chunk) >= 32 * 1024 for chunk in [first, *rest[:-1]])
    assert len(rest) < 60


def test_a_register_that_was_written_comes_back_as_it_was() -> None:
    rows = [{"name": formula.strip(), "category": "visitor"} for formula in FORMULAS if formula.strip()]
    data = b"".join(csv_bytes(rows, ("name", "category")))
    assert [row["name"] for _, row in read_rows(data, "register.csv")] == [row["name"] for row in rows]
