"""The floor plan: looking at it, hanging a picture, placing the zones."""

import hashlib
from collections.abc import Mapping

from footfall.domain.errors import NotFound
from footfall.domain.plan import Picture, Place, Plan, refuse_unknown, shown
from footfall.render.picture import look_at
from footfall.store import Stores


def get_plan(stores: Stores, event_id: str) -> Plan:
    """Raises NotFound `unknown_event`."""
    event = stores.events.get(event_id).event
    return shown(stores.plans.get(event_id), event)


def get_picture(stores: Stores, event_id: str) -> tuple[Picture, bytes]:
    """The picture and its bytes. Raises NotFound `unknown_event`, `no_picture`."""
    stores.events.get(event_id)
    picture = stores.plans.picture(event_id)
    if picture is None:
        raise NotFound("no_picture", "The floor plan of this event has no picture.")
    return picture


def hang_picture(stores: Stores, event_id: str, data: bytes) -> Plan:
    """Puts a picture where there was none or another; the zones keep their places.

    Raises NotFound `unknown_event`, and InvalidInput as `render.picture.look_at` does.
    """
    event = stores.events.get(event_id).event
    seen = look_at(data)
    digest = hashlib.sha256(data).hexdigest()
    picture = Picture(seen.type, len(data), seen.width, seen.height, digest)
    return shown(stores.plans.hang(event_id, picture, data), event)


def take_picture_down(stores: Stores, event_id: str) -> Plan:
    """The plan without its picture; where there is none, nothing changes. Raises NotFound `unknown_event`."""
    before = get_plan(stores, event_id)
    if before.picture is None:
        return before
    return shown(stores.plans.take_down(event_id), stores.events.get(event_id).event)


def arrange(stores: Stores, event_id: str, places: Mapping[str, Place], version: int | None) -> Plan:
    """Replaces all places by these; `version` is that of the plan which they were made from, None where nobody cares.

    Raises NotFound `unknown_event`, InvalidInput `unknown_zone`, Conflict `plan_changed`.
    """
    event = stores.events.get(event_id).event
    refuse_unknown(places, event)
    return shown(stores.plans.arrange(event_id, places, version), event)
