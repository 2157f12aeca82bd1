"""Sets everything that is derived from the log right again, in one step that scans cannot come between."""

from collections import Counter, defaultdict

from redis.commands.core import Script
from redis.exceptions import WatchError

from footfall.domain.counting import CounterName
from footfall.domain.scan import PathScan
from footfall.store import keys
from footfall.store.client import Client


class RebuildStore:
    def __init__(self, redis: Client, rewalk: Script) -> None:
        self.redis = redis
        self._rewalk = rewalk

    def replace(
        self,
        event_id: str,
        zones: list[str],
        paths: dict[str, list[PathScan]],
        closings: set[int],
        counters: Counter[CounterName],
        seq: int,
    ) -> bool:
        """Replaces counters, paths and walks by what the log says. False if the log went on after `seq`."""
        stale = [*self.redis.scan_iter(keys.path(event_id, "*").replace("{", "\\{"), count=1000)]
        self._rewalk.sha = self.redis.script_load(self._rewalk.script)
        try:
            with self.redis.pipeline() as pipe:
                pipe.watch(keys.log(event_id))
                newest = pipe.xrevrange(keys.log(event_id), count=1)
                if newest and int(newest[0][0].split("-")[0]) != seq:
                    return False
                pipe.multi()
                tables = ["zones", "flow", "totals", "walks", "closings"]
                tables += [f"{k}:{zone}" for k in ("arrivals", "net", "inside") for zone in zones]
                pipe.delete(*(keys.event_key(event_id, table) for table in tables), *stale)
                by_table: defaultdict[str, dict[str, int]] = defaultdict(dict)
                for (table, field), n in counters.items():
                    by_table[table][field] = n
                for table, fields in by_table.items():
                    pipe.hset(keys.event_key(event_id, table), mapping=fields)
                if closings:
                    pipe.zadd(keys.closings(event_id), {str(at): at for at in closings})
                for visitor, path in paths.items():
                    members = {f"{s.scan_id} {s.zone} {s.direction.value}": s.at for s in path}
                    pipe.zadd(keys.path(event_id, visitor), members)
                pipe.evalsha(self._rewalk.sha, 1, keys.prefix(event_id), *paths)
                pipe.incr(keys.seq(event_id))  # whoever watches the numbers must read them again
                pipe.execute()
        except WatchError:
            return False
        return True
