"""`footfall bench push`: from a scan's answer to the message on each dashboard, at a fixed pace of scans.

A scan's number in the log is the sequence number that it raised the event to. So the first message of at least
that number is the one that shows the scan, and nothing has to be guessed from the order of the answers.
"""

from __future__ import annotations

import resource
from collections.abc import Iterable, Sequence

from footfall.domain.roles import Role
from footfall.lab.bench.conditions import Conditions, Figures, machine
from footfall.lab.bench.cpu import Spent
from footfall.lab.bench.crowd import Crowd
from footfall.lab.bench.load import failed
from footfall.lab.bench.pace import KIOSKS, Paced, Watching
from footfall.lab.bench.rig import Rig, running_rig
from footfall.lab.bench.stats import median, spread
from footfall.lab.bench.table import number, table
from footfall.serving.worker import THREADS

#: docs/live.md: at most ten updates a second. Whoever scans right after one has to wait for the next.
INTERVAL_MS = 100.0
WARM_UP_SECONDS = 1.0
ECHOES = 200
ECHO_SECONDS = 1.0
#: Each dashboard holds a thread of the `threading` worker, and the kiosks need some too.
MOST_ON_THREADS = THREADS - KIOSKS
#: Sockets and files of a process besides its dashboards.
OTHER_FILES = 256


def measure(
    conditions: Conditions, dashboards: Sequence[int], rates: Sequence[float], visitors: int, seconds: float
) -> Figures:
    """`seconds` for each number of dashboards at each rate. The same scans without any dashboard are measured
    before and after: what the server spends on top of that is the cost of pushing.

    Raises InvalidInput("bench_failed") where the worker cannot hold so many dashboards.
    """
    if conditions.worker == "threading" and max(dashboards) > MOST_ON_THREADS:
        raise failed(f"the threading worker has threads for {MOST_ON_THREADS} dashboards here; ask for fewer")
    _allow_files(max(dashboards) + OTHER_FILES)
    about = machine()
    with running_rig(conditions) as rig:
        crowd = rig.event(visitors)
        rig.fill(crowd, visitors)
        bench = _Bench(conditions, rig, crowd, seconds)
        with Watching(rig.address, crowd, bench.tokens, 1) as watching:
            echo = spread(watching.echoes(ECHOES, ECHO_SECONDS))
        alone = {rate: [bench.without(rate)] for rate in rates}
        found = [pushed for n in dict.fromkeys(dashboards) for pushed in bench.with_dashboards(n, rates)]
        for rate in rates:
            alone[rate].append(bench.without(rate))
    limit = round(INTERVAL_MS + echo["p50_ms"], 2)
    for figures in found:
        _add_costs(figures, alone[figures["scans_per_s"]])
        figures["limit_ms"] = limit
        figures["ratio"] = round(figures["push"]["p99_ms"] / limit, 3)
    return {
        "machine": about,
        "worker": conditions.worker,
        "interval_ms": INTERVAL_MS,
        "idle_round_trip": echo,
        "push": found,
    }


