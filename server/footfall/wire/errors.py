"""The shape of every error."""

from typing import Any

from pydantic import Field

from footfall.wire.base import Answer


class ErrorInfo(Answer):
    code: str = Field(description="Stable, for programs.")
    message: str = Field(description="One sentence that says what to do.")
    details: dict[str, Any] | None = None


class ErrorAnswer(Answer):
    error: ErrorInfo


def error_document(code: str, message: str, details: dict[str, Any]) -> dict[str, Any]:
    error: dict[str, Any] = {"code": code, "message": message}
    if details:
        error["details"] = details
    return {"error": error}
