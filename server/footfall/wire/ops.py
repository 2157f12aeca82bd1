"""Health, for machines."""

from typing import Literal

from footfall.wire.base import Answer


class Health(Answer):
    status: Literal["ok"]


class Readiness(Answer):
    """`warnings` say what would lose data or slow the doors down."""

    status: Literal["ok", "unavailable"]
    warnings: list[str] | None = None
