"""Signing, verifying, reissuing and revoking badges."""

import base64
import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from footfall.domain.badge import (
    MAX_ISSUE,
    SIGNED_PREFIX,
    Badge,
    BadgeStatus,
    TokenBody,
    assemble_token,
    badge_id_from,
    category_code,
    days_mask,
    normalize_token,
    parse_token,
)
from footfall.domain.errors import Conflict
from footfall.domain.event import Event
from footfall.domain.roles import Principal, may_see_positions, refuse_other_zone
from footfall.domain.scan import Reason
from footfall.domain.visitor import Visitor
from footfall.domain.zone import BothWays
from footfall.store import Stores
from footfall.store.events import StoredEvent
from footfall.store.visitors import Registration


@dataclass(frozen=True)
class RegisteredVisitor:
    """A visitor with their present badge and its token."""

    visitor: Visitor
    badge: Badge
    token: str


@dataclass(frozen=True)
class TokenCheck:
    """What a token proves; `reason` and the rest are None where they do not apply."""

    valid: bool
    reason: Reason | None = None
    badge_id: str | None = None
    issue: int | None = None
    visitor: Visitor | None = None
    position: str | None = None
    group: str | None = None
    members: tuple[tuple[Visitor, str], ...] = ()  # each with where they are, "away" or a zone


def new_badge(visitor: Visitor, issue: int) -> Badge:
    days = visitor.details.days
    return Badge(badge_id_from(secrets.token_bytes(5)), visitor.id, issue, BadgeStatus.ACTIVE, days)


def with_token(stored: StoredEvent, row: Registration) -> RegisteredVisitor:
    """Signing gives the same token each time (Ed25519 is deterministic), so tokens need not be kept."""
    code = category_code(row.visitor.details.category)
    return RegisteredVisitor(row.visitor, row.badge, sign_badge(stored, row.badge, code))


def sign_badge(stored: StoredEvent, badge: Badge, code: int) -> str:
    """The token of a badge; `code` stands for its holder's category."""
    body = TokenBody(
        key_id=stored.key_id,
        badge_id=badge.id,
        issue=badge.issue,
        category_code=code,
        days_mask=days_mask(badge.days),
    ).encode()
    signature = _private_key(stored.private_key).sign(SIGNED_PREFIX + body)
    return assemble_token(body, signature)


