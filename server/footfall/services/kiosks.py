"""What kiosks say of themselves, and the settings they get."""

from typing import Any

from footfall.domain.roles import Principal
from footfall.domain.times import rfc3339
from footfall.store import Stores

#: A kiosk says something every 10 s; after three silences it counts as offline.
ONLINE_MS = 30_000
SAID = ("name", "zone", "direction", "queue", "battery", "version")


def heard_from(
    stores: Stores, event_id: str, kiosk_id: str, by: Principal, said: dict[str, Any], now: int
) -> None:
    """Keeps what the kiosk said beside what it said before (keys of `SAID`), with the time."""
    before = stores.kiosks.get(event_id, kiosk_id) or {"name": by.name}
    news = {key: said[key] for key in SAID if said.get(key) is not None}
    stores.kiosks.save(event_id, kiosk_id, before | news | {"last_seen": now})


def list_kiosks(stores: Stores, event_id: str, now: int) -> list[dict[str, Any]]:
    """Every kiosk that was ever heard of, with whether it is online."""
    event = stores.events.get(event_id).event
    kiosks = []
    for kiosk_id, said in stores.kiosks.all(event_id).items():
        last_seen = said["last_seen"]
        kiosks.append(
            {"id": kiosk_id}
            | {key: said[key] for key in SAID if key in said}
            | {
                "last_seen": rfc3339(last_seen, event.tz),
                "online": now - last_seen <= ONLINE_MS,
            }
        )
    return kiosks
