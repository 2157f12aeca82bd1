"""All that knows Redis. `open_stores` is the way in."""

from dataclasses import dataclass

from footfall.settings import Settings
from footfall.store.access import AccessStore
from footfall.store.audit_log import AuditLog
from footfall.store.client import LONG_S, connect, durability_problems
from footfall.store.commands import Client
from footfall.store.conduct import ConductStore
from footfall.store.counters import CounterStore
from footfall.store.disk import MB, DataDisk
from footfall.store.events import EventStore
from footfall.store.kiosks import KioskStore
from footfall.store.plans import PlanStore
from footfall.store.recount import RecountStore
from footfall.store.scans import ScanStore
from footfall.store.scripts import load_scripts
from footfall.store.users import UserStore
from footfall.store.vault import Vault
from footfall.store.visitor_log import VisitorLog
from footfall.store.visitors import VisitorStore
from footfall.store.warnings import WarningStore


@dataclass(frozen=True)
class Stores:
    """Every store, over one connection pool; `disk` is that of the embedded store."""

    redis: Client
    disk: DataDisk | None
    events: EventStore
    visitors: VisitorStore
    scans: ScanStore
    visitor_log: VisitorLog
    counters: CounterStore
    kiosks: KioskStore
    plans: PlanStore
    access: AccessStore
    users: UserStore
    recount: RecountStore
    warnings: WarningStore
    audit_log: AuditLog
    conduct: ConductStore

    def ping(self) -> None:
        """Raises StoreUnavailable."""
        self.redis.ping()

    def disk_problems(self) -> list[str]:
        """Whether there is room for the embedded store; needs no store that answers."""
        return self.disk.problems() if self.disk else []

    def durability_problems(self) -> list[str]:
        """Why scans could be lost or refused, in sentences. Raises StoreUnavailable."""
        return [*durability_problems(self.redis), *self.disk_problems()]


def open_stores(settings: Settings, patient: bool = False) -> Stores:
    """Stores over `settings.redis_url` or the data directory's embedded Valkey, which must run (`embedded.py`).

    `patient` is for commands: nobody waits at a door for them.
    """
    unhurried = connect(settings, LONG_S)
    redis = unhurried if patient else connect(settings, settings.store_timeout)
    scripts, long_scripts = load_scripts(redis), load_scripts(unhurried)
    return Stores(
        redis=redis,
        disk=None if settings.redis_url else DataDisk(settings.data_dir, settings.disk_warning * MB),
        events=EventStore(redis, Vault(settings)),
        visitors=VisitorStore(redis, scripts["save_visitors"]),
        scans=ScanStore(redis, scripts["record_scan"], scripts["void_scan"], long_scripts["close_and_sweep"]),
        visitor_log=VisitorLog(redis, scripts["visitor_log"]),
        counters=CounterStore(redis, scripts["roll_call"]),
        kiosks=KioskStore(redis),
        plans=PlanStore(redis),
        access=AccessStore(redis),
        users=UserStore(redis),
        recount=RecountStore(unhurried, long_scripts),
        warnings=WarningStore(redis, scripts["change_warnings"], scripts["take_turn"]),
        audit_log=AuditLog(redis, scripts["append_audit"]),
        conduct=ConductStore(redis),
    )
