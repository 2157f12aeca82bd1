"""Holding a kiosk's key that may be in the wrong hands, and letting it go."""

from footfall.domain.errors import Conflict, NotAllowed, NotFound
from footfall.domain.roles import Principal, Role
from footfall.store import Stores


def hold_key(stores: Stores, event_id: str, key: str, by: Principal) -> None:
    """Stops a kiosk's key within a second, until it is let go; whoever is connected by it is cut off. Its kiosks keep
    what waits on them. Raises NotFound `unknown_token`, Conflict `not_a_kiosks_key`, NotAllowed.
    """
    token_hash, name = _kiosks_key(stores, event_id, key, by)
    stores.access.hold_token(token_hash, True)
    stores.conduct.hold(event_id, key, name)


def let_key_go(stores: Stores, event_id: str, key: str, by: Principal) -> None:
    """The key is good again, unless it was revoked meanwhile, and what it told before is forgiven.

    Raises as `hold_key`.
    """
    try:
        token_hash, _ = _kiosks_key(stores, event_id, key, by)
        stores.access.hold_token(token_hash, False)
    except NotFound:
        if not stores.conduct.let_go(event_id, key):  # else it was revoked, and its warning goes with it
            raise
    else:
        stores.conduct.let_go(event_id, key)


def _kiosks_key(stores: Stores, event_id: str, key: str, by: Principal) -> tuple[str, str]:
    """The token's hash, and what it is called."""
    for token_hash, owner in stores.access.tokens().items():
        if owner["id"] != key or owner.get("event") not in (None, event_id):
            continue
        if owner["role"] != Role.KIOSK:
            raise Conflict("not_a_kiosks_key", "Only a kiosk's key is held; another one is revoked.")
        if owner.get("event") is None and by.event is not None:
            raise NotAllowed(
                "not_allowed", "The key is for every event of this server: its organizers hold it."
            )
        return token_hash, owner["name"]
    raise NotFound("unknown_token", f"There is no key {key[:100]!r} of this event.")
