"""The door book: what a kiosk needs to judge badges by itself while it cannot reach the server."""

from dataclasses import dataclass

from footfall.domain.badge import badge_mark, category_code
from footfall.domain.roles import Principal, refuse_other_zone
from footfall.services import badging
from footfall.services.groups import Group, list_groups
from footfall.store import Stores


@dataclass(frozen=True)
class BadgesOfDoor:
    """Keys, codes and lists for the door of a zone; no personal data, and no number of a badge that opens a door.

    `categories`: code -> category. `groups`: mark of a group's badge -> group. `guests`: marks of the guest list's
    badges, None where the zone has none.
    """

    key_id: str
    public_key: str
    categories: dict[int, str]
    revoked: list[str]
    groups: dict[str, Group]
    guests: list[str] | None


def door_book(stores: Stores, event_id: str, zone_id: str, who: Principal) -> BadgesOfDoor:
    """A key that is bound to a zone reads that zone's book alone. Raises NotFound, NotAllowed `wrong_kiosk_zone`."""
    event = stores.events.get(event_id).event
    zone = event.zone(zone_id)
    refuse_other_zone(who, zone_id)
    key_id, public_key = badging.public_key(stores, event_id)
    return BadgesOfDoor(
        key_id=key_id,
        public_key=public_key,
        categories={category_code(category.id): category.id for category in event.categories},
        revoked=stores.visitors.revoked(event_id),
        groups={
            badge_mark(key_id, "", group.badge.id): group
            for group in list_groups(stores, event_id)
            if group.badge is not None
        },
        guests=_guests(stores, event_id, zone_id, key_id) if zone.guest_list else None,
    )


def _guests(stores: Stores, event_id: str, zone_id: str, key_id: str) -> list[str]:
    guests = (row for row in stores.visitors.all(event_id) if zone_id in row.visitor.details.guest_of)
    return sorted(badge_mark(key_id, zone_id, row.badge.id) for row in guests)
