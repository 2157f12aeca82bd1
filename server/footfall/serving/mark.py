"""Each running server leaves a mark where commands of the same user find it: its data, and where it listens.

The server's process keeps its mark locked. One that nobody holds is of a server that died, and is taken away by whoever
finds it. Where no mark can be left (no home, a full disk), the server runs without one.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, urlencode, urlsplit

from footfall.settings import Settings


@dataclass(frozen=True)
class Running:
    """`data` is what `data_of` says of the server's settings, `url` where a browser on this machine finds it."""

    data: str
    url: str


def data_of(settings: Settings) -> str:
    """The data directory, absolute; or the address of the outside store, without its password."""
    if settings.redis_url is None:
        return str(settings.data_dir.resolve())
    url = urlsplit(settings.redis_url)
    user, at, host = url.netloc.rpartition("@")
    query = urlencode([(key, value) for key, value in parse_qsl(url.query) if key != "password"])
    where = f"{url.scheme}://{user.partition(':')[0]}{at}{host}{url.path}"
    return f"{where}?{query}" if query else where


class ServerMark:
    """Left by the process that makes it, whose forks hold it too, and taken away by that process alone."""

    def __init__(self, settings: Settings, url: str) -> None:
        self._owner = os.getpid()
        self._file: Path | None = None
        self._held: IO[str] | None = None
        with suppress(OSError):
            self._leave(settings, Running(data_of(settings), url))

    def _leave(self, settings: Settings, running: Running) -> None:
        if settings.state_dir is None:
            return
        folder = _folder(settings.state_dir)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = folder / f"{_machine()}.{self._owner}.json"
        # Locked before it can be found: nobody is to take it for a dead server's.
        unseen = file.with_suffix(".new")
        self._held = unseen.open("w")
        fcntl.flock(self._held, fcntl.LOCK_EX)
        json.dump(asdict(running), self._held)
        self._held.flush()
        self._file = unseen.rename(file)

    def remove(self) -> None:
        if self._file is not None and os.getpid() == self._owner:
            self._file.unlink(missing_ok=True)


def running_servers(settings: Settings) -> list[Running]:
    """The servers of this user on this machine, in no order."""
    if settings.state_dir is None:
        return []
    found = (_read(file) for file in _folder(settings.state_dir).glob(f"{_machine()}.*.json"))
    return [running for running in found if running]


def _read(file: Path) -> Running | None:
    """None where its server is gone, or the mark is not one that this version understands."""
    with suppress(OSError, ValueError, TypeError), file.open() as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return Running(**json.load(mark))
        file.unlink(missing_ok=True)
    return None


def _folder(state_dir: Path) -> Path:
    return state_dir / "servers"


def _machine() -> str:
    """A home may be shared by several."""
    return socket.gethostname().partition(".")[0] or "localhost"
