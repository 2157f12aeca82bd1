"""Who may do what, as predicates over a principal. Each takes the event it is about."""

from dataclasses import dataclass
from enum import StrEnum

from footfall.domain.errors import NotAllowed
from footfall.domain.event import DoorNames, Event


class Role(StrEnum):
    ORGANIZER = "organizer"
    STAFF = "staff"
    VIEWER = "viewer"
    KIOSK = "kiosk"


@dataclass(frozen=True)
class Principal:
    """Somebody who was recognized: a bearer token or a user with a session.

    `event` None means every event of this server; `zone` binds a kiosk to one zone. `session` is the id of the browser
    session that a user is here by, `until` when a token ends, in ms; None is never.
    """

    id: str
    role: Role
    name: str
    event: str | None = None
    zone: str | None = None
    session: str | None = None
    until: int | None = None


def _of_event(who: Principal, event_id: str, *roles: Role) -> bool:
    return who.role in roles and who.event in (None, event_id)


def may_create_event(who: Principal) -> bool:
    return who.role is Role.ORGANIZER and who.event is None


def may_manage_people(who: Principal) -> bool:
    """Users, sessions and keys; whose exactly says `manages`."""
    return who.role is Role.ORGANIZER


def manages(who: Principal, event_id: str | None) -> bool:
    """An organizer manages those of the own event; those of every event (None) are for an organizer of every event."""
    return may_manage_people(who) and who.event in (None, event_id)


def may_configure(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER)


def may_read_state(who: Principal, event_id: str) -> bool:
    """Numbers without names: everybody who belongs to the event."""
    return _of_event(who, event_id, *Role)


def may_see_names(who: Principal, event_id: str) -> bool:
    """The register, the roll call, names in the feed."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_read_register(who: Principal, event_id: str) -> bool:
    """All of it, page by page, with contacts and what the badges' QRs hold. Staff find those whom they look for."""
    return _of_event(who, event_id, Role.ORGANIZER)


def names_for(who: Principal, event: Event) -> DoorNames:
    """A kiosk's screen shows as much as the organizer allows; staff see whom they have before them."""
    return event.kiosk.names if who.role is Role.KIOSK else DoorNames.FULL


def may_manage_kiosks(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_hold_keys(who: Principal, event_id: str) -> bool:
    """Stop a kiosk's key whose conduct is strange, and let it go again."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_acknowledge(who: Principal, event_id: str) -> bool:
    """Say that they take care of what is warned of."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_edit_visitors(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_scan(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF, Role.KIOSK)


def may_scan_zone(who: Principal, zone_id: str) -> bool:
    """A kiosk that is bound to a zone scans there and nowhere else."""
    return who.zone in (None, zone_id)


def refuse_other_zone(who: Principal, zone_id: str) -> None:
    """Raises NotAllowed `wrong_kiosk_zone` for a key that is bound to another zone."""
    if not may_scan_zone(who, zone_id):
        raise NotAllowed("wrong_kiosk_zone", f"This kiosk is bound to the zone {who.zone!r}.")


def may_see_positions(who: Principal, event_id: str) -> bool:
    """Where somebody is. A kiosk is told no more than whether they are in its own zone."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_send_older_scans(who: Principal, event_id: str) -> bool:
    """What a kiosk's key cannot send any more: it would choose the moment by which the door decides."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_force(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_void(who: Principal, event_id: str) -> bool:
    """Any scan of the event."""
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_close(who: Principal, event_id: str) -> bool:
    return _of_event(who, event_id, Role.ORGANIZER, Role.STAFF)


def may_export(who: Principal, event_id: str) -> bool:
    """Whole registers leave the house: organizers only."""
    return _of_event(who, event_id, Role.ORGANIZER)
