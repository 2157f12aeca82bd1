"""What the table of cases is about: an exhibition, the badges in it, and one reading of one badge."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from footfall.domain.badge import NO_CATEGORY, Badge, BadgeStatus, category_code
from footfall.domain.event import Event
from footfall.domain.event_config import parse_event
from footfall.domain.scan import Direction, Outcome
from footfall.services.badging import sign_badge
from footfall.services.events import key_id_of
from footfall.store.events import StoredEvent
from tests.factories import zone_config

VISITOR, NOBODY, GROUP = "VISITORA", "NOBODYAA", "GROUPAAA"
MEMBERS = ("MEMBERAA", "MEMBERBB", "MEMBERCC")

ZONES: list[dict[str, Any]] = [
    zone_config("site"),
    zone_config("hall", parent="site"),
    zone_config("nook", parent="hall"),
    zone_config("stand", kind="booth", parent="hall"),
    zone_config("forum", kind="session", parent="site"),
    zone_config("annex"),
]
DAYS = ["2024-06-15", "2024-06-16"]
#: Events that differ in their clock and their days.
EVENTS: dict[str, dict[str, Any]] = {
    "guangzhou": {"timezone": "Asia/Shanghai", "days": DAYS},
    "new-york": {"timezone": "America/New_York", "days": ["2024-11-02", "2024-11-03"]},
    "kathmandu": {"timezone": "Asia/Kathmandu", "days": DAYS},
    "honolulu": {"timezone": "Pacific/Honolulu", "days": DAYS},
    "a-month": {"timezone": "Asia/Shanghai", "days": [f"2024-07-{day:02}" for day in range(1, 32)]},
}


def config_of(event: str, zone: str = "", rules: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The event's config, with `rules` said of one of its zones besides."""
    return {
        "id": event,
        "name": {"en": "Fair"},
        "categories": [{"id": id_, "name": {"en": id_}} for id_ in ("visitor", "investor", "invest")],
        "zones": [each | dict(rules or {}) if each["id"] == zone else each for each in ZONES],
        **EVENTS[event],
    }


def private_key(of: str) -> Ed25519PrivateKey:
    """Always the same, so that the same badge has the same token in each writing of the table."""
    return Ed25519PrivateKey.from_private_bytes(sha256(of.encode()).digest())


def public_key(of: str) -> str:
    raw = private_key(of).public_key().public_bytes_raw()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass(frozen=True)
class Person:
    """Who holds a badge. `days` are indexes, empty for every day."""

    category: str = "visitor"
    days: tuple[int, ...] = ()
    guest_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One reading. The badge is a visitor's, a group's where `group` has members, nobody's where `holder` is None."""

    id: str
    event: str = "guangzhou"
    zone: str = "hall"
    rules: Mapping[str, Any] = field(default_factory=dict)
    direction: Direction = Direction.IN
    at: str = "2024-06-15T14:32:00+08:00"
    force: bool = False
    badge_id: str = VISITOR
    holder: Person | None = Person()
    group: tuple[Person, ...] = ()
    is_revoked: bool = False
    #: The number was typed, instead of a token read.
    is_typed: bool = False
    #: Whose key signed the token: this event's, that of `other` on the same server, or one that is not known here.
    signed_by: str = ""
    is_broken: bool = False
    token_issue: int = 1
    #: What stands on the badge where the register says otherwise by now.
    printed: Person | None = None
    #: Where the holder is, since ten minutes before; None is away.
    inside: str | None = None
    #: The kiosk has seen this badge: a signed one, and where its holder went in.
    is_seen: bool = True
    #: How many others are in the zone.
    others: int = 0
    #: Of a fact: what the kiosk did, and its reason.
    verdict: Outcome | None = None
    word: str | None = None

    @property
    def whole_event(self) -> Event:
        return parse_event(config_of(self.event, self.zone, self.rules))

    @property
    def occupancy(self) -> int:
        within = self.inside is not None and self.zone in self.whole_event.chains[self.inside]
        return self.others + within

    @property
    def token(self) -> str | None:
        if self.is_typed:
            return None
        of = self.signed_by or self.event
        status, days = BadgeStatus.ACTIVE, () if self.group else self.on_badge.days
        code = NO_CATEGORY if self.group else category_code(self.on_badge.category)
        key = private_key(of)
        stored = StoredEvent(self.whole_event, 1, key_id_of(key), key.private_bytes_raw)
        token = sign_badge(stored, Badge(self.badge_id, "", self.token_issue, status, days), code)
        # A letter in the middle of the signature.
        return f"{token[:80]}{'A' if token[80] != 'A' else 'B'}{token[81:]}" if self.is_broken else token

    @property
    def on_badge(self) -> Person:
        return self.printed or self.holder or Person()
