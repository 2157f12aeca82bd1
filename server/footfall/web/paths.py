"""What stands in addresses."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from footfall.render import TABLE_FORMATS
from footfall.wire.base import Id

Table = Literal["attendance", "scans", "visits", "flow"]


class EventPath(BaseModel):
    event: Id


class UserPath(BaseModel):
    user: str = Field(pattern="^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$")


class TokenPath(BaseModel):
    token: str = Field(pattern="^token:[0-9a-f]{12}$")


class SessionPath(BaseModel):
    session: str = Field(pattern="^[0-9a-f]{16}$")


class VisitorPath(EventPath):
    visitor: str = Field(pattern="^[A-Za-z0-9_-]{1,64}$")


class GroupPath(EventPath):
    group: str = Field(min_length=1, max_length=500)


class KioskPath(EventPath):
    kiosk: str = Field(pattern="^[A-Za-z0-9._:-]{1,64}$")


class ScanPath(EventPath):
    scan: str = Field(pattern="^[A-Za-z0-9._:-]{1,128}$")


class WarningPath(EventPath):
    warning: str = Field(pattern="^w[1-9][0-9]{0,14}$")


class KeyPath(EventPath):
    key: str = Field(pattern="^token:[0-9a-f]{12}$")


class ExportPath(EventPath):
    table: Table
    format: Annotated[str, Field(json_schema_extra={"enum": list(TABLE_FORMATS)})]
