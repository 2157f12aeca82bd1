"""A register of 3,000 made-up people for the example event: the same people from the same seed."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from footfall.lab.crowd.names import Script, hong_kong_name, mainland_name, overseas_name
from footfall.lab.crowd.organizations import (
    COMPANIES,
    DELEGATIONS,
    FUNDS,
    MEDIA,
    ORGANIZERS,
    SCHOOLS,
    Organization,
)

SEED = 2024
#: How many of each category; 3,000 in all.
SIZES = {
    "staff": 120,
    "exhibitor": 280,
    "speaker": 44,
    "press": 56,
    "delegate": 130,
    "investor": 210,
    "visitor": 2160,
}
#: The delegation that the crowd lets arrive together and go to the roundtable.
DELEGATION = DELEGATIONS[0].group
COLUMNS = (
    *("external_id", "name", "name_en", "name_zh_hans", "name_zh_hant"),
    *("organization", "category", "language", "group", "email"),
)


@dataclass(frozen=True)
class Person:
    """One row of the register; `names` has all three scripts, `name` is the one on the badge."""

    external_id: str
    name: str
    names: Script
    organization: str
    category: str
    language: str
    email: str
    group: str | None = None


def people(seed: int = SEED) -> list[Person]:
    """3,000 people in the register's order: category by category, groups together."""
    random = Random(seed)
    register: list[Person] = []
    for category, size in SIZES.items():
        places = iter(_places(category, size, random))
        for organization, group, abroad in places:
            number = len(register) + 1
            register.append(_person(number, category, organization, group, abroad, random))
    return register


def as_visitor(person: Person) -> dict[str, Any]:
    """The person as `POST /events/E/visitors` takes it."""
    row: dict[str, Any] = dict(vars(person))
    if person.group is None:
        del row["group"]
    return row


def as_csv(register: Iterable[Person]) -> str:
    """The register as a CSV file with a header, as `footfall visitors import` reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for person in register:
        names = (person.names["en"], person.names["zh-Hans"], person.names["zh-Hant"])
        rest = (person.organization, person.category, person.language, person.group, person.email)
        writer.writerow((person.external_id, person.name, *names, *rest))
    return text.getvalue()


Place = tuple[Organization, str | None, bool]  # organization, group, from abroad


def _places(category: str, size: int, random: Random) -> Iterator[Place]:
    """Where each person of a category comes from; groups first, then people on their own."""
    left = size
    if category == "delegate":
        for delegation in DELEGATIONS:
            for _ in range(delegation.size):
                yield delegation.organization, delegation.group, delegation.abroad
            left -= delegation.size
    elif category == "visitor":
        for organization in (*SCHOOLS, *COMPANIES):
            members = random.randint(22, 34) if organization in SCHOOLS else random.randint(6, 14)
            for _ in range(members):
                yield organization, f"{organization.en} visit", False
            left -= members
    pool = {
        "staff": ORGANIZERS,
        "exhibitor": COMPANIES,
        "press": MEDIA,
        "investor": FUNDS,
        "speaker": (*FUNDS, *SCHOOLS),
    }.get(category, (*COMPANIES, *SCHOOLS))
    for _ in range(left):
        abroad = category != "staff" and random.random() < 0.12
        yield random.choice(pool), None, abroad


def _person(
    number: int,
    category: str,
    organization: Organization,
    group: str | None,
    abroad: bool,
    random: Random,
) -> Person:
    if abroad:
        language, names = "en", overseas_name(random)
    elif random.random() < 0.22:
        language, names = "zh-Hant", hong_kong_name(random)
    else:
        language, names = "zh-Hans", mainland_name(random)
    address = names["en"].lower().replace(" ", ".")
    return Person(
        external_id=f"IT-{number:04}",
        name=names[language],
        names=names,
        organization=organization.in_language(language),
        category=category,
        language=language,
        email=f"{address}.{number:04}@{'example.com' if number % 3 else 'example.org'}",
        group=group,
    )


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(as_csv(people()))
