"""The data directory is its owner's alone: it holds names, the keys that sign badges, hashes of passwords."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from footfall.domain.errors import StoreUnavailable

OTHERS = 0o077
#: A Unix socket's path may have about 100 bytes; a longer one gets a stand-in.
MAX_SOCKET_PATH = 100
SOCKET = "valkey.sock"
#: In the data directory: where the stand-in is. Its name is drawn, so that nobody can be there first.
STAND_IN = "socket-folder"


def claim(folder: Path) -> None:
    """Makes the folder if it is missing, and closes it and all in it to everybody else.

    Raises StoreUnavailable `data_dir_not_yours` where something in it is another user's, and `data_dir_open` where
    others would still get in; OSError.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _close(folder)
    for where, folders, files in os.walk(folder):
        for name in (*folders, *files):
            with suppress(FileNotFoundError):  # a store that runs already tidies up
                _close(Path(where, name))


def _close(path: Path) -> None:
    found = path.lstat()
    if found.st_uid != os.geteuid():
        raise StoreUnavailable(
            "data_dir_not_yours",
            f"{path} belongs to another user: what is in a data directory must be its user's own. "
            "Run as that user, name another directory by --data-dir, or give it to yourself by chown -R.",
        )
    if stat.S_ISLNK(found.st_mode) or not found.st_mode & OTHERS:
        return
    path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)
    if path.lstat().st_mode & OTHERS:
        raise StoreUnavailable(
            "data_dir_open",
            f"Others can read {path}, and this disk does not let that be changed: "
            "name a data directory on another one by --data-dir.",
        )


def opened(path: Path) -> IO[bytes]:
    """To be written at its end, by its owner alone."""
    return open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600))


def socket_path(folder: Path) -> Path:
    """Where the store of that data directory listens."""
    path = folder / SOCKET
    if len(os.fsencode(path)) <= MAX_SOCKET_PATH:
        return path
    stand_in = _stand_in(folder)
    return stand_in / SOCKET if stand_in else path


def make_room_for_socket(folder: Path) -> None:
    """Where the socket's path would be too long, a folder of our own among the machine's temporary ones."""
    if len(os.fsencode(folder / SOCKET)) > MAX_SOCKET_PATH and _stand_in(folder) is None:
        (folder / STAND_IN).unlink(missing_ok=True)
        with opened(folder / STAND_IN) as note:
            note.write(os.fsencode(tempfile.mkdtemp(prefix="footfall-")))


def remove_stand_in(folder: Path) -> None:
    """For whoever has stopped the store."""
    if (stand_in := _stand_in(folder)) is not None:
        (stand_in / SOCKET).unlink(missing_ok=True)
        stand_in.rmdir()
    (folder / STAND_IN).unlink(missing_ok=True)


def _stand_in(folder: Path) -> Path | None:
    """The one that was made, as long as it is there and still ours alone."""
    try:
        place = Path(os.fsdecode((folder / STAND_IN).read_bytes()))
        found = place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & OTHERS
    return place if ours else None
