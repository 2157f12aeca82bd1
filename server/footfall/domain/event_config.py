"""An event's config, the same in JSON and TOML: every problem is named with its place, nothing is guessed.

Which keys there are stands on the fields of Event, Zone, Category, KioskRules and Slot; what only shows when the parts
are seen together stands here.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from footfall.domain.badge import NO_CATEGORY, category_code
from footfall.domain.config_keys import read_table, write_table
from footfall.domain.errors import invalid
from footfall.domain.event import Event
from footfall.domain.table_reader import Problems, repeated
from footfall.domain.zone import Zone
from footfall.domain.zone_tree import in_tree_order

MAX_DEPTH = 16


def parse_event(raw: Any) -> Event:
    """The event that a config describes, its zones in the order of their tree, so that whatever lists them does.

    Raises InvalidInput `invalid_config` with all problems, at their places in the config.
    """
    problems: Problems = []
    event = read_table(Event, raw, "", problems)
    if event is not None and not problems:
        _check_whole(event, problems)
    if event is None or problems:
        raise invalid("invalid_config", "The event's config does not fit", problems)
    return replace(event, zones=in_tree_order(event.zones))


def event_to_dict(event: Event) -> dict[str, Any]:
    """The config again, in the shape that `parse_event` reads; what is absent is left out."""
    return write_table(event)


def merge_config(config: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON Merge Patch (RFC 7396) on the config: null takes a key away, lists are replaced whole."""
    merged = dict(config)
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, Mapping):
            inner = merged.get(key)
            merged[key] = merge_config(inner if isinstance(inner, Mapping) else {}, value)
        else:
            merged[key] = value
    return merged


def _check_whole(event: Event, problems: Problems) -> None:
    """What only shows when the parts are seen together."""

    def problem(at: str, text: str) -> None:
        problems.append({"at": at, "problem": text})

    if list(event.days) != sorted(set(event.days)):
        problem("days", "must be in order, each once")
    for name, ids in (
        ("categories", [category.id for category in event.categories]),
        ("zones", [zone.id for zone in event.zones]),
    ):
        for twice in repeated(iter(ids)):
            problem(name, f"{twice!r} is there more than once")
    for clash in repeated(category_code(c.id) for c in event.categories if c.id):
        names = [c.id for c in event.categories if category_code(c.id) == clash]
        if len(set(names)) > 1:
            problem("categories", f"{names} cannot stand side by side on badges: rename one")
    for category in event.categories:
        if category.id and category_code(category.id) == NO_CATEGORY:
            problem("categories", f"{category.id!r} cannot be told from a group on badges: rename it")
    categories = {category.id for category in event.categories}
    for index, zone in enumerate(event.zones):
        at = f"zones[{index}]"
        for category_id in zone.admits or ():
            if category_id not in categories:
                problem(f"{at}.admits", f"{category_id!r} is no category of this event")
        for slot in zone.times:
            if slot.day not in event.days:
                problem(f"{at}.times", f"{slot.day} is no day of this event")
        _check_parents(event, zone, at, problem)


def _check_parents(event: Event, zone: Zone, at: str, problem: Any) -> None:
    seen = [zone.id]
    above = zone
    while above.parent is not None:
        parent = event.find_zone(above.parent)
        if parent is None:
            if above is zone:
                problem(f"{at}.parent", f"{above.parent!r} is no zone of this event")
            return
        if parent.is_booth:
            problem(f"{at}.parent", f"{parent.id!r} is a booth, and a booth holds no zones")
            return
        if parent.id in seen:
            problem(f"{at}.parent", f"goes round in a circle: {' > '.join([*seen, parent.id])}")
            return
        if len(seen) >= MAX_DEPTH:
            problem(f"{at}.parent", f"is nested more than {MAX_DEPTH} deep")
            return
        seen.append(parent.id)
        above = parent
