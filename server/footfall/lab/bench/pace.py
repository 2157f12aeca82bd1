"""Scans at a fixed pace, and dashboards that watch them, in one loop."""

from __future__ import annotations

import selectors
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType

from footfall.lab.bench.crowd import Crowd
from footfall.lab.bench.dashboards import Dashboard, open_dashboard
from footfall.lab.bench.load import ADMITTED, Address, Connection, check, connect, failed

#: More than the scans that are ever on their way at once, so that the pace does not wait for answers.
KIOSKS = 16
CONNECT_SECONDS = 60
JOINING_AT_ONCE = 20
#: So long after the last answer a dashboard may still get its message; later ones count as missed.
PATIENCE_SECONDS = 10
LOOK_SECONDS = 0.05


@dataclass
class Paced:
    """What one stretch of scans saw. `answered_at` maps scan ids to seconds of the performance counter."""

    answered_at: dict[str, float] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    sending_seconds: float = 0.0
    seconds: float = 0.0
    own_seconds: float = 0.0


class Watching:
    """So many dashboards that have joined, and kiosks beside them, until the block ends."""

    def __init__(self, address: Address, crowd: Crowd, tokens: Sequence[str], dashboards: int) -> None:
        self._address, self._crowd = address, crowd
        self._tokens, self._wanted = tokens, dashboards
        self.dashboards: list[Dashboard] = []
        self._kiosks: list[Connection] = []
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Watching:
        try:
            self._connect()
        except OSError as error:
            self._close()
            raise failed(f"no connection to the server: {error.strerror or error}") from None
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _connect(self) -> None:
        for number in range(self._wanted):
            token = self._tokens[number % len(self._tokens)]
            dashboard = open_dashboard(self._address, self._crowd.event, token)
            self.dashboards.append(dashboard)
            self._selector.register(dashboard.sock, selectors.EVENT_READ, dashboard)
            # In a few steps, as pages are opened: what is measured is the pushing, not a rush to connect.
            if number % JOINING_AT_ONCE == 0:
                self._wait_for_joins()
        self._wait_for_joins()
        for _ in range(KIOSKS):
            kiosk = Connection(connect(self._address))
            self._kiosks.append(kiosk)
            self._selector.register(kiosk.sock, selectors.EVENT_READ, kiosk)

    def _wait_for_joins(self) -> None:
        self._look_until(lambda: all(d.joined for d in self.dashboards), CONNECT_SECONDS)
        joined = sum(d.joined for d in self.dashboards)
        if joined < len(self.dashboards):
            raise failed(f"only {joined} of {self._wanted} dashboards were let in")

    def _close(self) -> None:
        for sock in (*(d.sock for d in self.dashboards), *(k.sock for k in self._kiosks)):
            sock.close()
        self._selector.close()

    def echoes(self, times: int, seconds: float) -> list[float]:
        """Milliseconds of a message to the server and back on the first dashboard, while nothing else happens."""
        dashboard = self.dashboards[0]
        end = time.perf_counter() + seconds
        while len(dashboard.echoes) < times and (not dashboard.echoes or time.perf_counter() < end):
            before = len(dashboard.echoes)
            dashboard.ask()
            self._look_until(lambda: len(dashboard.echoes) > before, PATIENCE_SECONDS)  # noqa: B023
            if len(dashboard.echoes) == before:
                raise failed("a dashboard's message was not answered")
        return dashboard.echoes

    def run(self, rate: float, seconds: float, since: int) -> Paced:
        """Sends `rate` scans a second, each when it is due, until all are answered and every dashboard has
        heard of the last; `since` is the sequence number before the first.
        """
        for dashboard in self.dashboards:
            dashboard.deltas, dashboard.delta_bytes = [], 0
        paced, wanted, sent = Paced(), max(1, round(rate * seconds)), 0
        idle = list(self._kiosks)
        on_their_way: dict[int, str] = {}
        own, start = time.process_time(), time.perf_counter()
        give_up = start + seconds + CONNECT_SECONDS
        while len(paced.answered_at) < wanted:
            now = time.perf_counter()
            if now > give_up:
                raise failed(
                    f"the server answered {len(paced.answered_at)} of {sent} scans in {now - start:.0f} s"
                )
            while sent < wanted and idle and start + sent / rate <= now:
                kiosk = idle.pop()
                scan = next(self._crowd.scans)
                on_their_way[id(kiosk)] = scan.scan_id
                kiosk.send(self._crowd.request([scan]))
                sent += 1
            due = start + sent / rate - now if sent < wanted and idle else LOOK_SECONDS
            for kiosk, answer in self._look(min(max(0.0, due), LOOK_SECONDS)):
                now = time.perf_counter()
                check(answer, ADMITTED)
                paced.answered_at[on_their_way.pop(id(kiosk))] = now
                paced.latencies.append((now - kiosk.sent_at) * 1000)
                idle.append(kiosk)
        paced.sending_seconds = time.perf_counter() - start
        last = since + wanted
        self._look_until(lambda: all(d.seq >= last for d in self.dashboards), PATIENCE_SECONDS)
        paced.seconds = time.perf_counter() - start
        paced.own_seconds = time.process_time() - own
        return paced

    def _look(self, seconds: float) -> list[tuple[Connection, bytes]]:
        """Takes what has come on any connection; the answers that are whole now."""
        answers = []
        for key, _ in self._selector.select(seconds):
            who = key.data
            if isinstance(who, Dashboard):
                who.receive()
            elif (answer := who.receive()) is not None:
                answers.append((who, answer))
        return answers

    def _look_until(self, happened: Callable[[], bool], seconds: float) -> None:
        end = time.perf_counter() + seconds
        while not happened() and time.perf_counter() < end:
            self._look(LOOK_SECONDS)
