"""A key that is taken back while its holder says everything that might make the server forget who they are."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

from footfall.services import access
from footfall.settings import Settings
from footfall.store import open_stores
from tests.hostile.frames import Raw
from tests.hostile.venue import Tally, Venue

pytestmark = pytest.mark.slow

NAMES = ("disconnect", "connect", "connect_error", "error", "leave", "")
EACH_S = 0.06  # as fast as the server reads


def linger(url: str, seconds: float, token: str, data_dir: str, key: str) -> Tally:
    """Joins, and stays as long as it can, while the key is taken back. A success is to be still there in the end."""
    stores = open_stores(Settings(data_dir=Path(data_dir)))
    noon = Timer(seconds / 3, access.revoke_token, [stores, key])
    noon.start()
    raw, tried, ended = Raw(url), 0, time.monotonic() + seconds
    raw.send(f"40/live,{json.dumps({'token': token})}".encode())
    raw.send(b'42/live,1["join",{"event":"expo"}]')
    raw.socket.settimeout(EACH_S)
    heard = b""
    while time.monotonic() < ended:
        with suppress(OSError):
            raw.send(f"42/live,{json.dumps([NAMES[tried % len(NAMES)], {}])}".encode())
            tried += 1
        until = time.monotonic() + EACH_S
        while time.monotonic() < until:
            try:
                came = raw.socket.recv(65536)
            except TimeoutError:
                break
            except OSError:
                came = b""
            if not came:
                break
            heard += came
    assert b"delta" in heard, "it was never in"
    is_out = b"41/live" in heard
    raw.close()
    noon.join()
    return {"a key that is taken back": (tried, 0 if is_out else 1)}


def test_a_key_that_is_taken_back_hears_no_more(venue: Venue) -> None:
    token = venue.key("staff", "dismissed at noon")
    [key] = [who.id for who in access.list_tokens(venue.stores) if who.name == "dismissed at noon"]
    tally = venue.under(linger, token, str(venue.server.data_dir), key)
    assert tally["a key that is taken back"][1] == 0
