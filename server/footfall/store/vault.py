"""Keeps the keys that badges are signed with closed: who has a copy of the store, or may read it, can forge no badge.

The key to them is a text: in the environment, in a file, or beside the embedded store's data in a file that is drawn
when it is first needed. Without any (a store of one's own, and no text for it) they lie open, and the server says so.
"""

import base64
import hashlib
import os
import secrets
import stat
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from footfall.domain.errors import InvalidInput, StoreUnavailable
from footfall.settings import LEAST_KEY, Settings
from footfall.store.own_folder import OTHERS

KEY_FILE = "footfall.key"
#: What is closed begins so; what lies open are hexadecimal digits.
_CLOSED = "aesgcm:"
_NONCE_BYTES = 12


class Vault:
    """The text is looked for when it is first needed: the data directory may not be there before."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._cipher: AESGCM | None = None

    @property
    def has_key(self) -> bool:
        s = self._settings
        return s.key is not None or s.key_file is not None or s.redis_url is None

    def close(self, raw: bytes, owner: str) -> str:
        """As it is kept, for that owner alone. Raises what `_text_in` does."""
        if not self.has_key:
            return raw.hex()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        closed = nonce + self._opened_cipher().encrypt(nonce, raw, owner.encode())
        return _CLOSED + base64.b64encode(closed).decode()

    def is_closed(self, kept: str) -> bool:
        return kept.startswith(_CLOSED)

    def open(self, kept: str, owner: str) -> bytes:
        """Raises StoreUnavailable `wrong_key`, and what `_text_in` does."""
        if not self.is_closed(kept):
            return bytes.fromhex(kept)
        closed = base64.b64decode(kept.removeprefix(_CLOSED))
        try:
            if self.has_key:
                return self._opened_cipher().decrypt(
                    closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], owner.encode()
                )
        except InvalidTag:
            pass
        raise StoreUnavailable(
            "wrong_key",
            f"The badges of {owner} cannot be signed: their key was closed with another text. "
            "Set FOOTFALL_KEY or FOOTFALL_KEY_FILE as on the server that made the event.",
        )

    def _opened_cipher(self) -> AESGCM:
        if self._cipher is None:
            text = self._settings.key or _text_in(self._settings)
            self._cipher = AESGCM(hashlib.sha256(text.encode()).digest())  # it has its length of randomness
        return self._cipher


def _text_in(settings: Settings) -> str:
    """Raises InvalidInput `invalid_key_file`; a file beside the data is made where it is missing."""
    path = settings.key_file or settings.data_dir / KEY_FILE
    if settings.key_file is None and not path.exists():
        _draw(path)
    try:
        found = path.stat()
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("invalid_key_file", f"The key file {path} cannot be read: {error}.") from error
    if found.st_uid not in (os.geteuid(), 0) or stat.S_IMODE(found.st_mode) & OTHERS:
        raise InvalidInput(
            "invalid_key_file",
            f"The key file {path} must be its user's alone: chown it to the user who runs this, and chmod 600.",
        )
    if len(text) < LEAST_KEY:
        raise InvalidInput(
            "invalid_key_file",
            f"The key file {path} must hold a random text of at least {LEAST_KEY} characters.",
        )
    return text


def _draw(path: Path) -> None:
    """Whole or not at all, and whoever is first draws it."""
    drawn = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with open(drawn, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(secrets.token_urlsafe(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(drawn, path)
    except FileExistsError:
        pass
    finally:
        drawn.unlink()
