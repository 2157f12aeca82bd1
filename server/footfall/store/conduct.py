"""What each key told of late that went against the rules, and which keys are held."""

from footfall.domain.conduct import KeyConduct
from footfall.store import keys
from footfall.store.commands import Client


class ConductStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def of_keys(self, event_id: str) -> list[KeyConduct]:
        """Every key that told facts or is held."""
        with self.redis.pipeline() as pipe:
            pipe.hgetall(keys.key_conduct(event_id))
            pipe.hgetall(keys.held_keys(event_id))
            told, held = pipe.execute()
        found = [_conduct(key, text, key in held) for key, text in told.items()]
        found += [KeyConduct(key, name, is_held=True) for key, name in held.items() if key not in told]
        return sorted(found, key=lambda one: one.id)

    def hold(self, event_id: str, key: str, name: str) -> None:
        self.redis.hset(keys.held_keys(event_id), key, name)

    def let_go(self, event_id: str, key: str) -> bool:
        """Whether it was held. What it told before is forgiven."""
        with self.redis.pipeline() as pipe:
            pipe.hdel(keys.held_keys(event_id), key)
            pipe.hdel(keys.key_conduct(event_id), key)
            was_held, _ = pipe.execute()
        return bool(was_held)


def _conduct(key: str, text: str, is_held: bool) -> KeyConduct:
    since, facts, conflicts, name = text.split(" ", 3)
    return KeyConduct(key, name, int(since), int(facts), int(conflicts), is_held)
