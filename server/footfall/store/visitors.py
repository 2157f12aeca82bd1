"""The register: visitors and their badges, saved together, all or none."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from footfall.domain.badge import Badge, BadgeStatus
from footfall.domain.errors import Conflict, NotFound
from footfall.domain.visitor import Visitor, VisitorDetails
from footfall.store import keys
from footfall.store.commands import Client, Pipeline, Script


@dataclass(frozen=True)
class Registration:
    """A visitor and their present badge."""

    visitor: Visitor
    badge: Badge


class BadgeIdTaken(Exception):
    """A drawn badge id is in use: draw another."""


def _visitor_to_json(visitor: Visitor, badge_id: str) -> str:
    details = {key: value for key, value in vars(visitor.details).items() if value}
    return json.dumps(
        {"id": visitor.id, **details, "badge_id": badge_id}, ensure_ascii=False, separators=(",", ":")
    )


def _visitor_from(visitor_id: str, raw: dict[str, Any]) -> Visitor:
    tuples: dict[str, Any] = {key: tuple(raw[key]) for key in ("consents", "guest_of", "days") if key in raw}
    rest: dict[str, Any] = {key: value for key, value in raw.items() if key not in ("id", "badge_id")}
    return Visitor(visitor_id, VisitorDetails(**(rest | tuples)))


def _badge_to_json(badge: Badge) -> str:
    fields: dict[str, Any] = {
        "visitor": badge.visitor_id,
        "issue": badge.issue,
        "status": badge.status.value,
        "days": badge.days,
    }
    if badge.group is not None:
        fields["group"] = badge.group
    return json.dumps(fields, separators=(",", ":"))


def _badge_from(badge_id: str, text: str) -> Badge:
    raw = json.loads(text)
    status, days = BadgeStatus(raw["status"]), tuple(raw["days"])
    return Badge(badge_id, raw["visitor"], raw["issue"], status, days, raw.get("group"))


class VisitorStore:
    def __init__(self, redis: Client, save: Script) -> None:
        self.redis = redis
        self._save = save

    def new_ids(self, event_id: str, n: int) -> list[str]:
        """`n` ids in the order of registration."""
        last = self.redis.hincrby(keys.meta(event_id), "visitor_count", n)
        return [f"v{number}" for number in range(last - n + 1, last + 1)]

    def save(self, event_id: str, rows: Iterable[Registration], new_badges: bool) -> None:
        """Raises Conflict `external_id_taken`, or BadgeIdTaken where a new badge's id is in use."""
        args: list[str] = []
        for row in rows:
            badge = (row.badge.id, _badge_to_json(row.badge)) if new_badges else ("", "")
            visitor = _visitor_to_json(row.visitor, row.badge.id)
            args += [row.visitor.id, visitor, row.visitor.details.external_id or "", *badge]
        problem = self._save(keys=[keys.prefix(event_id)], args=args)
        if not problem:
            return
        code, what = problem
        if code == "badge_id_taken":
            raise BadgeIdTaken(what)
        raise Conflict(code, f"Another visitor has the external id {what!r} already.", external_id=what)

    def replace_badge(self, event_id: str, old: Badge, row: Registration) -> None:
        """The old badge is revoked and the visitor holds the one in `row`, in one step."""
        with self.redis.pipeline() as pipe:
            self._revoke(pipe, event_id, old)
            pipe.hset(keys.badges(event_id), row.badge.id, _badge_to_json(row.badge))
            pipe.hset(keys.visitors(event_id), row.visitor.id, _visitor_to_json(row.visitor, row.badge.id))
            pipe.execute()

    def revoke_badge(self, event_id: str, badge: Badge) -> None:
        with self.redis.pipeline() as pipe:
            self._revoke(pipe, event_id, badge)
            pipe.execute()

    def _revoke(self, pipe: Pipeline, event_id: str, badge: Badge) -> None:
        revoked = replace(badge, status=BadgeStatus.REVOKED)
        pipe.hset(keys.badges(event_id), badge.id, _badge_to_json(revoked))
        pipe.sadd(keys.revoked(event_id), badge.id)

    def group_badges(self, event_id: str) -> dict[str, Badge]:
        """group -> its present badge."""
        badge_ids = self.redis.hgetall(keys.group_badges(event_id))
        return dict(zip(badge_ids, self._badges(event_id, list(badge_ids.values())), strict=True))

    def hand_to_group(self, event_id: str, badge: Badge, old: Badge | None) -> None:
        """The group holds `badge` from now on, and `old` is revoked, in one step."""
        with self.redis.pipeline() as pipe:
            if old is not None:
                self._revoke(pipe, event_id, old)
            pipe.hset(keys.badges(event_id), badge.id, _badge_to_json(badge))
            pipe.hset(keys.group_badges(event_id), str(badge.group), badge.id)
            pipe.execute()

    def set_badge_days(self, event_id: str, badge: Badge) -> None:
        self.redis.hset(keys.badges(event_id), badge.id, _badge_to_json(badge))

    def revoked(self, event_id: str) -> list[str]:
        return sorted(self.redis.smembers(keys.revoked(event_id)))

    def get(self, event_id: str, visitor_id: str) -> Registration:
        """Raises NotFound `unknown_visitor`."""
        registrations = self.get_many(event_id, [visitor_id])
        if not registrations:
            raise NotFound("unknown_visitor", f"There is no visitor {visitor_id!r}.", visitor=visitor_id)
        return registrations[0]

    def get_many(self, event_id: str, visitor_ids: list[str]) -> list[Registration]:
        """Those that exist, in the order asked for."""
        if not visitor_ids:
            return []
        texts = self.redis.hmget(keys.visitors(event_id), visitor_ids)
        raws = [(id_, json.loads(text)) for id_, text in zip(visitor_ids, texts, strict=True) if text]
        return self._with_badges(event_id, raws)

    def _with_badges(self, event_id: str, raws: list[tuple[str, dict[str, Any]]]) -> list[Registration]:
        badges = self._badges(event_id, [raw["badge_id"] for _, raw in raws])
        return [
            Registration(_visitor_from(id_, raw), badge)
            for (id_, raw), badge in zip(raws, badges, strict=True)
        ]

    def _badges(self, event_id: str, badge_ids: list[str]) -> list[Badge]:
        """Badges that the register names. Raises LookupError for one that it does not hold."""
        if not badge_ids:
            return []
        badges = []
        for badge_id, text in zip(badge_ids, self.redis.hmget(keys.badges(event_id), badge_ids), strict=True):
            if text is None:
                raise LookupError(
                    f"the register of {event_id} names the badge {badge_id} and does not hold it"
                )
            badges.append(_badge_from(badge_id, text))
        return badges

    def by_external_ids(self, event_id: str, external_ids: list[str]) -> dict[str, str]:
        """external id -> visitor, for those that are known."""
        if not external_ids:
            return {}
        visitor_ids = self.redis.hmget(keys.external_ids(event_id), external_ids)
        return {ext: id_ for ext, id_ in zip(external_ids, visitor_ids, strict=True) if id_}

    def badge(self, event_id: str, badge_id: str) -> Badge | None:
        text = self.redis.hget(keys.badges(event_id), badge_id)
        return _badge_from(badge_id, text) if text else None

    def any(self, event_id: str) -> bool:
        return bool(self.redis.exists(keys.visitors(event_id)))

    def all(self, event_id: str, after: int = 0, chunk: int = 500) -> Iterator[Registration]:
        """Everybody in the order of registration, from the number after `after` on, read in chunks."""
        numbers = sorted(int(id_[1:]) for id_ in self.redis.hkeys(keys.visitors(event_id)))
        ids = [f"v{number}" for number in numbers if number > after]
        for start in range(0, len(ids), chunk):
            yield from self.get_many(event_id, ids[start : start + chunk])
