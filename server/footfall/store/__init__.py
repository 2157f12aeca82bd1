"""All that knows Redis. `open_stores` is the way in."""

from dataclasses import dataclass

from footfall.settings import Settings
from footfall.store.access import AccessStore
from footfall.store.client import Client, connect, durability_problems
from footfall.store.counters import CounterStore
from footfall.store.events import EventStore
from footfall.store.kiosks import KioskStore
from footfall.store.rebuild import RebuildStore
from footfall.store.scans import ScanStore
from footfall.store.scripts import load_scripts
from footfall.store.visitors import VisitorStore


@dataclass(frozen=True)
class Stores:
    """Every store, over one connection pool."""

    redis: Client
    events: EventStore
    visitors: VisitorStore
    scans: ScanStore
    counters: CounterStore
    kiosks: KioskStore
    access: AccessStore
    rebuild: RebuildStore

    def ping(self) -> None:
        """Raises StoreUnavailable."""
        self.redis.ping()

    def durability_problems(self) -> list[str]:
        return durability_problems(self.redis)


def open_stores(settings: Settings) -> Stores:
    """Stores over `settings.redis_url` or the data directory's embedded Valkey, which must run (`embedded.py`)."""
    redis = connect(settings)
    scripts = load_scripts(redis)
    return Stores(
        redis=redis,
        events=EventStore(redis),
        visitors=VisitorStore(redis, scripts["save_visitors"]),
        scans=ScanStore(redis, scripts["record_scan"], scripts["void_scan"], scripts["close_and_sweep"]),
        counters=CounterStore(redis, scripts["roll_call"]),
        kiosks=KioskStore(redis),
        access=AccessStore(redis),
        rebuild=RebuildStore(redis, scripts["rewalk"]),
    )
