"""The two kinds of shapes, and the small types that they share."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ValidationError

from footfall.domain.table_reader import ID, LANGUAGE

ID_PATTERN = f"^{ID.pattern}$"
_NO_CONTROL = r"[^\x00-\x1f\x7f]*"
_NO_SPACE = r"[^\s\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff]"
#: At least one character that is not white space, and no control characters: a `domain.table_reader` text.
TEXT_PATTERN = f"^{_NO_CONTROL}{_NO_SPACE}{_NO_CONTROL}$"
LANGUAGE_PATTERN = f"^{LANGUAGE.pattern}$"


class Request(BaseModel):
    """What a client sends. An unknown key is an error: a misspelt one must not pass for absent."""

    model_config = ConfigDict(extra="forbid")


class Answer(BaseModel):
    """What the server sends. A field that may be None is left out when it is: never null."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, field in properties.items():
            properties[name] = _without_null(field)
        return schema


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in field.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == len(field.get("anyOf", [])):
        return field
    kept = {key: value for key, value in field.items() if key not in ("anyOf", "default")}
    return kept | (choices[0] if len(choices) == 1 else {"anyOf": choices})


def text(most: int) -> Any:
    """The documented shape of a text that `domain.table_reader` checks."""
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": most, "pattern": TEXT_PATTERN})


def first_problem(error: ValidationError) -> str:
    """The first thing that does not fit, as one sentence with its place."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])[:200]
    text = _plain(first["msg"])
    return f"{place}: {text}" if place else text


def _plain(message: str) -> str:
    """Without the library's way to say that a check of ours failed."""
    return message.removeprefix("Value error, ")


def problems(error: ValidationError) -> list[dict[str, str]]:
    """Everything that does not fit, with its place; at most 50 entries."""
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    return [
        {"at": ".".join(str(step) for step in one["loc"])[:200], "problem": _plain(one["msg"])}
        for one in errors[:50]
    ]


Id = Annotated[str, Field(pattern=ID_PATTERN)]
Moment = Annotated[str, Field(description="RFC 3339 with offset", json_schema_extra={"format": "date-time"})]
Names = Annotated[
    dict[str, str],
    Field(description="A text for each language tag; `en` is always there."),
]
Count = Annotated[int, Field(ge=0)]
#: A kiosk's own id, kept on the device.
KIOSK_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
KioskId = Annotated[str, Field(pattern=f"^{KIOSK_ID.pattern}$")]
