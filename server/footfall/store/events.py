"""Events: config, version, layout and key pair."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from redis.exceptions import WatchError

from footfall.domain.admission import Door, door_at
from footfall.domain.errors import Conflict, NotFound
from footfall.domain.event import Event
from footfall.domain.event_config import event_to_dict, parse_event
from footfall.domain.times import minute_of
from footfall.domain.zone import Zone
from footfall.store import keys
from footfall.store.commands import Client, Pipeline
from footfall.store.vault import Vault

MAX_DOORS = 10_000


@dataclass(frozen=True)
class StoredEvent:
    """An event as it stands. `version` counts its configs from 1."""

    event: Event
    version: int
    key_id: str
    _open_key: Callable[[], bytes] = field(compare=False, repr=False)
    _doors: dict[tuple[str, int], Door] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def private_key(self) -> bytes:
        """32 raw bytes. Raises StoreUnavailable `wrong_key`."""
        return self._open_key()

    def door(self, zone: Zone, at: int) -> Door:
        """The door of a zone at an instant; it is the same within a minute, and most scans are of this minute."""
        key = (zone.id, minute_of(at))
        door = self._doors.get(key)
        if door is None:
            if len(self._doors) >= MAX_DOORS:
                self._doors.clear()
            door = self._doors[key] = door_at(self.event, zone, at)
        return door


def layout_of(event: Event) -> dict[str, str]:
    """What the scripts know of the zones: kind, then the chain of ids up to the root."""
    return {zone.id: " ".join((zone.kind.value, *event.chains[zone.id])) for zone in event.zones}


class EventStore:
    def __init__(self, redis: Client, vault: Vault) -> None:
        self.redis, self.vault = redis, vault
        self._cache: dict[str, StoredEvent] = {}

    def create(self, event: Event, key_id: str, private_key: bytes) -> None:
        """Raises Conflict `event_exists`, or `key_id_taken` where the caller should draw another key."""
        meta = keys.meta(event.id)
        closed = self.vault.close(private_key, event.id)
        if not self.redis.hsetnx(keys.BADGE_KEYS, key_id, event.id):
            raise Conflict("key_id_taken", "Another event has a key of that id.")
        try:
            with self.redis.pipeline() as pipe:
                pipe.watch(meta)
                if self.redis.exists(meta):
                    raise Conflict("event_exists", f"There is an event {event.id!r} already.")
                pipe.multi()
                pipe.hset(meta, mapping={"key_id": key_id, "private_key": closed})
                self._write(pipe, event)
                pipe.execute()
        except WatchError:
            self.redis.hdel(keys.BADGE_KEYS, key_id)
            raise Conflict("event_exists", f"There is an event {event.id!r} already.") from None
        except Conflict:
            self.redis.hdel(keys.BADGE_KEYS, key_id)
            raise
        self.redis.sadd(keys.EVENTS, event.id)

    def update(self, event: Event, version: int) -> None:
        """Replaces the config of `version`. Raises Conflict `event_changed` if somebody was faster."""
        meta = keys.meta(event.id)
        changed = Conflict("event_changed", "Somebody else changed the event meanwhile; try again.")
        try:
            with self.redis.pipeline() as pipe:
                pipe.watch(meta)
                if int(self.redis.hget(meta, "version") or 0) != version:
                    raise changed
                pipe.multi()
                self._write(pipe, event)
                pipe.execute()
        except WatchError:
            raise changed from None

    def _write(self, pipe: Pipeline, event: Event) -> None:
        config = json.dumps(event_to_dict(event), ensure_ascii=False)
        pipe.hset(keys.meta(event.id), "config", config)
        pipe.hincrby(keys.meta(event.id), "version", 1)
        pipe.delete(keys.layout(event.id))
        if event.zones:
            pipe.hset(keys.layout(event.id), mapping=layout_of(event))
        pipe.incr(keys.seq(event.id))

    def get(self, event_id: str) -> StoredEvent:
        """The event as it stands in the store. Raises NotFound `unknown_event`."""
        meta = self.redis.hgetall(keys.meta(event_id))
        if "config" not in meta:
            self._cache.pop(event_id, None)
            raise NotFound("unknown_event", f"There is no event {event_id!r}.", event=event_id)
        version = int(meta["version"])
        stored = self._cache.get(event_id)
        if stored is None or stored.version != version or stored.key_id != meta["key_id"]:
            event = parse_event(json.loads(meta["config"]))
            open_key = partial(self.vault.open, meta["private_key"], event_id)
            stored = StoredEvent(event, version, meta["key_id"], open_key)
            self._cache[event_id] = stored
        return stored

    def cached(self, event_id: str) -> StoredEvent:
        """As this process last saw it: for the scan script, which says so when the version is old."""
        return self._cache.get(event_id) or self.get(event_id)

    def close_keys(self) -> list[str]:
        """Closes signing keys that lie open, where there is a text for that. What is wrong with them, in sentences.

        Raises StoreUnavailable `wrong_key` where one cannot be opened.
        """
        is_open = False
        for event_id in self.ids():
            kept = self.redis.hget(keys.meta(event_id), "private_key") or ""
            raw = self.vault.open(kept, event_id)
            if self.vault.is_closed(kept):
                continue
            if self.vault.has_key:
                self.redis.hset(keys.meta(event_id), "private_key", self.vault.close(raw, event_id))
            is_open = is_open or not self.vault.has_key
        if not is_open:
            return []
        return [
            "The keys that badges are signed with lie open in the store: set FOOTFALL_KEY or FOOTFALL_KEY_FILE."
        ]

    def ids(self) -> list[str]:
        return sorted(self.redis.smembers(keys.EVENTS))

    def event_of_key(self, key_id: str) -> str | None:
        """Which event of this server signs with that key."""
        return self.redis.hget(keys.BADGE_KEYS, key_id)
