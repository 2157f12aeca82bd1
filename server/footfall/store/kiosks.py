"""What each kiosk last said of itself, and what was ordered it."""

import json
from dataclasses import asdict
from typing import Any

from footfall.domain.kiosk import GivenCommand, KioskOrders
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

    def order(self, event_id: str, kiosk_id: str, orders: KioskOrders) -> None:
        document = {key: value for key, value in asdict(orders).items() if value is not None}
        self.redis.hset(keys.kiosk_orders(event_id), kiosk_id, _text(document))

    def orders(self, event_id: str, kiosk_id: str) -> KioskOrders:
        """Those of version 0 where it was never ordered anything."""
        text = self.redis.hget(keys.kiosk_orders(event_id), kiosk_id)
        return _orders(text) if text else KioskOrders()

    def all_orders(self, event_id: str) -> dict[str, KioskOrders]:
        """Of those that were ever ordered anything."""
        orders = self.redis.hgetall(keys.kiosk_orders(event_id))
        return {kiosk_id: _orders(text) for kiosk_id, text in orders.items()}


def _orders(text: str) -> KioskOrders:
    raw = json.loads(text)
    command = raw.pop("command", None)
    return KioskOrders(**raw, command=GivenCommand(**command) if command else None)


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
