"""A venue with a short day behind it, and everything in its store that can be broken."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from footfall.domain.log import read_ledger
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.domain.times import MINUTE_MS
from footfall.services import events, register, scanning
from footfall.services.reconcile import recount
from footfall.store import Stores
from tests.by_hand import by_hand
from tests.store.venue import CONFIG, EVENT, START

NOW = START + 3 * 24 * 3_600_000
STAFF = Principal("test", Role.STAFF, "test")
CLOSED = START + 90 * MINUTE_MS
PLACES = ["hall-1", "corner", "hall-2", "forum", "annex"]


class Venue:
    """Six visitors (v1 to v6) with a short day behind them: facts, a void, a closing. Badge n is of visitor n."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        events.create_event(stores, CONFIG)
        rows = [{"name": f"Visitor {n}", "category": "visitor"} for n in range(6)]
        people = register.register_visitors(stores, EVENT.id, rows)
        self.badges = {row.visitor.id: row.badge.id for row in people}
        self.later = count(200)

    def scan(
        self, scan_id: str, visitor: str, zone: str, minute: int, direction: str = "in", **more: Any
    ) -> None:
        badge_id, at = self.badges[visitor], START + minute * MINUTE_MS
        row = ScanRow(scan_id, zone, Direction(direction), badge_id=badge_id, scanned_at=at)
        scanning.record_scans(self.stores, EVENT.id, [replace(row, **more)], STAFF, NOW)

    def day(self) -> "Venue":
        for n, visitor in enumerate(self.badges):
            for hop in range(3):
                self.scan(f"s{n}-{hop}", visitor, PLACES[(n + hop) % len(PLACES)], 10 * hop + n)
        self.scan("touch", "v1", "booth-1", 35, "touch")
        self.scan("s1-1", "v2", "corner", 11, offline=True, verdict=Outcome.REFUSED, reason="zone_full")
        self.scan("s2-2", "v3", "forum", 22, offline=True, verdict=Outcome.ADMITTED)  # agrees: not in the log
        self.scan("fact", "v4", "hall-1", 50, offline=True, verdict=Outcome.ADMITTED)
        scanning.void_scan(self.stores, EVENT.id, "s3-0", STAFF, NOW)
        scanning.close_and_sweep(self.stores, EVENT.id, CLOSED, STAFF, NOW)
        for n, visitor in enumerate(self.badges):
            self.scan(f"again-{n}", visitor, PLACES[n % len(PLACES)], 100 + n)
        return self

    def move(self, *visitors: str) -> None:
        """The next scan of each: something new each time."""
        for visitor in visitors:
            n = next(self.later)
            self.scan(f"later-{n}", visitor, PLACES[n % len(PLACES)], n, "out" if n % 7 == 0 else "in")

    def key(self, name: str) -> str:
        return f"footfall:{{{EVENT.id}}}:{name}"

    def standing(self) -> dict[str, Any]:
        """All that is derived from the log; of walks who has one."""
        redis = self.stores.redis
        standing: dict[str, Any] = {}
        for key in redis.scan_iter(self.key("*")):
            name = key.removeprefix(self.key(""))
            if name == "walks":
                standing[name] = sorted(redis.hkeys(key))
            elif name.startswith(("path:", "closings")):
                standing[name] = by_hand(self.stores).zrange(key, 0, -1, withscores=True)
            elif name.startswith("inside:"):
                standing[name] = sorted(redis.smembers(key))
            elif name.startswith(("zones", "flow", "totals", "arrivals:", "net:", "scans")):
                standing[name] = redis.hgetall(key)
        return standing

    def names(self, **options: Any) -> list[str]:
        return [difference.counter for difference in recount(self.stores, EVENT.id, **options).differences]

    def assert_right(self) -> None:
        assert recount(self.stores, EVENT.id).differences == []
        ledger = read_ledger(self.stores.scans.log(EVENT.id))
        stored = self.stores.counters.everything(EVENT.id, [zone.id for zone in EVENT.zones])
        assert stored == ledger.counters(EVENT.layout)


Break = Callable[[Venue], Any]
PATH_OF_V2 = "path:v2 s1-0 corner in"

