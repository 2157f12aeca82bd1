"""A config's keys are described once, on the fields of the dataclass that holds them: it is read and written by that.

    capacity: Annotated[int | None, Key(Whole(0, 100), "how many it holds")] = None

So do the shapes of the interface (`wire.config`) and the table in `docs/event.md` (`python -m tests.contract.write`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, Protocol, TypeVar, get_type_hints, runtime_checkable

from footfall.domain.config_values import NO_DAY, Value
from footfall.domain.table_reader import Problems, Reader

T = TypeVar("T")


@dataclass(frozen=True)
class Key:
    """`words` say what the key means. `name` where it is not the field's; `absent`: what stands for none at all."""

    value: Value
    words: str
    required: bool = False
    name: str | None = None
    absent: Any = None


@runtime_checkable
class Checked(Protocol):
    """A table that knows what does not fit together in it."""

    def problems(self) -> Iterable[tuple[str, str]]:
        """The key and what is wrong with it."""


@dataclass(frozen=True)
class Described:
    """A field and its key. `default` is MISSING where the field has none."""

    field: str
    key: Key
    default: Any

    @property
    def name(self) -> str:
        return self.key.name or self.field

    @property
    def always(self) -> bool:
        """Whether it is written even where nobody gave it: what stands for none at all means something."""
        return self.default is MISSING or bool(self.default)

    def read(self, reader: Reader) -> Any:
        value = self.key.value.read(reader, self.name, self.key.required)
        if self.key.absent is not None and not value:
            return self.key.absent
        if value is not None:
            return value
        return self.key.value.nothing if self.default is MISSING else self.default


def keys_of(table: type) -> tuple[Described, ...]:
    """The keys of a dataclass, in the order of its fields."""
    return _keys_of(table)  # apart, since mypy takes no `type[T]` for hashable, which a cached function wants


@cache
def _keys_of(table: type) -> tuple[Described, ...]:
    hints = get_type_hints(table, include_extras=True)
    described = ((field, _key(hints[field.name])) for field in fields(table))
    return tuple(Described(field.name, key, field.default) for field, key in described if key)


def _key(hint: Any) -> Key | None:
    return next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Key)), None)


def read_table(table: type[T], raw: Any, at: str, problems: Problems) -> T | None:
    """What the table holds, or None where there is nothing to stand for what is missing in it."""
    keys = keys_of(table)
    reader = Reader(raw, at, problems, tuple(key.name for key in keys))
    values = {key.field: key.read(reader) for key in keys}
    if any(value is MISSING for value in values.values()):
        return None
    made = table(**values)
    if isinstance(made, Checked):
        for name, problem in made.problems():
            reader.problem(name, problem)
    return None if any(value is NO_DAY for value in values.values()) else made


def write_table(table: Any) -> dict[str, Any]:
    """The table again, in the shape that `read_table` reads; what nobody gave and means nothing is left out."""
    return dict(_written(table))


def _written(table: Any) -> Iterator[tuple[str, Any]]:
    for key in keys_of(type(table)):
        value = getattr(table, key.field)
        if value is not None and (key.always or value != key.default):
            yield key.name, key.key.value.write(value)


@dataclass(frozen=True)
class Table:
    """A table within the table."""

    of: type
    nothing = None

    def read(self, reader: Reader, key: str, required: bool) -> Any:
        raw = reader.value(key, required)
        return None if raw is None else read_table(self.of, raw, reader.place(key), reader.problems)

    def write(self, value: Any) -> dict[str, Any]:
        return write_table(value)

    def told(self) -> str:
        return "a table"


@dataclass(frozen=True)
class Tables:
    """A list of tables."""

    of: type
    most: int
    nothing = ()

    def read(self, reader: Reader, key: str, required: bool) -> tuple[Any, ...] | None:
        def one(raw: Any, at: str) -> Any:
            return read_table(self.of, raw, at, reader.problems)

        return reader.list_of(key, one, self.most, required)

    def write(self, value: Iterable[Any]) -> list[dict[str, Any]]:
        return [write_table(one) for one in value]

    def told(self) -> str:
        return f"a list of tables, {self.most} at most"
