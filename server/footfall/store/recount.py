"""What a recount reads of the store, and how it sets right what does not stand as the log says.

Everything here goes on while scans come in: each method is one atomic step or a few short ones.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from footfall.domain.counting import CounterName
from footfall.domain.scan import PathScan
from footfall.store import keys
from footfall.store.commands import Client, Script
from footfall.store.counters import counted, tables_of


@dataclass(frozen=True)
class Standing:
    """All numbers of an event at one instant. `seq` is the sequence number, `last` the number of the log's last entry.

    `positions` are (visitor, zone) of everybody inside, `closings` instant -> score as they are stored, `scans` how
    many the index holds, `version` the config's, `corrections` how often the counters were repaired.
    """

    seq: int
    last: int
    entries: int
    version: int
    corrections: int
    scans: int
    counters: Counter[CounterName]
    positions: set[tuple[str, str]]
    closings: dict[str, float]


@dataclass(frozen=True)
class IndexWord:
    """What the index should hold of a scan: `seq` None if nothing, `final` as `fact`, `void` or empty."""

    scan_id: str
    seq: int | None = None
    final: str = ""

    def is_told_by(self, stored: str | None) -> bool:
        # A fact that agreed with the server's decision made it final, and is not in the log.
        told = [
            f"{self.seq} {self.final}" if self.final else str(self.seq),
            f"{self.seq} {self.final or 'fact'}",
        ]
        return stored is None if self.seq is None else stored in told


@dataclass(frozen=True)
class FoundVisitor:
    """How a visitor stood. `walk` is empty if none is stored, `right` or `wrong`; `path` is member -> ms."""

    walk: str
    inside: set[str]
    path: dict[str, int]


def members(path: Iterable[PathScan]) -> dict[str, int]:
    """A path as its sorted set holds it."""
    return {f"{scan.scan_id} {scan.zone} {scan.direction.value}": scan.at for scan in path}


class RecountStore:
    def __init__(self, redis: Client, scripts: Mapping[str, Script]) -> None:
        self.redis = redis
        self._audit_visitors = scripts["audit_visitors"]
        self._mend_visitors, self._mend_scans = scripts["mend_visitors"], scripts["mend_scans"]
        self._correct_counters = scripts["correct_counters"]

    def standing(self, event_id: str, zones: Sequence[str]) -> Standing:
        """Read in one atomic step; zeros are left out."""
        tables = tables_of(zones)
        with self.redis.pipeline() as pipe:
            pipe.get(keys.seq(event_id))
            pipe.xrevrange(keys.log(event_id), count=1)
            pipe.xlen(keys.log(event_id))
            pipe.hmget(keys.meta(event_id), ["version", "corrections"])
            pipe.hlen(keys.scans(event_id))
            pipe.zrange(keys.closings(event_id), 0, -1, withscores=True)
            for zone in zones:
                pipe.smembers(keys.inside(event_id, zone))
            for table in tables:
                pipe.hgetall(keys.event_key(event_id, table))
            seq, newest, entries, (version, corrections), scans, closings, *rest = pipe.execute()
        inside, counts = rest[: len(zones)], rest[len(zones) :]
        return Standing(
            seq=int(seq or 0),
            last=int(newest[0][0].split("-")[0]) if newest else 0,
            entries=entries,
            version=int(version or 0),
            corrections=int(corrections or 0),
            scans=scans,
            counters=counted(tables, counts),
            positions={
                (visitor, zone) for zone, visitors in zip(zones, inside, strict=True) for visitor in visitors
            },
            closings=dict(closings),
        )

    def stored_visitors(self, event_id: str) -> Iterator[str]:
        """Who has a walk or a path; some come twice."""
        cursor: int | None = None
        walks: dict[bytes, bytes]
        while cursor != 0:
            # Walks are no text: nothing of this answer may be decoded but their names.
            args = ("HSCAN", keys.walks(event_id), cursor or 0, "COUNT", 1000)
            cursor, walks = self.redis.execute_command(*args, NEVER_DECODE=True)
            yield from (visitor.decode() for visitor in walks)
        prefix = keys.path(event_id, "")
        for key in self.redis.scan_iter(f"{prefix}*", count=1000):
            yield key.removeprefix(prefix)

    def stored_scans(self, event_id: str) -> Iterator[str]:
        """The ids in the index."""
        for scan_id, _ in self.redis.hscan_iter(keys.scans(event_id), count=1000):
            yield scan_id

    def unsound(self, event_id: str, paths: Sequence[tuple[str, Sequence[PathScan]]]) -> list[str]:
        """Visitors whose stored path is not the given one, or whose walk or place inside does not fit it."""
        args = []
        for visitor, path in paths:
            text = "\n".join(f"{member}\n{at}" for member, at in members(path).items())
            args += [visitor, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()]
        unsound: list[str] = self._audit_visitors(keys=[keys.prefix(event_id)], args=args)
        return unsound

    def misplaced(self, event_id: str, words: Sequence[IndexWord]) -> dict[str, str | None]:
        """The scans of which the index holds something else, and what."""
        stored = self.redis.hmget(keys.scans(event_id), [word.scan_id for word in words])
        pairs = zip(words, stored, strict=True)
        return {word.scan_id: text for word, text in pairs if not word.is_told_by(text)}

    def visitors(
        self, event_id: str, paths: Mapping[str, Sequence[PathScan]], seq: int, mend: bool
    ) -> dict[str, FoundVisitor | None]:
        """How each visitor stood; None for whom the log may speak of after `seq`, to which `paths` were read.

        With `mend` the others' paths, walks and places are then made anew from `paths`.
        """
        args: list[str | int] = [seq, "1" if mend else ""]
        for visitor, path in paths.items():
            args += [visitor, len(path)]
            for member, at in members(path).items():
                args += [at, member]
        stood: dict[str, FoundVisitor | None] = {}
        for visitor, walk, *rest in self._mend_visitors(keys=[keys.prefix(event_id)], args=args):
            if walk == "moved_on":
                stood[visitor] = None
            else:
                inside, flat = rest
                stored_path = {
                    member: int(float(at)) for member, at in zip(flat[::2], flat[1::2], strict=True)
                }
                stood[visitor] = FoundVisitor(walk, set(inside), stored_path)
        return stood

    def scans(
        self, event_id: str, words: Sequence[IndexWord], seq: int, mend: bool
    ) -> tuple[set[str], set[str]]:
        """Ids of which the log speaks after `seq`, to which `words` were read; and those that stood wrong.

        With `mend` the latter are set right.
        """
        args: list[str | int] = [seq, "1" if mend else ""]
        for word in words:
            args += [word.scan_id, "" if word.seq is None else word.seq, word.final]
        moved_on, wrong = self._mend_scans(keys=[keys.prefix(event_id)], args=args)
        return set(moved_on), set(wrong)

    def mend_closings(self, event_id: str, strange: set[str], missing: set[int]) -> None:
        """Takes away what is no closing, and adds what is one."""
        with self.redis.pipeline() as pipe:
            if strange:
                pipe.zrem(keys.closings(event_id), *strange)
            if missing:
                pipe.zadd(keys.closings(event_id), {str(at): at for at in missing})
            pipe.execute()

    def correct(self, event_id: str, wrong_by: Mapping[CounterName, int], corrections: int) -> bool:
        """Adds to the counters what they are wrong by. False if there was a correction since those `corrections`."""
        tables: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (table, field), n in wrong_by.items():
            tables[table][field] = n
        args: list[str | int] = [corrections, json.dumps(tables)]
        answer: str = self._correct_counters(keys=[keys.prefix(event_id)], args=args)
        return answer == "corrected"
