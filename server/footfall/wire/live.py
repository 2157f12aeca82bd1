"""The messages of Socket.IO. They stand among the components of the OpenAPI document."""

from typing import Any

from pydantic import BaseModel, Field

from footfall.wire.base import Answer, Id, Moment, Request
from footfall.wire.errors import ErrorInfo
from footfall.wire.kiosks import Command, Heartbeat, Hello, KioskSettings, KioskZone, Orders
from footfall.wire.scans import ScanIn
from footfall.wire.state import FeedRow, State


class Join(Request):
    event: Id


class Ack(Answer):
    """The answer to `join`: `error` is there where `ok` is false."""

    ok: bool
    error: ErrorInfo | None = None


class Delta(Answer):
    """`patch` (RFC 7396) turns the document of `from` into that of `seq`.

    `scans` are the latest rows of the feed, newest first, at most 10.
    """

    start: int = Field(alias="from")
    seq: int
    at: Moment
    patch: dict[str, Any]
    scans: list[FeedRow]


class Tick(Answer):
    """Nothing changed, and the numbers are current."""

    seq: int
    at: Moment


class HelloAck(Answer):
    ok: bool
    error: ErrorInfo | None = None
    settings: KioskSettings | None = None
    zone: KioskZone | None = None


class HeartbeatAck(Answer):
    ok: bool
    error: ErrorInfo | None = None
    server_time: int | None = Field(None, description="Milliseconds since the epoch.")


class Revoked(Answer):
    revoked: list[str]


#: Shapes that no route speaks of, or not by name, for the document's components.
LIVE_SHAPES: tuple[type[BaseModel], ...] = (
    *(Join, Ack, State, Delta, Tick),
    *(Hello, HelloAck, KioskZone, KioskSettings, Revoked, Heartbeat, HeartbeatAck),
    *(Orders, Command, ScanIn),
)
