"""The kinds of values in a config: each reads one out of a table, writes it again, and says in words what it holds.

`read` answers None where the value is absent or wrong, and tells the reader what is wrong. `nothing` stands for a
required value that is missing, so that what else is wrong can be told with it; MISSING where there is no such
stand-in. The shape of each kind in the interface is made in `wire.config`.
"""

from dataclasses import MISSING, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from footfall.domain.table_reader import COLOUR, Reader, parse_day

#: Stands for a day that is wrong while the rest of its table is checked; no config can hold it.
NO_DAY = date.min


class Value(Protocol):
    @property
    def nothing(self) -> Any: ...

    def read(self, reader: Reader, key: str, required: bool) -> Any: ...

    def write(self, value: Any) -> Any: ...

    def told(self) -> str: ...


class _AsItIs:
    """Written as it was read."""

    nothing: Any = None

    def write(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Id(_AsItIs):
    nothing = ""

    def read(self, reader: Reader, key: str, required: bool) -> str | None:
        return reader.id(key, required)

    def told(self) -> str:
        return "an id: a-z, 0-9 and -"


@dataclass(frozen=True)
class Names(_AsItIs):
    """language tag -> text; "en" is always there."""

    @property
    def nothing(self) -> dict[str, str]:
        return {}

    def read(self, reader: Reader, key: str, required: bool) -> dict[str, str] | None:
        return reader.names(key, required)

    def told(self) -> str:
        return "a text for each language, `en` at least"


@dataclass(frozen=True)
class Timezone(_AsItIs):
    nothing = ""

    def read(self, reader: Reader, key: str, required: bool) -> str | None:
        name = reader.text(key, required)
        try:
            return str(ZoneInfo(name)) if name else None
        except (KeyError, ValueError, OSError):
            reader.problem(key, "is no time zone such as Asia/Shanghai")
            return None

    def told(self) -> str:
        return "an IANA name such as `Asia/Shanghai`"


@dataclass(frozen=True)
class Colour(_AsItIs):
    def read(self, reader: Reader, key: str, required: bool) -> str | None:
        return reader.matching(key, COLOUR, "#1f6feb")

    def told(self) -> str:
        return "`#rrggbb`"


@dataclass(frozen=True)
class Whole(_AsItIs):
    """A whole number."""

    least: int
    most: int

    def read(self, reader: Reader, key: str, required: bool) -> int | None:
        number = reader.count(key, self.most)
        if number is not None and number < self.least:
            reader.problem(key, f"must be at least {self.least}")
            return None
        return number

    def told(self) -> str:
        return f"a whole number, {self.least} to {self.most}"


@dataclass(frozen=True)
class Flag(_AsItIs):
    def read(self, reader: Reader, key: str, required: bool) -> bool:
        return reader.flag(key)

    def told(self) -> str:
        return "true or false"


@dataclass(frozen=True)
class Choice:
    among: type[StrEnum]

    @property
    def nothing(self) -> StrEnum:
        return next(iter(self.among))

    def read(self, reader: Reader, key: str, required: bool) -> StrEnum | None:
        choice = reader.text(key, required)
        if choice is None or choice in list(self.among):
            return None if choice is None else self.among(choice)
        *others, last = self.among
        reader.problem(key, f"must be {', '.join(others)} or {last}")
        return None

    def write(self, value: StrEnum) -> str:
        return value.value

    def told(self) -> str:
        *others, last = (f"`{each}`" for each in self.among)
        return f"{', '.join(others)} or {last}"


@dataclass(frozen=True)
class Clock:
    """Minutes since local midnight."""

    nothing = MISSING

    def read(self, reader: Reader, key: str, required: bool) -> int | None:
        return reader.minutes(key, required)

    def write(self, value: int) -> str:
        return f"{value // 60:02}:{value % 60:02}"

    def told(self) -> str:
        return "`HH:MM` at the venue, to `24:00`"


@dataclass(frozen=True)
class Day:
    nothing = NO_DAY

    def read(self, reader: Reader, key: str, required: bool) -> date | None:
        raw = reader.value(key, required)
        day = parse_day(raw)
        if day is None and key in reader.raw:
            reader.problem(key, "must be a day such as 2024-06-15")
        return day

    def write(self, value: date) -> str:
        return value.isoformat()

    def told(self) -> str:
        return "a day such as `2024-06-15`"
