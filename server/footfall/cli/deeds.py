"""What commands do goes into the audit log, too: somebody at the server's own command line did it."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from footfall.cli.options import now_ms
from footfall.domain.audit_log import Action, Actor, ActorKind, Deed

if TYPE_CHECKING:
    from footfall.store import Stores


def enter(
    stores: Stores, action: Action, subject: str | None = None, event: str | None = None, **details: str | int
) -> None:
    """`subject` and `details` as a `Deed` has them."""
    from footfall.services import audit_log

    audit_log.enter(stores, Deed(action, _actor(), now_ms(), event, subject, details or None))


def _actor() -> Actor:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        name = "unknown"
    return Actor(ActorKind.COMMAND, name, name)
