"""What a kiosk needs somebody for, given what was last heard of it and the moment. docs/warnings.md has it as a table.

The list of kiosks, the warnings and the word on how far numbers can be trusted all go by this, and by these limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: A kiosk says something every 10 s; after three silences it counts as offline.
ONLINE_MS = 30_000
#: A kiosk that said nothing for this long concerns nobody, as one that was put away, unless scans wait on it.
FORGOTTEN_MS = 12 * 3_600_000
#: A scan that waits for less on a connected kiosk is on its way.
ON_ITS_WAY_MS = 60_000
#: With less than this part of its charge, a device that is not on its charger will not last.
LOW_BATTERY = 0.2
#: A clock that is off by no more than this concerns nobody: scans bear the server's time.
CLOCK_MATTERS_MS = 2_000
#: What a kiosk cannot do once it has no network, as it tells it: open its page, prove badges, judge them, keep scans.
UNREADY = frozenset({"offline_no_page", "offline_no_proof", "offline_no_book", "offline_no_disk"})
#: Its browser may clear what it keeps when the device's disk is full.
EVICTABLE = "storage_evictable"
#: Errors that kiosks tell of what is a need of its own here.
OTHER_NEEDS = frozenset({"aside_rows", "clock_wrong", EVICTABLE}) | UNREADY


class KioskNeed(StrEnum):
    """In the order of urgency. `silent`: with nothing known to wait on it, else it is `unsent`."""

    LOST = "lost"
    UNSENT = "unsent"
    ASIDE = "aside"
    ERROR = "error"
    BATTERY = "battery"
    SILENT = "silent"
    LOCKED = "locked"
    CLOCK = "clock"
    CLOCK_JUMPED = "clock_jumped"
    UNREADY = "unready"
    EVICTABLE = "evictable"


#: Worth a word, and no reason to go there: a lock was somebody's will, a clock is no trouble by itself, and what a
#: device cannot do by its kind is nothing that somebody at the door could mend.
NO_TROUBLE = frozenset(
    {
        *(KioskNeed.LOCKED, KioskNeed.CLOCK, KioskNeed.CLOCK_JUMPED),
        *(KioskNeed.UNREADY, KioskNeed.EVICTABLE),
    }
)


@dataclass(frozen=True)
class KioskSeen:
    """A kiosk as it last said it was; None is what it did not say. `locked` is what it was ordered.

    `last_seen`, `put_away` and `oldest_unsent` in ms; `battery` 0 to 1; `clock_offset_ms`: how far its clock is ahead,
    `clock_jump_ms`: by how much it was set lately; `lost`: scans that are gone from its queue and that nobody received.
    """

    id: str
    name: str
    last_seen: int
    put_away: int | None = None
    locked: bool = False
    zone: str | None = None
    queue: int | None = None
    aside: int | None = None
    oldest_unsent: int | None = None
    battery: float | None = None
    charging: bool | None = None
    clock_offset_ms: int | None = None
    clock_jump_ms: int | None = None
    lost: int | None = None
    errors: Sequence[str] | None = None

    def online(self, now: int) -> bool:
        return self.put_away is None and now - self.last_seen <= ONLINE_MS


def needs_of(kiosk: KioskSeen, now: int) -> tuple[KioskNeed, ...]:
    """The first is the most urgent; empty where all is well."""
    online = kiosk.online(now)
    battery, errors = kiosk.battery, kiosk.errors or ()
    there = {
        KioskNeed.LOST: bool(kiosk.lost),
        KioskNeed.UNSENT: bool(kiosk.queue) and (not online or _waited(kiosk, now)),
        KioskNeed.ASIDE: bool(kiosk.aside),
        KioskNeed.ERROR: online and any(code not in OTHER_NEEDS for code in errors),
        KioskNeed.BATTERY: online and battery is not None and battery < LOW_BATTERY and not kiosk.charging,
        KioskNeed.SILENT: not (online or kiosk.put_away or kiosk.queue)
        and now - kiosk.last_seen < FORGOTTEN_MS,
        KioskNeed.LOCKED: kiosk.locked,
        KioskNeed.CLOCK: online and abs(kiosk.clock_offset_ms or 0) > CLOCK_MATTERS_MS,
        KioskNeed.CLOCK_JUMPED: online and bool(kiosk.clock_jump_ms),
        KioskNeed.UNREADY: online and not UNREADY.isdisjoint(errors),
        KioskNeed.EVICTABLE: online and EVICTABLE in errors,
    }
    return tuple(need for need in KioskNeed if there[need])


def _waited(kiosk: KioskSeen, now: int) -> bool:
    return kiosk.oldest_unsent is None or now - kiosk.oldest_unsent >= ON_ITS_WAY_MS


def need_somebody(needs: Sequence[KioskNeed]) -> bool:
    """Whether somebody should go there."""
    return any(need not in NO_TROUBLE for need in needs)
