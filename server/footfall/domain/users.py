"""Users, who log in with a password, and the sessions of their browsers."""

from dataclasses import dataclass

from footfall.domain.roles import Principal, Role

#: A long event day, from the build-up to the last sweep.
SESSION_MS = 16 * 60 * 60 * 1000
#: Of one user; the oldest makes room, so that nobody fills the store by logging in.
MOST_SESSIONS = 50


@dataclass(frozen=True)
class User:
    """`password` is its argon2id hash. `event` None means every event of this server.

    `stamp` is drawn anew with each password and whenever the user is disabled. A session bears the stamp that it was
    begun under, and stands under no other: one that is begun at that very moment ends as well.
    """

    name: str
    role: Role
    event: str | None
    password: str
    stamp: str
    disabled: bool = False

    def principal(self, session_id: str | None = None) -> Principal:
        return Principal(f"user:{self.name}", self.role, self.name, self.event, session=session_id)


@dataclass(frozen=True)
class Session:
    """One browser that logged in; of its secret only the hash is kept. Times in ms.

    `address` and `browser` are what the login came with, for people to tell their devices apart.
    """

    id: str
    secret_hash: str
    user: str
    stamp: str
    began: int
    until: int
    address: str
    browser: str

    def owner(self, user: User | None, now: int) -> Principal | None:
        """Whose it is, as long as it stands; `user` is the one of its name."""
        stands = user is not None and not user.disabled and user.stamp == self.stamp and now < self.until
        return user.principal(self.id) if user is not None and stands else None
