"""Kiosks: what they say of themselves, and what is known of them."""

from typing import Annotated, Literal

from pydantic import Field

from footfall.wire.base import Answer, Id, Moment, Request

KioskId = Annotated[str, Field(pattern="^[A-Za-z0-9._:-]{1,64}$")]


class KioskDocument(Answer):
    id: str
    name: str
    zone: str | None = None
    direction: Literal["in", "out", "touch"] | None = None
    last_seen: Moment
    queue: int | None = Field(None, description="Scans that wait in the kiosk.")
    battery: float | None = Field(None, description="0 to 1.")
    version: str | None = None
    online: bool


class KioskList(Answer):
    kiosks: list[KioskDocument]


class Hello(Request):
    """What a kiosk says when it connects. `kiosk_id` is its own, kept on the device."""

    event: Id
    zone: Id
    direction: Literal["in", "out", "touch"]
    name: str | None = Field(None, max_length=100)
    kiosk_id: KioskId | None = None


class Heartbeat(Request):
    queue: int = Field(ge=0, le=10_000_000)
    battery: float | None = Field(None, ge=0, le=1)
    version: str | None = Field(None, max_length=50)
