"""What each kiosk last said of itself, and what was ordered it."""

import json
from typing import Any

from footfall.store import keys
from footfall.store.commands import Client

Document = dict[str, Any]


class KioskStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def save(self, event_id: str, kiosk_id: str, said: Document) -> None:
        self.redis.hset(keys.kiosks(event_id), kiosk_id, _text(said))

    def get(self, event_id: str, kiosk_id: str) -> Document | None:
        text = self.redis.hget(keys.kiosks(event_id), kiosk_id)
        return json.loads(text) if text else None

    def all(self, event_id: str) -> dict[str, Document]:
        said = self.redis.hgetall(keys.kiosks(event_id))
        return {kiosk_id: json.loads(text) for kiosk_id, text in sorted(said.items())}

    def forget(self, event_id: str, kiosk_id: str) -> None:
        with self.redis.pipeline() as pipe:
            pipe.hdel(keys.kiosks(event_id), kiosk_id)
            pipe.hdel(keys.kiosk_orders(event_id), kiosk_id)
            pipe.execute()

    def order(self, event_id: str, kiosk_id: str, orders: Document) -> None:
        self.redis.hset(keys.kiosk_orders(event_id), kiosk_id, _text(orders))

    def orders(self, event_id: str, kiosk_id: str) -> Document | None:
        text = self.redis.hget(keys.kiosk_orders(event_id), kiosk_id)
        return json.loads(text) if text else None

    def all_orders(self, event_id: str) -> dict[str, Document]:
        orders = self.redis.hgetall(keys.kiosk_orders(event_id))
        return {kiosk_id: json.loads(text) for kiosk_id, text in orders.items()}


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
