"""An event's config, the same in JSON and TOML: every problem is named with its place, nothing is guessed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from footfall.domain.badge import NO_CATEGORY, category_code
from footfall.domain.errors import invalid
from footfall.domain.event import BothWays, Category, DoorNames, Event, KioskRules, Slot, Zone, ZoneKind
from footfall.domain.table_reader import COLOUR, LANGUAGE, Problems, Reader, parse_day, repeated

EVENT_KEYS = (
    *("id", "name", "timezone", "days", "categories", "zones", "venue", "languages", "kiosk", "warn_at"),
)
CATEGORY_KEYS = ("id", "name", "colour")
ZONE_KEYS = (
    *("id", "name", "kind", "parent", "capacity", "enforce", "admits", "opens", "closes"),
    *("times", "guest_list", "early_minutes", "both_ways", "warn_at"),
)
MAX_ZONES = 1000
MAX_DEPTH = 16
MAX_CAPACITY = 10_000_000
MAX_OFFLINE_HOURS = 168
#: A visitor waits so long; a kiosk gives its request up after five seconds.
MIN_ANSWER_MS, MAX_ANSWER_MS = 100, 4_000
MAX_LEVELS = 5
MAX_LEVEL = 200

DEFAULT_CATEGORY = Category("visitor", {"en": "Visitor", "zh-Hans": "观众", "zh-Hant": "觀眾"})


def parse_event(raw: Any) -> Event:
    """The event that a config describes. Raises InvalidInput `invalid_config` with all problems."""
    problems: Problems = []
    reader = Reader(raw, "", problems, EVENT_KEYS)
    languages = reader.list_of("languages", lambda item, at: _language(item, at, problems), 20)
    event = Event(
        id=reader.id("id", required=True) or "",
        name=reader.names("name", required=True) or {},
        timezone=_timezone(reader),
        days=reader.days("days", required=True) or (),
        categories=reader.list_of("categories", lambda c, at: _category(c, at, problems), 200)
        or (DEFAULT_CATEGORY,),
        zones=reader.list_of("zones", lambda z, at: _zone(z, at, problems), MAX_ZONES) or (),
        venue=reader.names("venue"),
        languages=languages or (),
        kiosk=_kiosk(reader, problems),
        warn_at=_levels(reader),
    )
    if not problems:
        _check_whole(event, problems)
    if problems:
        raise invalid("invalid_config", "The event's config does not fit", problems)
    return event


def event_to_dict(event: Event) -> dict[str, Any]:
    """The config again, in the shape that `parse_event` reads; what is absent is left out."""
    whole = {
        "id": event.id,
        "name": event.name,
        "timezone": event.timezone,
        "days": [day.isoformat() for day in event.days],
        "categories": [_present(vars(category)) for category in event.categories],
        "zones": [_zone_to_dict(zone) for zone in event.zones],
        "venue": event.venue,
        "languages": list(event.languages) or None,
        "kiosk": asdict(event.kiosk) | {"names": event.kiosk.names.value},
        "warn_at": None if event.warn_at is None else list(event.warn_at),
    }
    return _present(whole)


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


def _timezone(reader: Reader) -> str:
    name = reader.text("timezone", required=True)
    try:
        return str(ZoneInfo(name)) if name else ""
    except (KeyError, ValueError, OSError):
        reader.problem("timezone", "is no time zone such as Asia/Shanghai")
        return ""


def _language(raw: Any, at: str, problems: Problems) -> str | None:
    if isinstance(raw, str) and LANGUAGE.fullmatch(raw):
        return raw
    problems.append({"at": at, "problem": "is no language tag such as en or zh-Hans"})
    return None


def _kiosk(reader: Reader, problems: Problems) -> KioskRules:
    raw = reader.value("kiosk")
    if raw is None:
        return KioskRules()
    inner = Reader(raw, "kiosk", problems, ("names", "offline_hours", "answer_ms"))
    names = inner.one_of("names", tuple(DoorNames))
    hours = inner.count("offline_hours", MAX_OFFLINE_HOURS)
    if hours == 0:
        inner.problem("offline_hours", "must be at least 1")
    answer = inner.count("answer_ms", MAX_ANSWER_MS)
    if answer is not None and answer < MIN_ANSWER_MS:
        inner.problem("answer_ms", f"must be at least {MIN_ANSWER_MS}")
    default = KioskRules()
    return KioskRules(
        DoorNames(names or default.names), hours or default.offline_hours, answer or default.answer_ms
    )


def _levels(reader: Reader) -> tuple[int, ...] | None:
    """`warn_at`: rising percents of a capacity."""
    raw = reader.value("warn_at")
    if raw is None:
        return None
    whole = isinstance(raw, (list, tuple)) and all(type(level) is int for level in raw)
    if (
        not whole
        or not 1 <= len(raw) <= MAX_LEVELS
        or not all(1 <= level <= MAX_LEVEL for level in raw)
        or list(raw) != sorted(set(raw))
    ):
        reader.problem(
            "warn_at",
            f"must hold 1 to {MAX_LEVELS} rising percents from 1 to {MAX_LEVEL}, such as 80, 95, 100",
        )
        return None
    return tuple(raw)


def _category(raw: Any, at: str, problems: Problems) -> Category:
    reader = Reader(raw, at, problems, CATEGORY_KEYS)
    return Category(
        id=reader.id("id", required=True) or "",
        name=reader.names("name", required=True) or {},
        colour=reader.matching("colour", COLOUR, "#1f6feb"),
    )


def _zone(raw: Any, at: str, problems: Problems) -> Zone:
    reader = Reader(raw, at, problems, ZONE_KEYS)
    kind = reader.text("kind", required=True)
    both_ways = reader.one_of("both_ways", tuple(BothWays))
    if kind is not None and kind not in list(ZoneKind):
        reader.problem("kind", "must be area, session or booth")
        kind = None
    zone = Zone(
        id=reader.id("id", required=True) or "",
        name=reader.names("name", required=True) or {},
        kind=ZoneKind(kind or "area"),
        parent=reader.id("parent"),
        capacity=reader.count("capacity", MAX_CAPACITY),
        enforce=reader.flag("enforce"),
        admits=reader.ids("admits"),
        opens=reader.minutes("opens"),
        closes=reader.minutes("closes"),
        times=reader.list_of("times", lambda slot, place: _slot(slot, place, problems), 100) or (),
        guest_list=reader.flag("guest_list"),
        early_minutes=reader.count("early_minutes", 24 * 60) or 0,
        both_ways=BothWays(both_ways) if both_ways else None,
        warn_at=_levels(reader),
    )
    if zone.enforce and zone.capacity is None:
        reader.problem("enforce", "needs a capacity to enforce")
    if zone.opens is not None and zone.closes is not None and zone.closes <= zone.opens:
        reader.problem("closes", "must be later than opens")
    if zone.times and zone.kind is not ZoneKind.SESSION:
        reader.problem("times", "belong to a session")
    if zone.is_booth and zone.enforce:
        reader.problem("enforce", "is not for a booth: nobody is inside it")
    if zone.is_booth and zone.both_ways:
        reader.problem("both_ways", "is not for a booth: it is touched")
    if zone.is_booth and zone.warn_at:
        reader.problem("warn_at", "is not for a booth: nobody is inside it")
    return zone


def _slot(raw: Any, at: str, problems: Problems) -> Slot | None:
    reader = Reader(raw, at, problems, ("day", "from", "to"))
    day = parse_day(reader.value("day", required=True))
    if day is None and "day" in reader.raw:
        reader.problem("day", "must be a day such as 2024-06-15")
    start, end = reader.minutes("from", required=True), reader.minutes("to", required=True)
    if start is not None and end is not None and end <= start:
        reader.problem("to", "must be later than from")
    if day is None or start is None or end is None:
        return None
    return Slot(day, start, end)


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


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def _zone_to_dict(zone: Zone) -> dict[str, Any]:
    times = [
        {"day": slot.day.isoformat(), "from": _clock(slot.start), "to": _clock(slot.end)}
        for slot in zone.times
    ]
    return _present(
        {
            "id": zone.id,
            "name": zone.name,
            "kind": zone.kind.value,
            "parent": zone.parent,
            "capacity": zone.capacity,
            "enforce": zone.enforce or None,
            "admits": None if zone.admits is None else list(zone.admits),
            "opens": _clock(zone.opens),
            "closes": _clock(zone.closes),
            "times": times or None,
            "guest_list": zone.guest_list or None,
            "early_minutes": zone.early_minutes or None,
            "both_ways": zone.both_ways and zone.both_ways.value,
            "warn_at": None if zone.warn_at is None else list(zone.warn_at),
        }
    )
