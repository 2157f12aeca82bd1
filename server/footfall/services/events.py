"""Creating and changing events."""

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from footfall.domain.errors import Conflict, InvalidInput
from footfall.domain.event import Event
from footfall.domain.event_config import event_to_dict, merge_config, parse_event
from footfall.store import Stores
from footfall.store.events import StoredEvent


def key_id_of(private_key: Ed25519PrivateKey) -> str:
    """8 hexadecimal digits that name a key on a badge."""
    public = private_key.public_key().public_bytes_raw()
    return hashlib.sha256(public).digest()[:4].hex()


def create_event(stores: Stores, raw: Any) -> Event:
    """A new event from its config, with a key pair of its own. Raises InvalidInput, Conflict `event_exists`."""
    event = parse_event(raw)
    while True:
        private_key = Ed25519PrivateKey.generate()
        try:
            stores.events.create(event, key_id_of(private_key), private_key.private_bytes_raw())
        except Conflict as conflict:
            if conflict.code != "key_id_taken":
                raise
        else:
            return event


def update_event(stores: Stores, event_id: str, changes: Any) -> Event:
    """Applies a JSON Merge Patch to the config.

    Raises InvalidInput `invalid_config`, Conflict `zone_in_use` or `days_in_use` where the change would
    make counted scans or issued badges mean something else, Conflict `event_changed`.
    """
    stored = stores.events.get(event_id)
    if not isinstance(changes, dict):
        raise InvalidInput("invalid_config", "The changes must be a table of the keys to change.")
    event = parse_event(merge_config(event_to_dict(stored.event), changes))
    if event.id != event_id:
        raise InvalidInput("invalid_config", "An event's id cannot change.")
    return _replace(stores, stored, event)


def _replace(stores: Stores, stored: StoredEvent, event: Event) -> Event:
    if stores.scans.log_length(event.id):
        _check_zones(stored.event, event)
    if event.days[: len(stored.event.days)] != stored.event.days:
        _check_days(stores, event.id)
    stores.events.update(event, stored.version)
    return event


def load_event(stores: Stores, raw: Any) -> tuple[Event, bool]:
    """Creates the event, or replaces the config of the one with that id. The second value: whether it is new."""
    event = parse_event(raw)
    if event.id not in stores.events.ids():
        return create_event(stores, raw), True
    return _replace(stores, stores.events.get(event.id), event), False


def get_event(stores: Stores, event_id: str) -> Event:
    """Raises NotFound `unknown_event`."""
    return stores.events.get(event_id).event


def event_version(stores: Stores, event_id: str) -> int:
    """How many configs the event has had, this one included."""
    return stores.events.get(event_id).version


def list_events(stores: Stores) -> list[Event]:
    return [stores.events.get(event_id).event for event_id in stores.events.ids()]


def _check_zones(before: Event, after: Event) -> None:
    """Counted scans rest on each zone's kind and chain of parents: those stand once there are scans."""
    for zone in before.zones:
        now = after.find_zone(zone.id)
        if now is None or now.kind is not zone.kind or after.chains[zone.id] != before.chains[zone.id]:
            raise Conflict(
                "zone_in_use",
                f"Zone {zone.id!r} must keep its kind and its parents, since scans were counted by them. "
                "Add a new zone instead, or take the old one out of use by its opening hours.",
                zone=zone.id,
            )


def _check_days(stores: Stores, event_id: str) -> None:
    """Badges name their days by number: a day keeps its number once there are badges."""
    if stores.visitors.any(event_id):
        raise Conflict(
            "days_in_use",
            "Badges were issued for the days as they are: keep those and only add later days.",
        )
