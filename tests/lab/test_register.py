"""The made-up register."""

from __future__ import annotations

import re
from collections import Counter

from footfall.cli.csv_register import read_rows
from footfall.domain.event import Event
from footfall.domain.table_reader import Problems
from footfall.domain.visitor import read_visitor
from footfall.lab.crowd.register import DELEGATION, SIZES, Person, as_csv, as_visitor, people
from tests.lab.conftest import EXAMPLES


def test_the_committed_register_is_what_the_generator_makes(register: list[Person]) -> None:
    assert (EXAMPLES / "innotech-visitors.csv").read_text("utf-8") == as_csv(register)


def test_the_same_seed_makes_the_same_people_and_another_seed_others(register: list[Person]) -> None:
    assert people() == register
    assert people(seed=7) != register


def test_there_are_three_thousand_of_the_right_categories(register: list[Person]) -> None:
    assert Counter(person.category for person in register) == SIZES
    assert len(register) == 3000


def test_every_person_fits_the_example_event(register: list[Person], example: Event) -> None:
    problems: Problems = []
    for person in register:
        read_visitor(as_visitor(person), person.external_id, example, problems)
    assert problems == []


def test_the_file_imports_as_the_same_people(register: list[Person]) -> None:
    data = (EXAMPLES / "innotech-visitors.csv").read_bytes()
    rows = [row for _, row in read_rows(data, "innotech-visitors.csv")]
    assert rows == [as_visitor(person) for person in register]


def test_ids_and_addresses_are_unique_and_nobody_can_be_written_to(register: list[Person]) -> None:
    assert len({person.external_id for person in register}) == len(register)
    assert len({person.email for person in register}) == len(register)
    address = re.compile(r"[a-z.-]+\.\d{4}@example\.(org|com)")
    assert [person.email for person in register if not address.fullmatch(person.email)] == []


def test_names_are_there_in_three_scripts_and_the_badge_speaks_the_persons_own(
    register: list[Person],
) -> None:
    assert all(set(person.names) == {"en", "zh-Hans", "zh-Hant"} for person in register)
    assert all(person.name == person.names[person.language] for person in register)
    assert all(person.names["en"].isascii() for person in register)
    assert not any(re.search(r"[A-Za-z]", person.names["zh-Hans"]) for person in register)


def test_the_delegation_has_forty_members(register: list[Person]) -> None:
    members = [person for person in register if person.group == DELEGATION]
    assert len(members) == 40
    assert {person.category for person in members} == {"delegate"}
