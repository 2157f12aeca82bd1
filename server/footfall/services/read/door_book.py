"""The door book: what a kiosk needs to judge badges by itself while it cannot reach the server."""

from typing import Any

from footfall.domain.badge import category_code
from footfall.services import badging, groups
from footfall.store import Stores


def door_book(stores: Stores, event_id: str, zone_id: str) -> dict[str, Any]:
    """Keys, codes and lists for the door of a zone; no personal data. Raises NotFound."""
    event = stores.events.get(event_id).event
    zone = event.zone(zone_id)
    key_id, public_key = badging.public_key(stores, event_id)
    book: dict[str, Any] = {
        "key_id": key_id,
        "public_key": public_key,
        "categories": {str(category_code(category.id)): category.id for category in event.categories},
        "revoked": stores.visitors.revoked(event_id),
        "groups": {
            group.badge.id: {"group": group.name, "members": group.members}
            for group in groups.list_groups(stores, event_id)
            if group.badge is not None
        },
    }
    if zone.guest_list:
        book["guests"] = [
            row.badge.id for row in stores.visitors.all(event_id) if zone_id in row.visitor.details.guest_of
        ]
    return book
