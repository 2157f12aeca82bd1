"""The crowd's kiosks as the dashboard sees them: they say hello and how they are. They take no orders."""

from __future__ import annotations

import threading
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from footfall import __version__
from footfall.lab.crowd.plan import MINUTE, PlannedScan
from footfall.lab.demo.line import Line, Lost
from footfall.lab.demo.script import Day

HEARTBEAT_S = 10.0
ROUND_S = 0.5
RECENT = 10 * MINUTE
#: A tablet that was tried in the morning and has not been heard since: nobody knows where it is.
SPARE = "spare-tablet"
#: One that hangs on no charger is nearly empty, and one in so many of the others hangs on none either.
LOW = "site-out-2"
ON_BATTERY_EACH = 9


@dataclass
class Post:
    """One kiosk at its door: what it reads that day, in order; its connection, and when its next word is due.

    `battery` 0 to 1. It is `dark` while it has no network and has said what waits on it.
    """

    id: str
    zone: str
    direction: str
    battery: float
    charging: bool
    scans: list[PlannedScan] = field(default_factory=list)
    line: Line | None = None
    due: float = 0.0
    dark: bool = False

    @property
    def name(self) -> str:
        return self.id.replace("-", " ").capitalize()

    def waiting(self, at: float) -> list[PlannedScan]:
        """What it has read by then and the server does not have yet."""
        return [scan for scan in self.scans[: self._read_by(at)] if scan.sent_at > at]

    def says(self, day: Day, clock: float) -> dict[str, Any]:
        """Its heartbeat. `clock` is the crowd's, ms since the epoch."""
        at = clock - day.midnight
        recent = self.scans[self._read_by(at - RECENT) : self._read_by(at)]
        waiting = self.waiting(at)
        oldest = {"oldest_unsent": day.midnight + waiting[0].at} if waiting else {}
        return {
            "queue": len(waiting),
            **oldest,
            "aside": 0,
            "battery": self.battery,
            "charging": self.charging,
            "version": __version__,
            "mode": self.mode,
            "clock_offset_ms": 0,
            "errors": [],
            "recent_scans": len(recent),
            "recent_refused": sum(scan.expected != "admitted" for scan in recent),
        }

    @property
    def mode(self) -> str:
        return "self" if self.direction == "touch" else "staffed"

    def _read_by(self, at: float) -> int:
        return bisect_right(self.scans, at, key=lambda scan: scan.at)


def posts_of(day: Day) -> list[Post]:
    """Every kiosk at which somebody is read that day; how charged each is comes from its name."""
    read: defaultdict[str, list[PlannedScan]] = defaultdict(list)
    for scan in sorted(day.scans, key=lambda scan: scan.at):
        read[scan.kiosk].append(scan)
    posts = []
    for number, (kiosk, scans) in enumerate(sorted(read.items())):
        charging = kiosk != LOW and number % ON_BATTERY_EACH != 0
        battery = 0.14 if kiosk == LOW else Random(kiosk).randint(8, 20) / 20
        posts.append(Post(kiosk, scans[0].zone, scans[0].direction.value, battery, charging, scans))
    return posts


class Kiosks:
    """All of them in one thread, which ends with the process."""

    def __init__(self, url: str, token: str, event: str, clock: Callable[[], float]) -> None:
        self._url, self._token, self._event, self._clock = url, token, event, clock

    def start(self, day: Callable[[], Day], site: str) -> None:
        """`day` may still have to be worked out; the spare tablet was at `site`."""
        threading.Thread(target=lambda: self._run(day(), site), name="kiosks", daemon=True).start()

    def _run(self, day: Day, site: str) -> None:
        posts = posts_of(day)
        self._once(day, Post(SPARE, site, "in", 0.35, charging=False))
        while True:
            self._round(day, posts)
            time.sleep(ROUND_S)

    def _round(self, day: Day, posts: Sequence[Post]) -> None:
        now = time.monotonic()
        for post in posts:
            try:
                if post.line is not None:
                    post.line.tend()
                if now >= post.due:
                    post.due = now + HEARTBEAT_S
                    self._beat(day, post)
            except Lost:
                post.line = None

    def _beat(self, day: Day, post: Post) -> None:
        cut_off = bool(post.waiting(self._clock() - day.midnight))
        if cut_off and post.dark:
            return
        if post.line is None:
            post.line = self._open(post)
        post.line.ask("heartbeat", post.says(day, self._clock()))
        post.dark = cut_off
        if cut_off:  # that was the last word that came through
            post.line.close()
            post.line = None

    def _open(self, post: Post) -> Line:
        line = Line(self._url, self._token)
        door = {"event": self._event, "zone": post.zone, "direction": post.direction, "mode": post.mode}
        line.ask("hello", {**door, "name": post.name, "kiosk_id": f"crowd.{post.id}", "version": __version__})
        return line

    def _once(self, day: Day, post: Post) -> None:
        with suppress(Lost):
            line = self._open(post)
            line.ask("heartbeat", post.says(day, self._clock()))
            line.close()
