"""The door book: what a kiosk needs to judge badges by itself while it cannot reach the server."""

from dataclasses import dataclass

from footfall.domain.badge import category_code
from footfall.services import badging
from footfall.services.groups import Group, list_groups
from footfall.store import Stores


@dataclass(frozen=True)
class BadgesOfDoor:
    """Keys, codes and lists for the door of a zone; no personal data.

    `categories`: code -> category. `groups`: badge -> group. `guests`: badges of the guest list, None where the zone
    has none.
    """

    key_id: str
    public_key: str
    categories: dict[int, str]
    revoked: list[str]
    groups: dict[str, Group]
    guests: list[str] | None


def door_book(stores: Stores, event_id: str, zone_id: str) -> BadgesOfDoor:
    """Raises NotFound."""
    event = stores.events.get(event_id).event
    zone = event.zone(zone_id)
    key_id, public_key = badging.public_key(stores, event_id)
    return BadgesOfDoor(
        key_id=key_id,
        public_key=public_key,
        categories={category_code(category.id): category.id for category in event.categories},
        revoked=stores.visitors.revoked(event_id),
        groups={group.badge.id: group for group in list_groups(stores, event_id) if group.badge is not None},
        guests=_guests(stores, event_id, zone_id) if zone.guest_list else None,
    )


def _guests(stores: Stores, event_id: str, zone_id: str) -> list[str]:
    return [row.badge.id for row in stores.visitors.all(event_id) if zone_id in row.visitor.details.guest_of]
