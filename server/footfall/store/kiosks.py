"""What each kiosk last said of itself."""

import json
from typing import Any

from footfall.store import keys
from footfall.store.client import Client


class KioskStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def save(self, event_id: str, kiosk_id: str, said: dict[str, Any]) -> None:
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        self.redis.hset(keys.kiosks(event_id), kiosk_id, text)

    def get(self, event_id: str, kiosk_id: str) -> dict[str, Any] | None:
        text = self.redis.hget(keys.kiosks(event_id), kiosk_id)
        return json.loads(text) if text else None

    def all(self, event_id: str) -> dict[str, dict[str, Any]]:
        found = self.redis.hgetall(keys.kiosks(event_id))
        return {kiosk_id: json.loads(text) for kiosk_id, text in sorted(found.items())}
