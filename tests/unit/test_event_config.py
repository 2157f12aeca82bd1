"""What a config may say, and how each mistake is told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from footfall.domain.errors import InvalidInput
from footfall.domain.event_config import event_to_dict, merge_config, parse_event
from tests.factories import event_config, zone_config

EXAMPLE = Path(__file__).parents[2] / "examples" / "innotech-2024.toml"


def problems(config: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        parse_event(config)
    assert caught.value.code == "invalid_config"
    return [(p["at"], p["problem"]) for p in caught.value.details["problems"]]


def with_zones(*zones: dict[str, Any]) -> dict[str, Any]:
    return event_config(zones=list(zones))


def test_the_example_event_is_read_and_written_the_same() -> None:
    event = parse_event(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))
    assert parse_event(event_to_dict(event)) == event


def test_only_a_few_keys_are_required() -> None:
    event = parse_event(
        {"id": "e", "name": {"en": "E"}, "timezone": "UTC", "days": ["2024-06-15"], "zones": []}
    )
    assert [category.id for category in event.categories] == ["visitor"]
    assert {at for at, _ in problems({})} == {"id", "name", "timezone", "days"}


@pytest.mark.parametrize("config", [None, [], "event", 7, True])
def test_a_config_is_a_table(config: Any) -> None:
    assert ("", "must be a table of keys and values") in problems(config)


def test_unknown_keys_are_refused_by_name() -> None:
    found = problems(event_config(colour="red", zones=[zone_config("hall", limit=3)]))
    assert {at for at, _ in found} == {"colour", "zones[0].limit"}


@pytest.mark.parametrize(
    ("zones", "at", "says"),
    [
        ([zone_config("a"), zone_config("a")], "zones", "'a' is there more than once"),
        ([zone_config("a", parent="b")], "zones[0].parent", "'b' is no zone"),
        ([zone_config("a", parent="a")], "zones[0].parent", "circle: a > a"),
        (
            [zone_config("a", parent="b"), zone_config("b", parent="c"), zone_config("c", parent="a")],
            "zones[0].parent",
            "circle: a > b > c > a",
        ),
        ([zone_config("b", "booth"), zone_config("a", parent="b")], "zones[1].parent", "is a booth"),
        ([zone_config("a", "hall")], "zones[0].kind", "area, session or booth"),
        ([zone_config("a", capacity=-1)], "zones[0].capacity", "whole number"),
        ([zone_config("a", capacity=True)], "zones[0].capacity", "whole number"),
        ([zone_config("a", capacity=2.5)], "zones[0].capacity", "whole number"),
        ([zone_config("a", enforce=True)], "zones[0].enforce", "needs a capacity"),
        ([zone_config("a", admits=["vip"])], "zones[0].admits", "'vip' is no category"),
        ([zone_config("a", admits=[["vip"]])], "zones[0].admits[0]", "must be an id"),
        ([zone_config("a", opens="9:00")], "zones[0].opens", "must look like 09:00"),
        ([zone_config("a", opens="18:00", closes="09:00")], "zones[0].closes", "later than opens"),
        ([zone_config("A b")], "zones[0].id", "must look like"),
        ([zone_config("a", name={"de": "A"})], "zones[0].name.en", "is required"),
        ([zone_config("a", name={"en": ""})], "zones[0].name.en", "not empty"),
        ([zone_config("a", name={"en": "x\x00"})], "zones[0].name.en", "control characters"),
        (
            [zone_config("a", "session", times=[{"day": "2020-01-01", "from": "09:00", "to": "10:00"}])],
            "zones[0].times",
            "is no day of this event",
        ),
        ([zone_config("a", times=[])], "zones[0].times", None),
        ([7], "zones[0]", "must be a table"),
    ],
)
def test_a_mistake_in_a_zone_is_told_with_its_place(zones: list[Any], at: str, says: str | None) -> None:
    if says is None:
        assert parse_event(with_zones(*zones)).zones[0].times == ()
    else:
        assert any(place == at and says in problem for place, problem in problems(with_zones(*zones)))


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"id": "Expo 1"}, "id"),
        ({"id": "x" * 65}, "id"),
        ({"timezone": "Asia/Atlantis"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": 8}, "timezone"),
        ({"days": []}, "days"),
        ({"days": ["2024-06-31"]}, "days[0]"),
        ({"days": ["2024-06-16", "2024-06-15"]}, "days"),
        ({"days": ["2024-06-15"] * 2}, "days"),
        ({"days": "2024-06-15"}, "days"),
        ({"name": "Expo"}, "name"),
        ({"name": {"en": "Expo", "english": "Expo"}}, "name"),
        ({"categories": [{"id": "a", "name": {"en": "A"}}] * 2}, "categories"),
        ({"categories": [{"id": "a", "name": {"en": "A"}, "colour": "red"}]}, "categories[0].colour"),
        ({"zones": {"hall": {}}}, "zones"),
    ],
)
def test_a_mistake_in_the_event_is_told_with_its_place(changes: dict[str, Any], at: str) -> None:
    assert at in {place for place, _ in problems(event_config(**changes))}


def test_every_problem_is_told_at_once_and_the_message_leads_with_the_first() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_event(event_config(id="Bad Id", timezone="nowhere"))
    assert len(caught.value.details["problems"]) == 2
    assert caught.value.message.startswith("The event's config does not fit: id: must look like")
    assert caught.value.message.endswith("(and 1 more)")


def test_problems_are_told_in_their_order_and_words() -> None:
    """Unknown keys, then the keys as they are listed."""
    slot = {"day": "2024-06-31", "from": "10:00", "to": "09:00"}
    hall = {"both_ways": "guess", "times": [slot], "kind": "session", "name": {"en": "H"}, "id": "H"}
    config = {
        "kiosk": {"answer_ms": 99, "offline_hours": 0, "names": "short"},
        "zones": [hall, {"id": "h", "name": {"en": "H"}, "kind": "hall", "capacity": -1}],
        "days": ["2024-06-15"] * 33,
        "timezone": "nowhere",
        "languages": ["English"],
        "id": "e",
        "nmae": {"en": "E"},
    }
    (unknown, first), *others = problems(config)
    assert unknown == "nmae"
    assert first.startswith(
        "is not a known key; known are id, name, timezone, days, categories, zones, venue,"
    )
    assert others == [
        ("name", "is required"),
        ("timezone", "is no time zone such as Asia/Shanghai"),
        ("days", "must have at most 32 entries"),
        ("zones[0].id", "must look like hall-1 (a-z, 0-9 and -, at most 64)"),
        ("zones[0].times[0].day", "must be a day such as 2024-06-15"),
        ("zones[0].times[0].to", "must be later than from"),
        ("zones[0].both_ways", "must be ask or toggle"),
        ("zones[1].kind", "must be area, session or booth"),
        ("zones[1].capacity", "must be a whole number from 0 to 10000000"),
        ("languages[0]", "is no language tag such as en or zh-Hans"),
        ("kiosk.names", "must be full, masked or hidden"),
        ("kiosk.offline_hours", "must be at least 1"),
        ("kiosk.answer_ms", "must be at least 100"),
    ]


def test_a_slot_without_its_day_is_no_time_of_the_zone() -> None:
    slot = {"day": "2024-06-31", "from": "09:00", "to": "10:00"}
    assert problems(with_zones(zone_config("a", "area", times=[slot]))) == [
        ("zones[0].times[0].day", "must be a day such as 2024-06-15")
    ]


def test_nobody_is_not_the_same_as_everybody() -> None:
    for admits, written in (([], {"admits": []}), (None, {})):
        event = parse_event(with_zones(zone_config("a", admits=admits)))
        zone = event_to_dict(event)["zones"][0]
        assert {key: zone[key] for key in zone if key == "admits"} == written
        assert parse_event(event_to_dict(event)) == event


def test_a_change_is_a_merge_patch() -> None:
    assert merge_config({"a": 1, "b": {"c": 1, "d": 2}}, {"a": None, "b": {"c": 3}}) == {
        "b": {"c": 3, "d": 2}
    }
