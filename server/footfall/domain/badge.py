"""A badge and the binary body of its token. The layout is described in docs/badge.md.

A token is `FF1`, then RFC 4648 Base32 without padding of a body of 17 bytes and its Ed25519 signature
of 64. It holds no personal data. Signing and verifying need a key and are in `services/badging.py`.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

PREFIX = "FF1"
BODY_BYTES = 17
SIGNATURE_BYTES = 64
MAX_ISSUE = 0xFFFF

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32 = re.compile(f"[{_ALPHABET}]+")
_TO_DIGITS = str.maketrans(_ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_TEXT_CHARS = -(-(BODY_BYTES + SIGNATURE_BYTES) * 8 // 5)
_UNUSED_BITS = _TEXT_CHARS * 5 - (BODY_BYTES + SIGNATURE_BYTES) * 8
_UNUSED = (1 << _UNUSED_BITS) - 1
#: What the signature covers besides the body, so that no other use of the key makes a badge.
SIGNED_PREFIX = b"footfall badge 1\n"


class BadgeStatus(StrEnum):
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Badge:
    """`issue` counts from 1; reissuing revokes the ones before. `days` are indexes of the event's days,
    empty for all of them.
    """

    id: str
    visitor_id: str
    issue: int
    status: BadgeStatus
    days: tuple[int, ...] = ()
    #: Of a badge that a whole group holds; then there is no visitor.
    group: str | None = None


@dataclass(frozen=True)
class TokenBody:
    """What a token says. `key_id` names the event's key, 8 hexadecimal digits."""

    key_id: str
    badge_id: str
    issue: int
    category_code: int
    days_mask: int

    def encode(self) -> bytes:
        return (
            bytes.fromhex(self.key_id)
            + base64.b32decode(self.badge_id)
            + self.issue.to_bytes(2, "big")
            + self.category_code.to_bytes(2, "big")
            + self.days_mask.to_bytes(4, "big")
        )


@dataclass(frozen=True)
class ParsedToken:
    body: TokenBody
    signed: bytes
    signature: bytes


#: On a group's badge: each member has a category of their own.
NO_CATEGORY = 0


def category_code(category_id: str) -> int:
    """16 bits that stand for a category on a badge, so that a kiosk can tell it without any network."""
    return int.from_bytes(hashlib.sha256(category_id.encode()).digest()[:2], "big")


def days_mask(days: tuple[int, ...]) -> int:
    """Bit n stands for the event's day n; 0 for every day."""
    return sum(1 << day for day in set(days))


def badge_id_from(random: bytes) -> str:
    """A badge id from 5 random bytes: 8 characters that a person can type."""
    return base64.b32encode(random).decode()


def assemble_token(body: bytes, signature: bytes) -> str:
    return PREFIX + base64.b32encode(body + signature).decode().rstrip("=")


def normalize_token(text: str) -> str:
    """As a scanner or a person typed it: white space out, upper case."""
    return "".join(text.split()).upper()


def parse_token(token: str) -> ParsedToken | None:
    """The parts of a normalized token, None where it is not one. Proves nothing: verify the signature."""
    if not token.startswith(PREFIX):
        return None
    text = token[len(PREFIX) :]
    if len(text) != _TEXT_CHARS or not _BASE32.fullmatch(text):
        return None
    # `int` reads its own digits of base 32 many times faster than `base64.b32decode` reads RFC 4648's.
    number = int(text.translate(_TO_DIGITS), 32)
    if number & _UNUSED:  # one token, one spelling
        return None
    raw = (number >> _UNUSED_BITS).to_bytes(BODY_BYTES + SIGNATURE_BYTES, "big")
    body, signature = raw[:BODY_BYTES], raw[BODY_BYTES:]
    parts = TokenBody(
        key_id=body[:4].hex(),
        badge_id=badge_id_from(body[4:9]),
        issue=int.from_bytes(body[9:11], "big"),
        category_code=int.from_bytes(body[11:13], "big"),
        days_mask=int.from_bytes(body[13:17], "big"),
    )
    return ParsedToken(parts, SIGNED_PREFIX + body, signature)


def badge_mark(key_id: str, of: str, badge_id: str) -> str:
    """What stands for a badge's number on a list that lies on kiosks: `of` is the zone of a guest list, or empty.

    The number has 40 bits and the mark 32: each fits 256 numbers, so that nobody finds the number by trying them all,
    and of a million other badges hardly one is taken for one of a thousand on the list. That, and no slow hash, is what
    keeps the number; so this is FNV-1a with the last step of MurmurHash3, which weigh nothing in a kiosk's page.
    """
    mark = 0x811C9DC5
    for byte in f"{key_id}\n{of}\n{badge_id}".encode():
        mark = (mark ^ byte) * 0x01000193 & 0xFFFFFFFF
    mark = (mark ^ mark >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    mark = (mark ^ mark >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return f"{mark ^ mark >> 16:08x}"
