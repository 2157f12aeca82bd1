"""Who came, by category and by group: its sums are the counters, its parts are the visits of the export."""

import random
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from footfall.domain.times import MINUTE_MS
from footfall.services import events, register
from footfall.services.read.breakdown import By, breakdown
from footfall.services.read.changes import account, changes
from footfall.services.read.state import read_state
from footfall.store import Stores
from footfall.wire.changes import breakdown_document, changes_document
from footfall.wire.state import state_document
from tests.factories import event_config
from tests.services.test_exporting import Expo

FOREVER = 9_999_999_999_999
ALL = ("inside", "visits", "unique", "new", "stays", "dwell_ms")


@pytest.fixture
def expo(stores: Stores) -> Expo:
    return Expo(stores, events.create_event(stores, event_config()))


def read(expo: Expo, by: By, start: float | None = None, end: float | None = None) -> dict[str, Any]:
    first = 0 if start is None else expo.nine + int(start * MINUTE_MS)
    last = FOREVER if end is None else expo.nine + int(end * MINUTE_MS)
    return breakdown_document(breakdown(account(expo.stores, "expo", 0), by, first, last, 0))


def summed(shares: dict[str, dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for share in shares.values():
        total.update(share)
    return total


def test_each_category_has_its_part(expo: Expo) -> None:
    for category, leaves in (("visitor", 10), ("visitor", None), ("investor", 4)):
        _, badge = expo.visitor(category=category)
        expo.scan(f"{badge}-in", badge, "hall", "in", 0)
        if leaves:
            expo.scan(f"{badge}-out", badge, "hall", "out", leaves)
    assert read(expo, "category")["zones"]["hall"] == {
        "visitor": dict(zip(ALL, (1, 2, 2, 2, 1, 600_000), strict=True)),
        "investor": dict(zip(ALL, (0, 1, 1, 1, 1, 240_000), strict=True)),
    }


def test_visitors_without_a_group_stand_under_no_name(expo: Expo) -> None:
    for group in ("West", None):
        _, badge = expo.visitor(**({"group": group} if group else {}))
        expo.scan(badge, badge, "annex", "in", 0)
    found = read(expo, "group")["zones"]["annex"]
    assert {group: share["visits"] for group, share in found.items()} == {"West": 1, "": 1}


def test_a_visit_in_the_window_of_somebody_who_was_there_before_is_no_new_one(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s2", badge, "annex", "out", 5)
    expo.scan("s3", badge, "annex", "in", 70)
    expo.scan("s4", badge, "annex", "out", 90)
    expo.scan("s5", badge, "annex", "in", 100)
    early, late = (
        read(expo, "category", start, end)["zones"]["annex"]["visitor"] for start, end in ((0, 59), (60, 119))
    )
    assert tuple(early.values()) == (0, 1, 1, 1, 1, 300_000)
    assert tuple(late.values()) == (1, 2, 1, 0, 1, 1_200_000)


def test_inside_is_as_of_the_end_of_the_window(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s2", badge, "annex", "out", 60)
    found = [read(expo, "category", 10, end)["zones"]["annex"] for end in (30, 70)]
    assert found[0]["visitor"]["inside"] == 1
    assert found[0]["visitor"]["stays"] == 0
    assert (found[1]["visitor"]["inside"], found[1]["visitor"]["stays"]) == (0, 1)


def test_a_booth_has_visits_and_nobody_inside(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "booth-1", "touch", 0)
    expo.scan("s2", badge, "booth-1", "touch", 60)
    zones = read(expo, "category")["zones"]
    assert zones["booth-1"] == {"visitor": {"visits": 2, "unique": 1, "new": 1}}
    assert read(expo, "category", 90, 99)["zones"]["booth-1"] == {}


def test_the_site_counts_somebody_in_two_root_zones_as_one_person(expo: Expo) -> None:
    _, badge = expo.visitor()
    expo.scan("s1", badge, "annex", "in", 0)
    expo.scan("s2", badge, "hall", "in", 5)
    site = read(expo, "category")["site"]["visitor"]
    assert (site["visits"], site["unique"], site["new"], site["inside"]) == (2, 1, 1, 1)


def test_a_category_that_was_set_right_is_the_one_of_all_visits(expo: Expo) -> None:
    visitor, badge = expo.visitor(category="visitor")
    expo.scan("s1", badge, "annex", "in", 0)
    register.update_visitor(expo.stores, "expo", visitor, {"category": "investor"})
    assert list(read(expo, "category")["zones"]["annex"]) == ["investor"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("by", ["category", "group"])
def test_after_any_history_the_parts_make_the_whole(expo: Expo, seed: int, by: By) -> None:
    draw = random.Random(seed)
    badges = [
        expo.visitor(category=draw.choice(["visitor", "investor"]), group=draw.choice(["West", "East"]))[1]
        for _ in range(9)
    ]
    for number in range(200):
        zone = draw.choice(expo.event.zones)
        way = "touch" if zone.is_booth else draw.choice(("in", "in", "out"))
        expo.scan(f"s{number}", draw.choice(badges), zone.id, way, draw.randrange(720))
        if number % 60 == 59:
            expo.close(draw.randrange(720))
    state = state_document(read_state(expo.stores, "expo", 0))["zones"]
    whole = read(expo, by)["zones"]
    rows = expo.rows("visits")
    for zone, numbers in state.items():
        total = summed(whole[zone])
        assert total["new"] == numbers["unique"]
        for ours, theirs in (("inside", "occupancy"), *((name, name) for name in ("visits", "unique"))):
            assert total[ours] == numbers.get(theirs, 0)
        assert (total["stays"], total["dwell_ms"]) == (numbers.get("stays", 0), numbers.get("dwell_ms", 0))
        for key, share in whole[zone].items():
            mine = [row for row in rows if row["zone"] == zone and row[by] == key]
            assert len(mine) == share["visits"]
            assert len({row["visitor"] for row in mine}) == share["unique"]

    # A window in the middle: the same visits, found among the exported ones by their times.
    start, end = 100, 399
    part, made = read(expo, by, start, end), account(expo.stores, "expo", 0)
    moved = changes_document(changes(made, expo.nine + start * MINUTE_MS, expo.nine + end * MINUTE_MS, 1, 0))

    def is_within(row: dict[str, Any], key: str) -> bool:
        if key not in row:
            return False
        at = datetime.fromisoformat(row[key]).timestamp() * 1000
        return expo.nine + start * MINUTE_MS <= at < expo.nine + (end + 1) * MINUTE_MS

    for zone in state:
        total = summed(part["zones"][zone])
        entered = [row for row in rows if row["zone"] == zone and is_within(row, "entered_at")]
        assert total["visits"] == len(entered)
        assert total["unique"] == len({row["visitor"] for row in entered})
        assert total["stays"] == sum(row["zone"] == zone and is_within(row, "left_at") for row in rows)
        news = sum(minute["zones"].get(zone, {}).get("unique", 0) for minute in moved["minutes"])
        assert total["new"] == news
    assert summed(part["site"])["new"] == sum(m.get("site", {}).get("unique", 0) for m in moved["minutes"])