#: What is broken, and how each difference is named (stored, recounted); more may follow from it.
BROKEN: dict[str, tuple[Break, list[tuple[str, int, int]]]] = {
    "a wrong counter": (
        lambda v: v.stores.redis.hincrby(v.key("zones"), "hall-1:occupancy", 7),
        [("zones hall-1:occupancy", 10, 3)],
    ),
    "a missing counter": (
        lambda v: v.stores.redis.hdel(v.key("flow"), "away>hall-1"),
        [("flow away>hall-1", 0, 4)],
    ),
    "a missing table": (
        lambda v: v.stores.redis.delete(v.key("net:forum")),
        [(f"net:forum {START // MINUTE_MS + 12}", 0, 1)],
    ),
    "a stray field": (
        lambda v: v.stores.redis.hset(v.key("totals"), "refused:ghost", 3),
        [("totals refused:ghost", 3, 0)],
    ),
    "a scan missing in a path": (
        lambda v: by_hand(v.stores).zrem(v.key("path:v2"), "s1-0 corner in"),
        [(PATH_OF_V2, 0, 1)],
    ),
    "a scan at the wrong time": (
        lambda v: by_hand(v.stores).zincrby(v.key("path:v2"), 1, "s1-0 corner in"),
        [(PATH_OF_V2, 0, 1)],
    ),
    "a stray scan in a path": (
        lambda v: by_hand(v.stores).zadd(v.key("path:v2"), {"ghost hall-1 in": START}),
        [("path:v2 ghost hall-1 in", 1, 0)],
    ),
    "nonsense in a path": (
        lambda v: by_hand(v.stores).zadd(v.key("path:v2"), {"nonsense": START}),
        [("path:v2 nonsense", 1, 0)],
    ),
    "a path of nobody": (
        lambda v: by_hand(v.stores).zadd(v.key("path:v99"), {"ghost hall-1 in": START}),
        [("path:v99 ghost hall-1 in", 1, 0)],
    ),
    "a missing walk": (lambda v: v.stores.redis.hdel(v.key("walks"), "v3"), [("walks v3", 0, 1)]),
    "the walk of another": (
        lambda v: by_hand(v.stores).eval(
            "redis.call('HSET', KEYS[1], 'v3', redis.call('HGET', KEYS[1], 'v4'))", 1, v.key("walks")
        ),
        [("walks v3", 0, 1)],
    ),
    "nonsense for a walk": (
        lambda v: v.stores.redis.hset(v.key("walks"), "v3", "\x00nonsense"),
        [("walks v3", 0, 1)],
    ),
    "a walk of nobody": (
        lambda v: by_hand(v.stores).eval(
            "redis.call('HSET', KEYS[1], 'v99', redis.call('HGET', KEYS[1], 'v4'))", 1, v.key("walks")
        ),
        [("walks v99", 1, 0)],
    ),
    "somebody in two places": (
        lambda v: v.stores.redis.sadd(v.key("inside:hall-2"), "v1"),
        [("inside:hall-2 v1", 1, 0)],
    ),
    "a ghost inside": (
        lambda v: v.stores.redis.sadd(v.key("inside:hall-2"), "v99"),
        [("inside:hall-2 v99", 1, 0)],
    ),
    "somebody not inside": (
        lambda v: by_hand(v.stores).srem(v.key("inside:hall-1"), "v1"),
        [("inside:hall-1 v1", 0, 1)],
    ),
    "a scan missing in the index": (
        lambda v: v.stores.redis.hdel(v.key("scans"), "s0-0"),
        [("scans s0-0", 0, 1)],
    ),
    "a wrong number in the index": (
        lambda v: v.stores.redis.hset(v.key("scans"), "s0-0", "3"),
        [("scans s0-0", 0, 1)],
    ),
    "a void forgotten": (
        lambda v: v.stores.redis.hset(
            v.key("scans"), "s3-0", (v.stores.redis.hget(v.key("scans"), "s3-0") or "").removesuffix(" void")
        ),
        [("scans s3-0", 0, 1)],
    ),
    "a fact forgotten": (
        lambda v: v.stores.redis.hset(
            v.key("scans"), "fact", (v.stores.redis.hget(v.key("scans"), "fact") or "").removesuffix(" fact")
        ),
        [("scans fact", 0, 1)],
    ),
    "a stray scan in the index": (
        lambda v: v.stores.redis.hset(v.key("scans"), "ghost", "3"),
        [("scans ghost", 1, 0)],
    ),
    "a missing closing": (
        lambda v: by_hand(v.stores).zrem(v.key("closings"), str(CLOSED)),
        [(f"closings {CLOSED}", 0, 1)],
    ),
    "a stray closing": (
        lambda v: by_hand(v.stores).zadd(v.key("closings"), {str(START + 1): START + 1}),
        [(f"closings {START + 1}", 1, 0)],
    ),
    "a closing in the wrong order": (
        lambda v: by_hand(v.stores).zadd(v.key("closings"), {str(CLOSED): START}),
        [(f"closings {CLOSED}", 0, 1)],
    ),
}


#: v2's path, v3's walk, where v1 is, and a scan of v1 in the index.
MUCH = (
    *("a wrong counter", "a missing table", "a stray scan in a path", "a missing walk"),
    *("somebody in two places", "a scan missing in the index", "a missing closing"),
)


def break_much(venue: Venue) -> None:
    for what in MUCH:
        BROKEN[what][0](venue)