def _allow_files(wanted: int) -> None:
    """Lets this process and its servers open so many files, as far as the machine allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class _Bench:
    def __init__(self, conditions: Conditions, rig: Rig, crowd: Crowd, seconds: float) -> None:
        from footfall.services import access

        self._say, self._rig, self._crowd, self._seconds = conditions.say, rig, crowd, seconds
        # Half of them see names, half do not: two rooms, and each message is made for both.
        roles = (Role.STAFF, Role.VIEWER)
        self.tokens = [access.create_token(rig.stores, role, crowd.event, name="bench") for role in roles]

    def without(self, rate: float) -> Spent:
        """What the server spends in each second of scans that nobody watches."""
        self._say(f"push: {rate:g} scans a second, no dashboards")
        with Watching(self._rig.address, self._crowd, self.tokens, 0) as nobody:
            paced, spent, _ = self._stretch(nobody, rate)
        return _per_second(spent, paced.seconds)

    def with_dashboards(self, dashboards: int, rates: Sequence[float]) -> Iterable[Figures]:
        self._say(f"push: connecting {dashboards} dashboards")
        with Watching(self._rig.address, self._crowd, self.tokens, dashboards) as watching:
            watching.run(rates[0], min(WARM_UP_SECONDS, self._seconds), self._rig.seq())
            for rate in rates:
                self._say(f"push: {rate:g} scans a second, {dashboards} dashboards")
                paced, spent, since = self._stretch(watching, rate)
                log = self._rig.stores.scans.log(self._crowd.event, after=since)
                seqs = {entry.scan_id: entry.seq for entry in log}
                yield _figures(watching, rate, paced, spent, seqs)

    def _stretch(self, watching: Watching, rate: float) -> tuple[Paced, Spent, int]:
        since, before = self._rig.seq(), self._rig.meter.read()
        paced = watching.run(rate, self._seconds, since)
        spent = self._rig.meter.read() - before
        self._rig.check_counted(since, len(paced.answered_at))
        return paced, spent, since


def _figures(watching: Watching, rate: float, paced: Paced, spent: Spent, seqs: dict[str, int]) -> Figures:
    answers = sorted((seqs[scan_id], at) for scan_id, at in paced.answered_at.items())
    waits: list[float] = []
    for dashboard in watching.dashboards:
        waits += waits_of(answers, dashboard.deltas)
    if not waits:
        raise failed("no dashboard got a message")
    messages = sum(len(d.deltas) for d in watching.dashboards)
    figures: Figures = {
        "dashboards": len(watching.dashboards),
        "scans_per_s": rate,
        "answered": len(answers),
        "answered_per_s": round(len(answers) / paced.sending_seconds, 1),
        "scan": spread(paced.latencies),
        "push": spread(waits),
        "missed": len(answers) * len(watching.dashboards) - len(waits),
        "messages": messages,
        "pushes_per_s": round(messages / len(watching.dashboards) / paced.seconds, 2),
        "bytes_per_message": round(sum(d.delta_bytes for d in watching.dashboards) / messages),
        "generator_cpu_percent": round(100 * paced.own_seconds / paced.seconds, 1),
        "_per_second": _per_second(spent, paced.seconds),
    }
    if spent.worker is not None:
        figures["worker_cpu_percent"] = round(100 * spent.worker / paced.seconds, 1)
    return figures


def waits_of(answers: Sequence[tuple[int, float]], deltas: Sequence[tuple[float, int]]) -> list[float]:
    """For each answered scan, (its number, when) in order, the milliseconds until the first message that shows
    it; those that no message shows are left out. A message may be faster than the answer: that is no wait.
    """
    waits, at = [], 0
    for seq, answered_at in answers:
        while at < len(deltas) and deltas[at][1] < seq:
            at += 1
        if at == len(deltas):
            break
        waits.append(max(0.0, deltas[at][0] - answered_at) * 1000)
    return waits


def _add_costs(figures: Figures, alone: Sequence[Spent]) -> None:
    """The processor time of worker and store on top of the same scans without dashboards."""
    spent: Spent = figures.pop("_per_second")
    totals = [one.total for one in alone]
    if spent.total is None or any(total is None for total in totals):
        return
    extra = spent.total - median((total for total in totals if total is not None), 6)
    per_push = 1000 * extra / figures["pushes_per_s"]
    figures["cpu_ms_per_push"] = round(per_push, 3)
    figures["cpu_us_per_message"] = round(1000 * per_push / figures["dashboards"], 1)


def _per_second(spent: Spent, seconds: float) -> Spent:
    def share(of: float | None) -> float | None:
        return None if of is None else of / seconds

    return Spent(share(spent.worker), share(spent.store))


def as_table(figures: Figures) -> str:
    headings = ["dashboards", "scans/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "p99/limit", "missed"]
    headings += [
        "pushes/s",
        "bytes",
        "worker %",
        "CPU ms/push",
        "CPU us/message",
        "generator %",
        "scan p99 ms",
    ]
    rows = [
        [
            str(found["dashboards"]),
            number(found["answered_per_s"]),
            *(number(found["push"][key]) for key in ("p50_ms", "p95_ms", "p99_ms", "max_ms")),
            number(found["ratio"], 2),
            number(found["missed"]),
            number(found["pushes_per_s"], 1),
            number(found["bytes_per_message"]),
            number(found.get("worker_cpu_percent")),
            number(found.get("cpu_ms_per_push"), 2),
            number(found.get("cpu_us_per_message")),
            number(found["generator_cpu_percent"]),
            number(found["scan"]["p99_ms"], 1),
        ]
        for found in figures["push"]
    ]
    idle = figures["idle_round_trip"]
    limit = (
        f"limit: {figures['interval_ms']:g} ms between two pushes, and {idle['p50_ms']:.1f} ms for a message to an "
        f"idle server and back (p99 {idle['p99_ms']:.1f} ms)"
    )
    return f"{table(headings, rows)}\n{limit}"
