"""The kinds of values in a config that are lists. How a kind reads, writes and is told: `config_values`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from footfall.domain.table_reader import LANGUAGE, Reader


@dataclass(frozen=True)
class Ids:
    most: int = 1000
    nothing = None

    def read(self, reader: Reader, key: str, required: bool) -> tuple[str, ...] | None:
        return reader.ids(key, self.most)

    def write(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def told(self) -> str:
        return "a list of ids"


@dataclass(frozen=True)
class Languages:
    most: int = 20
    nothing = None

    def read(self, reader: Reader, key: str, required: bool) -> tuple[str, ...] | None:
        def tag(item: Any, at: str) -> str | None:
            if isinstance(item, str) and LANGUAGE.fullmatch(item):
                return item
            reader.problems.append({"at": at, "problem": "is no language tag such as en or zh-Hans"})
            return None

        return reader.list_of(key, tag, self.most)

    def write(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def told(self) -> str:
        return "a list of language tags"


@dataclass(frozen=True)
class Days:
    most: int = 32
    nothing = ()

    def read(self, reader: Reader, key: str, required: bool) -> tuple[date, ...] | None:
        return reader.days(key, required, self.most)

    def write(self, value: tuple[date, ...]) -> list[str]:
        return [day.isoformat() for day in value]

    def told(self) -> str:
        return f"1 to {self.most} days such as `2024-06-15`"


@dataclass(frozen=True)
class Percents:
    """Rising percents."""

    entries: int
    most: int
    nothing = None

    def read(self, reader: Reader, key: str, required: bool) -> tuple[int, ...] | None:
        raw = reader.value(key)
        if raw is None:
            return None
        if not self._fits(raw):
            reader.problem(
                key,
                f"must hold 1 to {self.entries} rising percents from 1 to {self.most}, such as 80, 95, 100",
            )
            return None
        return tuple(raw)

    def _fits(self, raw: Any) -> bool:
        return (
            isinstance(raw, (list, tuple))
            and all(type(percent) is int and 1 <= percent <= self.most for percent in raw)
            and 1 <= len(raw) <= self.entries
            and list(raw) == sorted(set(raw))
        )

    def write(self, value: tuple[int, ...]) -> list[int]:
        return list(value)

    def told(self) -> str:
        return f"1 to {self.entries} rising percents, each 1 to {self.most}"
