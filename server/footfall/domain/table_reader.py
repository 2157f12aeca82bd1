"""Reads an untrusted mapping key by key and gathers every problem with its place."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
MAX_TEXT = 500

Problems = list[dict[str, str]]
T = TypeVar("T")


class Reader:
    """One table of a config or one row of a register. Methods return None where a value is absent or wrong."""

    def __init__(self, raw: Any, at: str, problems: Problems, keys: tuple[str, ...]) -> None:
        self.at, self.problems = at, problems
        self.raw: Mapping[str, Any] = {}
        if not isinstance(raw, Mapping):
            self.problem("", "must be a table of keys and values")
            return
        self.raw = raw
        for key in raw:
            if key not in keys:
                self.problem(str(key), f"is not a known key; known are {', '.join(keys)}")

    def problem(self, key: str, text: str) -> None:
        place = self.place(key) if key else self.at
        # A hostile key may hold anything; what is echoed must stay printable and short.
        self.problems.append({"at": CONTROL.sub("?", place)[:200], "problem": text})

    def place(self, key: str) -> str:
        return f"{self.at}.{key}" if self.at else key

    def value(self, key: str, required: bool = False) -> Any:
        value = self.raw.get(key)
        if value is None and required:
            self.problem(key, "is required")
        return value

    def text(self, key: str, required: bool = False, most: int = MAX_TEXT) -> str | None:
        text = self.value(key, required)
        if text is None:
            return None
        if not isinstance(text, str) or not text.strip():
            self.problem(key, "must be a text that is not empty")
        elif len(text) > most:
            self.problem(key, f"must have at most {most} characters")
        elif CONTROL.search(text):
            self.problem(key, "must not hold control characters")
        else:
            return text.strip()
        return None

    def matching(
        self, key: str, pattern: re.Pattern[str], example: str, required: bool = False
    ) -> str | None:
        text = self.text(key, required)
        if text is not None and not pattern.fullmatch(text):
            self.problem(key, f"must look like {example}")
            return None
        return text

    def id(self, key: str, required: bool = False) -> str | None:
        return self.matching(key, ID, "hall-1 (a-z, 0-9 and -, at most 64)", required)

    def flag(self, key: str) -> bool:
        flag = self.raw.get(key)
        if flag is not None and not isinstance(flag, bool):
            self.problem(key, "must be true or false")
        return flag is True

    def count(self, key: str, most: int) -> int | None:
        count = self.raw.get(key)
        if count is None:
            return None
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= most:
            self.problem(key, f"must be a whole number from 0 to {most}")
            return None
        return count

    def names(self, key: str, required: bool = False, need_english: bool = True) -> dict[str, str] | None:
        texts = self.value(key, required)
        if texts is None:
            return None
        if not isinstance(texts, Mapping):
            self.problem(key, 'must hold a text for each language, such as {"en": "Hall 1"}')
            return None
        inner = Reader(texts, self.place(key), self.problems, tuple(texts))
        for language in texts:
            if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
                self.problem(key, f"{str(language)[:40]!r} is no language tag such as en or zh-Hans")
        names = {str(lang): text for lang in texts if (text := inner.text(str(lang)))}
        if need_english and "en" not in names:
            inner.problem("en", "is required")
        return names

    def list_of(
        self, key: str, read: Callable[[Any, str], T | None], most: int, required: bool = False
    ) -> tuple[T, ...] | None:
        """Each item read by `read(item, place)`; items that read as None are left out."""
        items = self.value(key, required)
        if items is None:
            return None
        if not isinstance(items, (list, tuple)):
            self.problem(key, "must be a list")
            return None
        if len(items) > most:
            self.problem(key, f"must have at most {most} entries")
            return None
        if required and not items:
            self.problem(key, "must not be empty")
        base = self.place(key)
        read_items = (read(item, f"{base}[{index}]") for index, item in enumerate(items))
        return tuple(item for item in read_items if item is not None)

    def ids(self, key: str, most: int = 1000) -> tuple[str, ...] | None:
        def read(item: Any, place: str) -> str | None:
            if isinstance(item, str) and ID.fullmatch(item):
                return item
            self.problems.append({"at": place, "problem": "must be an id such as hall-1"})
            return None

        return self.list_of(key, read, most)

    def days(self, key: str, required: bool = False, most: int = 32) -> tuple[date, ...] | None:
        def read(item: Any, place: str) -> date | None:
            day = parse_day(item)
            if day is None:
                self.problems.append({"at": place, "problem": "must be a day such as 2024-06-15"})
            return day

        return self.list_of(key, read, most, required)

    def minutes(self, key: str, required: bool = False) -> int | None:
        time = self.matching(key, TIME_OF_DAY, "09:00", required)
        return None if time is None else int(time[:2]) * 60 + int(time[3:])


def parse_day(value: Any) -> date | None:
    """A calendar day from `2024-06-15` or a TOML date; years 1970 to 9000, so that every instant can be shown."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    if type(value) is not date or not 1970 <= value.year <= 9000:
        return None
    return value


def repeated(items: Iterator[T]) -> list[T]:
    """What stands in the iterator more than once, each once."""
    seen: set[T] = set()
    twice: dict[T, None] = {}
    for item in items:
        if item in seen:
            twice[item] = None
        seen.add(item)
    return list(twice)
