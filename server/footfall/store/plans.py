"""The floor plan: what it is in a small hash that is read often, the picture's bytes apart."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from redis.exceptions import WatchError

from footfall.domain.errors import Conflict
from footfall.domain.plan import Picture, Place, Plan
from footfall.store import keys
from footfall.store.commands import Client, Pipeline


class PlanStore:
    def __init__(self, redis: Client) -> None:
        self.redis = redis

    def get(self, event_id: str) -> Plan:
        """The plan; an empty one of version 0 where nobody has made any."""
        return _plan(self.redis.hgetall(keys.plan(event_id)))

    def picture(self, event_id: str) -> tuple[Picture, bytes] | None:
        """The picture and its bytes, of the same moment."""
        with self.redis.pipeline() as pipe:
            pipe.hgetall(keys.plan(event_id))
            pipe.get(keys.plan_picture(event_id))
            fields, text = pipe.execute()
        plan = _plan(fields)
        return None if plan.picture is None or text is None else (plan.picture, base64.b64decode(text))

    def hang(self, event_id: str, picture: Picture, data: bytes) -> Plan:
        """Puts a picture in the place of the one before; the zones' places stand."""
        with self.redis.pipeline() as pipe:
            pipe.hset(keys.plan(event_id), "picture", _text(asdict(picture)))
            # As text, since all answers of this client are decoded.
            pipe.set(keys.plan_picture(event_id), base64.b64encode(data).decode())
            return _raised(pipe, event_id)

    def take_down(self, event_id: str) -> Plan:
        """Takes the picture away; the zones' places stand."""
        with self.redis.pipeline() as pipe:
            pipe.hdel(keys.plan(event_id), "picture")
            pipe.delete(keys.plan_picture(event_id))
            return _raised(pipe, event_id)

    def arrange(self, event_id: str, places: Mapping[str, Place], version: int | None) -> Plan:
        """Replaces all places. Raises Conflict `plan_changed` where `version` is given and is not the present one."""
        key = keys.plan(event_id)
        changed = Conflict("plan_changed", "Somebody else changed the plan meanwhile; read it and try again.")
        try:
            with self.redis.pipeline() as pipe:
                if version is not None:
                    pipe.watch(key)
                    if int(self.redis.hget(key, "version") or 0) != version:
                        raise changed
                    pipe.multi()
                pipe.hset(key, "places", _text({zone: asdict(place) for zone, place in places.items()}))
                return _raised(pipe, event_id)
        except WatchError:
            raise changed from None


def _raised(pipe: Pipeline, event_id: str) -> Plan:
    """Carries out what waits in `pipe`, with a new version; the plan as it then is."""
    pipe.hincrby(keys.plan(event_id), "version", 1)
    pipe.hgetall(keys.plan(event_id))
    return _plan(pipe.execute()[-1])


def _plan(fields: Mapping[str, str]) -> Plan:
    picture = json.loads(fields["picture"]) if "picture" in fields else None
    places = json.loads(fields.get("places", "{}"))
    return Plan(
        version=int(fields.get("version", 0)),
        picture=None if picture is None else Picture(**picture),
        places={zone: Place(**place) for zone, place in places.items()},
    )


def _text(document: Any) -> str:
    return json.dumps(document, separators=(",", ":"))
