"""Whether those who are connected may still be: a token can be revoked, and a user taken away, at any moment."""

from collections.abc import Iterable
from typing import Any

from footfall.domain.roles import Principal
from footfall.services import access
from footfall.store import Stores


class Rights:
    """Remembers how each connection was recognized, and asks again."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._tokens: dict[str, str | None] = {}

    def add(self, sid: str, auth: Any) -> None:
        token = auth.get("token") if isinstance(auth, dict) else None
        self._tokens[sid] = token if isinstance(token, str) and token else None

    def drop(self, sid: str) -> None:
        self._tokens.pop(sid, None)

    def lost(self, people: Iterable[tuple[str, Principal]]) -> list[str]:
        """Those of (sid, who they were) who are not the same any more. Raises StoreUnavailable."""
        asked: dict[str, Principal | None] = {}
        gone = []
        for sid, who in people:
            token = self._tokens.get(sid)
            proof = token or who.id
            if proof not in asked:
                asked[proof] = (
                    access.authenticate(self._stores, token)
                    if token
                    else access.session_user(self._stores, who.name)
                )
            if asked[proof] != who:
                gone.append(sid)
        return gone
