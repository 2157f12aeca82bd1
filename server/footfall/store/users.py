"""Users and the sessions of their browsers."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from footfall.domain.roles import Role
from footfall.domain.users import Session, User
from footfall.store import keys
from footfall.store.commands import Client
from footfall.store.one_field import change_field


class UserStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def add(self, user: User) -> bool:
        """False if the name is taken."""
        return bool(self.redis.hsetnx(keys.USERS, user.name, _text(user)))

    def get(self, name: str) -> User | None:
        return self.those([name])[0]

    def those(self, names: Sequence[str]) -> list[User | None]:
        """In the order of their names, None for whoever there is not."""
        texts = self.redis.hmget(keys.USERS, names) if names else []
        return [_user(text) if text else None for text in texts]

    def all(self) -> list[User]:
        return [_user(text) for text in self.redis.hgetall(keys.USERS).values()]

    def change(self, name: str, change: Callable[[User], User]) -> User | None:
        """The user as changed, None if there is none. Raises Conflict `changed_meanwhile` where others never stop."""
        text = change_field(self.redis, keys.USERS, name, lambda text: _text(change(_user(text))))
        return _user(text) if text else None

    def remove(self, name: str) -> bool:
        """Whether there was one."""
        return bool(self.redis.hdel(keys.USERS, name))

    def save_session(self, session: Session) -> None:
        self.redis.hset(keys.SESSIONS, session.id, json.dumps(asdict(session), ensure_ascii=False))

    def session(self, session_id: str) -> Session | None:
        return self.those_sessions([session_id])[0]

    def those_sessions(self, ids: Sequence[str]) -> list[Session | None]:
        texts = self.redis.hmget(keys.SESSIONS, ids) if ids else []
        return [_session(text) if text else None for text in texts]

    def sessions(self) -> list[Session]:
        """All of them, also those that stand no more and were not cleared away yet."""
        return [_session(text) for text in self.redis.hgetall(keys.SESSIONS).values()]

    def end_sessions(self, ids: Sequence[str]) -> int:
        """How many of them there were."""
        return self.redis.hdel(keys.SESSIONS, *ids) if ids else 0


def _text(user: User) -> str:
    return json.dumps(asdict(user), ensure_ascii=False)


def _user(text: str) -> User:
    kept: dict[str, Any] = json.loads(text)
    return User(
        name=kept["name"],
        role=Role(kept["role"]),
        event=kept["event"],
        password=kept["password"],
        stamp=kept["stamp"],
        disabled=kept["disabled"],
    )


def _session(text: str) -> Session:
    return Session(**json.loads(text))
