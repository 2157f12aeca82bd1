"""Reads the counters that the scripts keep. Names are those of `domain/counting.py`: (table, field)."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from footfall.domain.counting import CounterName
from footfall.store import keys
from footfall.store.commands import Client, Script


@dataclass(frozen=True)
class Numbers:
    """All of an event's counters but the minutes, read in one atomic step with their sequence number."""

    seq: int
    version: int
    zones: dict[str, int]
    flow: dict[str, int]
    totals: dict[str, int]


@dataclass(frozen=True)
class Present:
    """Who is in a zone: `position` is the very zone, `since` (ms) when they came into that one."""

    visitor_id: str
    position: str
    since: int
    name: str
    category: str
    badge_id: str
    organization: str | None = None
    group: str | None = None
    names: dict[str, str] | None = None


def _ints(raw: dict[str, str]) -> dict[str, int]:
    return {field: int(n) for field, n in raw.items()}


def tables_of(zones: Iterable[str]) -> list[str]:
    """The names of all tables that hold counters."""
    return ["zones", "flow", "totals", *(f"{kind}:{zone}" for kind in ("arrivals", "net") for zone in zones)]


def counted(tables: Iterable[str], raw: Iterable[dict[str, str]]) -> Counter[CounterName]:
    """What the tables hold, by the counters' names; zeros are left out."""
    rows = ((table, fields.items()) for table, fields in zip(tables, raw, strict=True))
    return Counter({(table, field): int(n) for table, items in rows for field, n in items if int(n)})


class CounterStore:
    def __init__(self, redis: Client, roll_call: Script) -> None:
        self.redis = redis
        self._roll_call = roll_call

    def seq(self, event_id: str) -> int:
        return int(self.redis.get(keys.seq(event_id)) or 0)

    def seqs(self, event_ids: list[str]) -> list[int]:
        """The sequence numbers of several events, in one call to the store."""
        with self.redis.pipeline(transaction=False) as pipe:
            for event_id in event_ids:
                pipe.get(keys.seq(event_id))
            return [int(seq or 0) for seq in pipe.execute()]

    def numbers(self, event_id: str) -> Numbers:
        with self.redis.pipeline() as pipe:
            pipe.get(keys.seq(event_id))
            pipe.hget(keys.meta(event_id), "version")
            pipe.hgetall(keys.zones(event_id))
            pipe.hgetall(keys.flow(event_id))
            pipe.hgetall(keys.totals(event_id))
            seq, version, zones, flow, totals = pipe.execute()
        return Numbers(int(seq or 0), int(version or 0), _ints(zones), _ints(flow), _ints(totals))

    def minutes(self, event_id: str, zones: list[str]) -> dict[str, tuple[dict[int, int], dict[int, int]]]:
        """zone -> (arrivals, net change) by the minute since the epoch, in one atomic step."""
        with self.redis.pipeline() as pipe:
            for zone in zones:
                pipe.hgetall(keys.arrivals(event_id, zone))
                pipe.hgetall(keys.net(event_id, zone))
            raw = [{int(minute): int(n) for minute, n in fields.items()} for fields in pipe.execute()]
        return {zone: (raw[2 * i], raw[2 * i + 1]) for i, zone in enumerate(zones)}

    def inside(self, event_id: str, zones: Sequence[str]) -> list[Present]:
        """The roll call of zones, none of them within another, and everything below them, in one atomic step."""
        raw = self._roll_call(keys=[keys.prefix(event_id)], args=list(zones))
        present = []
        for i in range(0, len(raw), 4):
            visitor_id, position, since, text = raw[i : i + 4]
            who = json.loads(text)
            more = {key: who.get(key) for key in ("organization", "group", "names")}
            badge = (who["name"], who["category"], who["badge_id"])
            present.append(Present(visitor_id, position, int(since), *badge, **more))
        return present

    def position(self, event_id: str, visitor_id: str, zones: Sequence[str]) -> str | None:
        """The very zone that the visitor is in, of those asked about; None for away."""
        with self.redis.pipeline() as pipe:
            for zone in zones:
                pipe.sismember(keys.inside(event_id, zone), visitor_id)
            inside = pipe.execute()
        return next((zone for zone, there in zip(zones, inside, strict=True) if there), None)

    def everything(self, event_id: str, zones: list[str]) -> Counter[CounterName]:
        """Every counter by its name, as `Ledger.counters` counts them; zeros are left out."""
        tables = tables_of(zones)
        with self.redis.pipeline() as pipe:
            for table in tables:
                pipe.hgetall(keys.event_key(event_id, table))
            return counted(tables, pipe.execute())
