"""A server of our own to measure, with an embedded store of its own in a folder that goes away with it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footfall.lab.bench.conditions import Conditions
from footfall.lab.bench.cpu import Meter, workers
from footfall.lab.bench.crowd import MAX_BATCH, Crowd, make_event
from footfall.lab.bench.load import ADMITTED, Address, Load, failed
from footfall.lab.launcher import last_words, launched, said_address
from footfall.settings import Settings

if TYPE_CHECKING:
    from footfall.store import Stores

START_SECONDS = 60
#: Rewriting the append-only file of a million scans takes seconds.
SETTLE_SECONDS = 60
LOOK_SECONDS = 0.1
EVENT = "bench"
#: One prepares its next batch while the other's is answered.
FILLING_CONNECTIONS = 2
#: What is measured is the server, not how much a key may send.
UNBOUNDED = {"FOOTFALL_ROWS_A_MINUTE": "0"}


@dataclass(frozen=True)
class Server:
    address: Address
    pid: int


@dataclass(frozen=True)
class Rig:
    """`meter` reads the processor time of the server's worker and of its store."""

    address: Address
    stores: Stores
    meter: Meter
    folder: Path

    def event(self, visitors: int, event_id: str = EVENT) -> Crowd:
        return make_event(self.stores, event_id, visitors)

    def fill(self, crowd: Crowd, scans: int) -> None:
        """Sends so many scans of the crowd over HTTP, in the largest batches."""
        full, rest = divmod(scans, MAX_BATCH)
        with Load(self.address, FILLING_CONNECTIONS) as load:
            load.run(islice(crowd.requests(MAX_BATCH), full), ADMITTED, MAX_BATCH)
            if rest:
                load.run(islice(crowd.requests(rest), 1), ADMITTED, rest)

    def seq(self, event_id: str = EVENT) -> int:
        """The sequence number: each scan that is counted raises it by one, a repeated one does not."""
        return self.stores.counters.seq(event_id)

    def used_memory(self) -> int:
        """Bytes that the store holds, once it has nothing to do behind the scenes that takes memory for a while."""
        redis = self.stores.redis
        deadline = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < deadline:
            busy = redis.info("persistence")["aof_rewrite_in_progress"]
            if not busy and not redis.info("memory")["lazyfree_pending_objects"]:
                break
            time.sleep(LOOK_SECONDS)
        used: int = redis.info("memory")["used_memory"]
        return used

    def forget(self, event_id: str) -> None:
        """Takes an event's data out of the store, so that it is in nobody's figures."""
        from footfall.store import keys

        redis = self.stores.redis
        found = list(redis.scan_iter(match=f"{keys.prefix(event_id)}:*", count=10_000))
        for start in range(0, len(found), 1000):
            redis.unlink(*found[start : start + 1000])

    def check_counted(self, since: int, scans: int, event_id: str = EVENT) -> None:
        """Raises InvalidInput("bench_failed") unless exactly these scans were counted since the number `since`."""
        counted = self.seq(event_id) - since
        if counted != scans:
            raise failed(f"{scans} scans were answered but {counted} counted")


def check_room(size: int) -> None:
    """Raises InvalidInput("bench_failed") where the disk for temporary folders has less than so many bytes left."""
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    if free < size:
        raise failed(
            f"the store may need {size / 1e9:.1f} GB and the disk of {folder} has {free / 1e9:.1f} GB left; "
            "name another folder with TMPDIR, or measure fewer scans"
        )


@contextmanager
def running_rig(conditions: Conditions) -> Iterator[Rig]:
    """Raises InvalidInput("bench_failed") where the server does not start."""
    from footfall.store import open_stores
    from footfall.store.embedded import EmbeddedStore

    with tempfile.TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        data_dir = folder / "data"
        arguments = ("serve", "--host", "127.0.0.1", "--data-dir", str(data_dir))
        try:
            with running(conditions, folder, *arguments) as server:
                stores = open_stores(Settings(data_dir=data_dir))
                store = int(stores.redis.info("server")["process_id"])
                yield Rig(server.address, stores, Meter(workers(server.pid), store), folder)
        finally:
            if data_dir.exists():
                # After a crash its keeper ends it; meanwhile it would write into a folder that is being removed.
                EmbeddedStore(data_dir).wait_for_end()


@contextmanager
def running_empty(conditions: Conditions, folder: Path) -> Iterator[tuple[Address, Meter]]:
    """A server with one empty route, served as Footfall is."""
    with running(conditions, folder, "bench", "empty-server") as server:
        yield server.address, Meter(workers(server.pid), None)


@contextmanager
def running(conditions: Conditions, folder: Path, *arguments: str) -> Iterator[Server]:
    """A `footfall` command that serves, on a free port, until the block ends; it answers requests from the start."""
    command = (*arguments, "--worker", conditions.worker, "--port", "0")
    said = folder / f"{arguments[0]}.log"
    with (
        said.open("wb") as log,
        launched(
            *command, environ={**conditions.environ, **UNBOUNDED}, output=subprocess.PIPE, errors=log
        ) as process,
    ):
        url = said_address(process)
        if url is None:
            raise failed(f"the server to measure did not start: {last_words(said)}")
        address = ("127.0.0.1", urlsplit(url).port or 0)
        _wait_for_worker(address)
        yield Server(address, process.pid)


def _wait_for_worker(address: Address) -> None:
    """The listener takes connections before a worker is there to answer them."""
    connection = HTTPConnection(*address, timeout=START_SECONDS)
    try:
        connection.request("POST", "/healthz")
        connection.getresponse().read()
    except (OSError, HTTPException) as error:
        raise failed(f"the server to measure does not answer: {error}") from None
    finally:
        connection.close()
