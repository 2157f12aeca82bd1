"""Bearer tokens (kept as hashes), and the count of failed logins."""

import json
from collections.abc import Sequence
from typing import Any

from footfall.store import keys
from footfall.store.commands import Client
from footfall.store.one_field import change_field


class AccessStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def save_token(self, token_hash: str, principal: dict[str, Any]) -> None:
        self.redis.hset(keys.TOKENS, token_hash, _text(principal))

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

    def hold_token(self, token_hash: str, is_held: bool) -> None:
        """A held one is good for nothing until it is let go."""
        change_field(
            self.redis, keys.TOKENS, token_hash, lambda text: _text(json.loads(text) | {"held": is_held})
        )

    def forget_token(self, token_hash: str) -> None:
        self.redis.hdel(keys.TOKENS, token_hash)

    def count_login(self, pair: str, origin: str, seconds: int) -> tuple[int, int, int]:
        """One attempt more: how many of the pair of address and name, how many of the address, and after how many
        seconds the one of them that is forgotten last is forgotten.
        """
        of_pair, of_origin = keys.login_attempts(pair), keys.login_attempts(origin)
        with self.redis.pipeline() as pipe:
            for key in (of_pair, of_origin):
                pipe.incr(key)
                pipe.expire(key, seconds, nx=True)
                pipe.ttl(key)
            with_name, _, one, from_address, _, other = pipe.execute()
        return int(with_name), int(from_address), max(int(one), int(other), 1)

    def is_known_login(self, pair: str) -> bool:
        """Whether that user has logged in from that address."""
        return bool(self.redis.exists(keys.known_login(pair)))

    def know_login(self, pair: str, seconds: int) -> None:
        """A login that worked: the attempts before it count no more, and the address is known for the user."""
        with self.redis.pipeline() as pipe:
            pipe.delete(keys.login_attempts(pair))
            pipe.set(keys.known_login(pair), 1)
            pipe.expire(keys.known_login(pair), seconds)
            pipe.execute()


def _text(principal: dict[str, Any]) -> str:
    return json.dumps(principal, ensure_ascii=False)
