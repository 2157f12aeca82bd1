"""The shapes of a config in the interface, made from the description of its keys (`domain.config_keys`)."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, Field, WithJsonSchema, create_model

from footfall.domain import config_lists as lists
from footfall.domain import config_values as values
from footfall.domain.config_keys import Described, Table, Tables, keys_of
from footfall.domain.event import DEFAULT_CATEGORY
from footfall.domain.table_reader import COLOUR, MAX_TEXT, TIME_OF_DAY
from footfall.wire.base import LANGUAGE_PATTERN, Answer, Id, Names, Request, text

_NAME_TEXT = text(MAX_TEXT).json_schema
NamesIn = Annotated[
    dict[str, str],
    WithJsonSchema(
        {
            "type": "object",
            "properties": dict.fromkeys(DEFAULT_CATEGORY.name, _NAME_TEXT),
            "required": ["en"],
            "additionalProperties": _NAME_TEXT,
            "description": f"A text for each language tag ({LANGUAGE_PATTERN}).",
        }
    ),
]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Clock = Annotated[str, Field(pattern=f"^({TIME_OF_DAY.pattern})$")]
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
IdList = Annotated[list[Id], Field(max_length=1000)]

#: The shape of a table within the table.
Inner = Callable[[type], Any]


def asked(value: values.Value, inner: Inner) -> Any:
    """What a client may send."""
    match value:
        case values.Id():
            return Id
        case lists.Ids(most):
            return Annotated[list[Id], Field(max_length=most)]
        case values.Names():
            return NamesIn
        case values.Timezone():
            return Annotated[str, Field(description="An IANA name, such as Asia/Shanghai.")]
        case lists.Languages(most):
            return Annotated[list[Language], Field(max_length=most)]
        case values.Colour():
            return Annotated[str, Field(pattern=f"^{COLOUR.pattern}$")]
        case values.Whole(least, most):
            return Annotated[int, Field(ge=least, le=most)]
        case lists.Days(most):
            return Annotated[list[Day], Field(min_length=1, max_length=most)]
        case Tables(table, most):
            return Annotated[list[inner(table)], Field(max_length=most)]  # type: ignore[misc]
    return answered(value, inner)


def answered(value: values.Value, inner: Inner) -> Any:
    """What the server says: it need not say how much would be allowed."""
    match value:
        case values.Id() | values.Timezone() | values.Colour():
            return str
        case lists.Ids() | lists.Languages():
            return list[str]
        case values.Names():
            return Names
        case values.Whole():
            return int
        case values.Flag():
            return bool
        case values.Choice(among):
            return among
        case values.Clock():
            return Clock
        case values.Day():
            return Day
        case lists.Days():
            return list[Day]
        case lists.Percents(entries, most):
            return Annotated[
                list[Annotated[int, Field(ge=1, le=most)]],
                Field(
                    min_length=1,
                    max_length=entries,
                    description="Rising percents of the capacity from which on is warned.",
                ),
            ]
        case Table(table):
            return inner(table)
        case Tables(table):
            return list[inner(table)]  # type: ignore[misc]
    raise TypeError(f"{value} has no shape in the interface")


def request(name: str, table: type, inner: Inner, words: str | None = None) -> type[BaseModel]:
    """What a client sends of a table: what is not required may be absent."""
    return _model(name, Request, table, words, lambda key: (asked(key.key.value, inner), key.key.required))


def answer(name: str, table: type, inner: Inner, words: str | None = None) -> type[BaseModel]:
    """What the server says of a table: what is always written is always there."""
    return _model(name, Answer, table, words, lambda key: (answered(key.key.value, inner), key.always))


def changes(name: str, table: type, inner: Inner, words: str | None = None) -> type[BaseModel]:
    """A merge patch on a table: everything may be absent, and a name in one language goes by null."""

    def changed(key: Described) -> tuple[Any, bool]:
        names = isinstance(key.key.value, values.Names)
        free = isinstance(key.key.value, values.Timezone)
        return dict[str, str | None] if names else str if free else asked(key.key.value, inner), False

    return _model(name, Request, table, words, changed)


def _model(
    name: str,
    base: type[BaseModel],
    table: type,
    words: str | None,
    shape: Callable[[Described], tuple[Any, bool]],
) -> type[BaseModel]:
    shapes: dict[str, Any] = {}
    for key in keys_of(table):
        hint, needed = shape(key)
        alias = key.name if key.name != key.field else None
        field = Field(alias=alias) if needed else Field(default=None, alias=alias)
        shapes[key.field] = (hint if needed else hint | None, field)
    return create_model(name, __base__=base, __doc__=words, __module__=__name__, **shapes)
