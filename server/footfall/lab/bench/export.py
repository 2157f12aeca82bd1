"""`footfall bench export`: tables over HTTP beside a plain read of the log, and scans while an export runs."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from footfall.domain.roles import Role
from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.crowd import Crowd
from footfall.lab.bench.load import ADMITTED, READ_BYTES, Address, Load, Measured, failed
from footfall.lab.bench.rig import Rig, running_rig
from footfall.lab.bench.stats import median, median_ratio, spread
from footfall.lab.bench.table import number, table

ROUNDS = 3
TABLES = ("scans", "visits", "attendance")
#: What a client that reads a stream as fast as it can asks for at a time.
CHUNK = 1000
DOORS = 4
QUIET_SECONDS = 2.0
PATIENCE_SECONDS = 300


@dataclass(frozen=True)
class Read:
    rows: int
    size: int
    seconds: float


def measure(conditions: Conditions, scans: int, visitors: int) -> Figures:
    """An event with so many scans; ratios are the plain read's time to the export's."""
    from footfall.services import access

    about = machine()
    with running_rig(conditions) as rig:
        crowd = rig.event(visitors)
        conditions.say(f"export: recording {scans:,} scans")
        rig.fill(crowd, scans)
        organizer = access.create_token(rig.stores, Role.ORGANIZER, crowd.event, name="bench")
        plain: list[float] = []
        read: dict[str, list[Read]] = {name: [] for name in TABLES}
        for turn in range(ROUNDS):
            conditions.say(f"export: round {turn + 1} of {ROUNDS}")
            plain.append(_read_plainly(rig, crowd, scans))
            for name, rounds in read.items():
                rounds.append(_download(rig.address, crowd, organizer, name))
        conditions.say("export: scans meanwhile")
        with Load(rig.address, DOORS) as load:
            alone = spread(load.run(crowd.requests(), ADMITTED, seconds=QUIET_SECONDS).latencies)
            meanwhile = {
                name: spread(_while_downloading(rig, crowd, organizer, name, load).latencies)
                for name in TABLES
            }
    if any(found.rows != scans for found in read["scans"]):
        raise failed(f"the export has {read['scans'][0].rows} of {scans} scans")
    return {
        "machine": about,
        "worker": conditions.worker,
        "scans": scans,
        "plain_read": {"scans_per_s": median(scans / seconds for seconds in plain)},
        "scan_alone": alone,
        "export": [
            {
                "table": name,
                "rows": rounds[0].rows,
                "rows_per_s": median(found.rows / found.seconds for found in rounds),
                "scans_per_s": median(scans / found.seconds for found in rounds),
                "mb_per_s": median((found.size / 1e6 / found.seconds for found in rounds), 2),
                "ratio": median_ratio(
                    (seconds, found.seconds) for seconds, found in zip(plain, rounds, strict=True)
                ),
                "scan_meanwhile": meanwhile[name],
            }
            for name, rounds in read.items()
        ],
    }


def _read_plainly(rig: Rig, crowd: Crowd, scans: int) -> float:
    """Seconds of reading the whole log by redis-py, as text, in chunks, and nothing else."""
    from footfall.store import keys

    log, after, count = keys.log(crowd.event), "0", 0
    began = time.perf_counter()
    while rows := rig.stores.redis.xrange(log, min=f"({after}", count=CHUNK):
        after = rows[-1][0]
        count += len(rows)
    seconds = time.perf_counter() - began
    if count != scans:
        raise failed(f"the log has {count} of {scans} scans")
    return seconds


def _download(address: Address, crowd: Crowd, token: str, name: str) -> Read:
    rows = size = 0
    connection = HTTPConnection(*address, timeout=PATIENCE_SECONDS)
    began = time.perf_counter()
    try:
        path = f"/api/v1/events/{crowd.event}/export/{name}.csv"
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise failed(f"the export {name} was answered with {answer.status}: {answer.read(400)!r}")
        while part := answer.read(READ_BYTES):
            rows += part.count(b"\n")  # no text in the bench's tables has one
            size += len(part)
    except (OSError, HTTPException) as error:
        raise failed(f"the export {name} broke off: {error}") from None
    finally:
        connection.close()
    return Read(rows - 1, size, time.perf_counter() - began)


def _while_downloading(rig: Rig, crowd: Crowd, organizer: str, name: str, load: Load) -> Measured:
    """Single scans over a few connections, as long as an export runs."""
    errors: list[Exception] = []

    def download() -> None:
        try:
            _download(rig.address, crowd, organizer, name)
        except Exception as error:
            errors.append(error)

    reader = threading.Thread(target=download, daemon=True)
    reader.start()
    measured = load.run(crowd.requests(), ADMITTED, seconds=math.inf, going=reader.is_alive)
    reader.join(PATIENCE_SECONDS)
    if errors:
        raise errors[0]
    return measured


def as_table(figures: Figures) -> str:
    headings = [
        "table",
        "rows",
        "rows/s",
        "MB/s",
        "scans/s",
        "plain scans/s",
        "ratio",
        "scan p99 ms",
        "meanwhile",
    ]
    rows = [
        [
            found["table"],
            number(found["rows"]),
            number(found["rows_per_s"]),
            number(found["mb_per_s"], 2),
            number(found["scans_per_s"]),
            number(figures["plain_read"]["scans_per_s"]),
            number(found["ratio"], 3),
            number(figures["scan_alone"]["p99_ms"], 1),
            number(found["scan_meanwhile"]["p99_ms"], 1),
        ]
        for found in figures["export"]
    ]
    return table(headings, rows)