@lru_cache(maxsize=100)
def _private_key(raw: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(raw)


@lru_cache(maxsize=100_000)
def _signed_body(token: str, private_key: bytes) -> TokenBody | None:
    """What the token says if that key signed it. It is remembered: each visitor's token comes many times."""
    parsed = parse_token(token)
    if parsed is None:
        return None
    # Ed25519 is deterministic: whoever holds the private key verifies by signing again, in half the time.
    expected = _private_key(private_key).sign(parsed.signed)
    return parsed.body if hmac.compare_digest(expected, parsed.signature) else None


def prove_token(stores: Stores, stored: StoredEvent, token: str) -> TokenBody | Reason:
    """What the token says if its signature holds, else why not: `invalid_token` or `wrong_event`."""
    token = normalize_token(token)
    body = _signed_body(token, stored.private_key)
    if body is not None:
        return body
    parsed = parse_token(token)
    other = parsed and stores.events.event_of_key(parsed.body.key_id)
    if other and _signed_body(token, stores.events.cached(other).private_key) is not None:
        return Reason.WRONG_EVENT
    return Reason.INVALID_TOKEN


def check_token(stores: Stores, event_id: str, token: str) -> TokenCheck:
    """Whether the token is good now: signed for this event, known, not revoked; and where its holder is."""
    proven = prove_token(stores, stores.events.get(event_id), token)
    if isinstance(proven, Reason):
        return TokenCheck(False, proven)
    return _check(stores, event_id, proven.badge_id, proven.issue)


def check_badge_id(stores: Stores, event_id: str, badge_id: str) -> TokenCheck:
    """The same for the number that is printed on a badge."""
    stores.events.get(event_id)
    return _check(stores, event_id, normalize_token(badge_id), None)


def _check(stores: Stores, event_id: str, badge_id: str, issue: int | None) -> TokenCheck:
    badge = stores.visitors.badge(event_id, badge_id)
    if badge is None:
        return TokenCheck(False, Reason.UNKNOWN_BADGE, badge_id, issue)
    active = badge.status is BadgeStatus.ACTIVE and issue in (None, badge.issue)
    reason = None if active else Reason.REVOKED_BADGE
    issue = badge.issue if issue is None else issue
    zones = [zone.id for zone in stores.events.cached(event_id).event.zones if not zone.is_booth]

    def position(visitor: Visitor) -> str:
        return stores.counters.position(event_id, visitor.id, zones) or "away"

    if badge.group is not None:
        people = [
            row.visitor for row in stores.visitors.all(event_id) if row.visitor.details.group == badge.group
        ]
        members = tuple((visitor, position(visitor)) for visitor in people)
        return TokenCheck(active, reason, badge_id, issue, group=badge.group, members=members)
    visitor = stores.visitors.get(event_id, badge.visitor_id).visitor
    return TokenCheck(active, reason, badge_id, issue, visitor, position(visitor))


@dataclass(frozen=True)
class Whereabouts:
    """What of somebody's position is told: the position itself or not, and whether they are in `zone` or below it."""

    event: Event
    positions: bool
    zone: str | None

    def told(self, position: str) -> dict[str, str | bool]:
        told: dict[str, str | bool] = {"position": position} if self.positions else {}
        if self.zone is not None:
            told["inside"] = self.zone in self.event.chains.get(position, ())
        return told


def whereabouts(stores: Stores, event_id: str, who: Principal, zone_id: str | None) -> Whereabouts:
    """What `who` is told of positions. A kiosk has to know which way a badge goes where it goes by turns, and no more.

    Raises NotFound, NotAllowed `wrong_kiosk_zone`.
    """
    event = stores.events.get(event_id).event
    positions = may_see_positions(who, event_id)
    if zone_id is not None:
        refuse_other_zone(who, zone_id)
        by_turns = event.zone(zone_id).both_ways is BothWays.TOGGLE
        zone_id = zone_id if positions or by_turns else None
    return Whereabouts(event, positions, zone_id)


def reissue_badge(stores: Stores, event_id: str, visitor_id: str) -> RegisteredVisitor:
    """A new badge with the next issue number; the one before is revoked."""
    stored = stores.events.get(event_id)
    row = stores.visitors.get(event_id, visitor_id)
    if row.badge.issue >= MAX_ISSUE:
        raise Conflict("too_many_issues", "This visitor's badge was reissued too often.")
    badge = new_badge(row.visitor, row.badge.issue + 1)
    while stores.visitors.badge(event_id, badge.id) is not None:
        badge = new_badge(row.visitor, row.badge.issue + 1)
    reissued = Registration(row.visitor, badge)
    stores.visitors.replace_badge(event_id, row.badge, reissued)
    return with_token(stored, reissued)


def revoke_badge(stores: Stores, event_id: str, visitor_id: str) -> RegisteredVisitor:
    """The visitor's badge opens no door any more; repeating it changes nothing."""
    stored = stores.events.get(event_id)
    row = stores.visitors.get(event_id, visitor_id)
    stores.visitors.revoke_badge(event_id, row.badge)
    return with_token(stored, stores.visitors.get(event_id, visitor_id))


def public_key(stores: Stores, event_id: str) -> tuple[str, str]:
    """(key id, raw Ed25519 public key as base64url without padding), by which a kiosk verifies alone."""
    stored = stores.events.get(event_id)
    raw = _private_key(stored.private_key).public_key().public_bytes_raw()
    return stored.key_id, base64.urlsafe_b64encode(raw).decode().rstrip("=")


def revoked_badges(stores: Stores, event_id: str) -> list[str]:
    stores.events.get(event_id)
    return stores.visitors.revoked(event_id)
