"""A key of the config is described once: reading, writing, the interface and the documentation follow from that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from footfall.domain.config_keys import Key, keys_of, read_table, write_table
from footfall.domain.config_values import Whole
from footfall.wire.config import answer, request
from tests.contract.event_keys import PAGE, TABLES, page


@dataclass(frozen=True)
class Hall:
    seats: Annotated[int, Key(Whole(1, 90), "how many may sit", required=True)]
    doors: Annotated[int, Key(Whole(1, 9), "how many doors it has", name="exits")] = 2


def no_inner_table(table: type) -> Any:
    raise AssertionError(table)


def test_one_line_makes_a_key_that_is_read_written_and_told() -> None:
    problems: list[dict[str, str]] = []
    assert read_table(Hall, {"seats": 7, "exits": 3}, "hall", problems) == Hall(7, 3)
    assert problems == []
    read_table(Hall, {"seats": 0, "doors": 1, "exits": 10}, "hall", problems)
    assert {(problem["at"], problem["problem"]) for problem in problems} == {
        ("hall.doors", "is not a known key; known are seats, exits"),
        ("hall.seats", "must be at least 1"),
        ("hall.exits", "must be a whole number from 0 to 9"),
    }
    assert write_table(Hall(7)) == {"seats": 7, "exits": 2}
    asked = request("Hall", Hall, no_inner_table).model_json_schema()
    assert asked["required"] == ["seats"]
    assert asked["properties"]["seats"] | {"minimum": 1, "maximum": 90} == asked["properties"]["seats"]
    assert set(answer("Hall", Hall, no_inner_table).model_json_schema()["required"]) == {"seats", "exits"}


def test_the_documentation_names_every_key_as_it_is_described() -> None:
    """Written by `python -m tests.contract.write`."""
    assert PAGE.read_text(encoding="utf-8") == page()
    text = page()
    assert all(f"`{prefix}{key.name}`" in text for prefix, table in TABLES.items() for key in keys_of(table))
