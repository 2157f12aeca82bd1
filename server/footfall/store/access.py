"""Bearer tokens (kept as hashes), and the count of failed logins."""

import json
from collections.abc import Sequence
from typing import Any

from footfall.store import keys
from footfall.store.commands import Client


class AccessStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def save_token(self, token_hash: str, principal: dict[str, Any]) -> None:
        self.redis.hset(keys.TOKENS, token_hash, json.dumps(principal, ensure_ascii=False))

    def token(self, token_hash: str) -> dict[str, Any] | None:
        text = self.redis.hget(keys.TOKENS, token_hash)
        return json.loads(text) if text else None

    def those_of(self, token_hashes: Sequence[str]) -> list[dict[str, Any] | None]:
        """As `token`, for many in one call."""
        texts = self.redis.hmget(keys.TOKENS, token_hashes) if token_hashes else []
        return [json.loads(text) if text else None for text in texts]

    def tokens(self) -> dict[str, dict[str, Any]]:
        """Hash of a token -> whose it is."""
        owners = self.redis.hgetall(keys.TOKENS)
        return {token_hash: json.loads(text) for token_hash, text in owners.items()}

    def forget_token(self, token_hash: str) -> None:
        self.redis.hdel(keys.TOKENS, token_hash)

    def count_failed_login(self, name: str, seconds: int) -> None:
        with self.redis.pipeline() as pipe:
            pipe.incr(keys.login_attempts(name))
            pipe.expire(keys.login_attempts(name), seconds, nx=True)
            pipe.execute()

    def failed_logins(self, name: str) -> tuple[int, int]:
        """How many, and after how many seconds they are forgotten."""
        with self.redis.pipeline() as pipe:
            pipe.get(keys.login_attempts(name))
            pipe.ttl(keys.login_attempts(name))
            count, ttl = pipe.execute()
        return int(count or 0), max(int(ttl), 0)

    def forget_failed_logins(self, name: str) -> None:
        self.redis.delete(keys.login_attempts(name))
