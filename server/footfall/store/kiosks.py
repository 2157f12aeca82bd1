"""What each kiosk last said of itself, what was ordered it, and when it was put away."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from footfall.domain.kiosk import GivenCommand, KioskOrders
from footfall.store import keys
from footfall.store.commands import Client

Document = dict[str, Any]


@dataclass(frozen=True)
class KnownKiosk:
    """What it last said, what it was ordered, and when it was put away, 0 for never; ms."""

    said: Document
    orders: KioskOrders
    put_away: int


class KioskStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def save(self, event_id: str, kiosk_id: str, said: Document) -> None:
        self.redis.hset(keys.kiosks(event_id), kiosk_id, _text(said))

    def claim(self, event_id: str, kiosk_id: str, key: str) -> str:
        """Whose the kiosk's id is from now on: that key's, unless it was another's before."""
        with self.redis.pipeline() as pipe:
            pipe.hsetnx(keys.kiosk_keys(event_id), kiosk_id, key)
            pipe.hget(keys.kiosk_keys(event_id), kiosk_id)
            _, owner = pipe.execute()
        return str(owner)

    def owner(self, event_id: str, kiosk_id: str) -> str | None:
        """The key whose the kiosk's id is, None for nobody's."""
        return self.redis.hget(keys.kiosk_keys(event_id), kiosk_id)

    def get(self, event_id: str, kiosk_id: str) -> Document | None:
        text = self.redis.hget(keys.kiosks(event_id), kiosk_id)
        return json.loads(text) if text else None

    def count(self, event_id: str) -> int:
        return self.redis.hlen(keys.kiosks(event_id))

    def all(self, event_id: str) -> dict[str, Document]:
        said = self.redis.hgetall(keys.kiosks(event_id))
        return {kiosk_id: json.loads(text) for kiosk_id, text in sorted(said.items())}

    def put_away(self, event_id: str, kiosk_ids: Iterable[str], at: int) -> None:
        with self.redis.pipeline() as pipe:
            for kiosk_id in kiosk_ids:
                pipe.hset(keys.kiosks_put_away(event_id), kiosk_id, at)
            pipe.execute()

    def known(self, event_id: str) -> dict[str, KnownKiosk]:
        """All that is known of every kiosk that was heard of."""
        with self.redis.pipeline() as pipe:
            pipe.hgetall(keys.kiosks(event_id))
            pipe.hgetall(keys.kiosk_orders(event_id))
            pipe.hgetall(keys.kiosks_put_away(event_id))
            said, orders, put_away = pipe.execute()
        return {
            kiosk_id: KnownKiosk(
                json.loads(text),
                _orders(orders[kiosk_id]) if kiosk_id in orders else KioskOrders(),
                int(put_away.get(kiosk_id, 0)),
            )
            for kiosk_id, text in sorted(said.items())
        }

    def forget(self, event_id: str, kiosk_id: str) -> None:
        with self.redis.pipeline() as pipe:
            pipe.hdel(keys.kiosks(event_id), kiosk_id)
            pipe.hdel(keys.kiosk_orders(event_id), kiosk_id)
            pipe.hdel(keys.kiosks_put_away(event_id), kiosk_id)
            pipe.hdel(keys.kiosk_keys(event_id), kiosk_id)
            pipe.execute()

    def order(self, event_id: str, kiosk_id: str, orders: KioskOrders) -> None:
        document = {key: value for key, value in asdict(orders).items() if value is not None}
        self.redis.hset(keys.kiosk_orders(event_id), kiosk_id, _text(document))


def _orders(text: str) -> KioskOrders:
    raw = json.loads(text)
    command = raw.pop("command", None)
    return KioskOrders(**raw, command=GivenCommand(**command) if command else None)


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
