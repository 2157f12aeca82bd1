"""Groups (delegations): who is in one, the badge that one may hold, and what its reading means."""

import secrets
from collections import Counter
from dataclasses import dataclass, replace

from footfall.domain.badge import MAX_ISSUE, NO_CATEGORY, Badge, BadgeStatus, badge_id_from
from footfall.domain.errors import Conflict, NotFound
from footfall.domain.scan import MAX_SCAN_ID, Outcome, ScanResult, ScanRow, invalid_scan
from footfall.services.badging import sign_badge
from footfall.store import Stores
from footfall.store.visitors import Registration


@dataclass(frozen=True)
class Group:
    """A group with how many are in it, and its badge with the token, if it has one."""

    name: str
    members: int
    badge: Badge | None = None
    token: str | None = None


def members(stores: Stores, event_id: str, name: str) -> list[Registration]:
    """Who is in the group now, in the order of registration."""
    return [row for row in stores.visitors.all(event_id) if row.visitor.details.group == name]


def list_groups(stores: Stores, event_id: str) -> list[Group]:
    """Every group that somebody is in, or that holds a badge."""
    stored = stores.events.get(event_id)
    sizes = Counter(row.visitor.details.group for row in stores.visitors.all(event_id))
    badges = stores.visitors.group_badges(event_id)
    names = sorted({name for name in (*sizes, *badges) if name})
    return [
        Group(name, sizes[name], badge, sign_badge(stored, badge, NO_CATEGORY))
        if badge
        else Group(name, sizes[name])
        for name, badge in ((name, badges.get(name)) for name in names)
    ]


def get_group(stores: Stores, event_id: str, name: str) -> Group:
    """Raises NotFound `unknown_group`."""
    asked = next((group for group in list_groups(stores, event_id) if group.name == name), None)
    if asked is None:
        raise NotFound("unknown_group", f"Nobody is in a group {name[:80]!r}.", group=name[:80])
    return asked


def token_of(stores: Stores, event_id: str, name: str) -> str:
    """Of the group's present badge. Raises NotFound `unknown_group`, `no_badge`."""
    token = get_group(stores, event_id, name).token
    if token is None:
        raise NotFound("no_badge", "The group has no badge.", group=name[:80])
    return token


def issue_group_badge(stores: Stores, event_id: str, name: str) -> Group:
    """A badge for a group, or the next one; the one before is revoked. Raises NotFound `unknown_group`."""
    group = get_group(stores, event_id, name)
    issue = group.badge.issue + 1 if group.badge else 1
    if issue > MAX_ISSUE:
        raise Conflict("too_many_issues", "This group's badge was reissued too often.")
    badge_id = badge_id_from(secrets.token_bytes(5))
    while stores.visitors.badge(event_id, badge_id) is not None:
        badge_id = badge_id_from(secrets.token_bytes(5))
    badge = Badge(badge_id, "", issue, BadgeStatus.ACTIVE, group=name)
    stores.visitors.hand_to_group(event_id, badge, group.badge)
    return replace(group, badge=badge, token=sign_badge(stores.events.get(event_id), badge, NO_CATEGORY))


def revoke_group_badge(stores: Stores, event_id: str, name: str) -> Group:
    """The group's badge opens no door any more; its members' own badges do. Raises NotFound."""
    group = get_group(stores, event_id, name)
    if group.badge is None:
        raise NotFound("no_badge", "The group has no badge.", group=name[:80])
    stores.visitors.revoke_badge(event_id, group.badge)
    return replace(group, badge=replace(group.badge, status=BadgeStatus.REVOKED))


def member_rows(stores: Stores, event_id: str, row: ScanRow, name: str) -> list[ScanRow] | ScanResult:
    """One row for each member who is there, or why the reading cannot be taken (`not_in_group`, `empty_group`)."""
    people = members(stores, event_id, name)
    if row.members is not None:
        unknown = set(row.members) - {person.visitor.id for person in people}
        if unknown:
            return invalid_scan(row.scan_id, "not_in_group", f"{min(unknown)[:64]!r} is not in this group.")
        people = [person for person in people if person.visitor.id in row.members]
    if not people:
        return invalid_scan(row.scan_id, "empty_group", "Nobody is in this group.")
    rows = [
        replace(
            row,
            scan_id=f"{row.scan_id}:{person.visitor.id}",
            token=None,
            badge_id=person.badge.id,
            members=None,
        )
        for person in people
    ]
    if max(len(each.scan_id) for each in rows) > MAX_SCAN_ID:
        return invalid_scan(row.scan_id, "invalid_row", "scan_id: leave room for the members' ids.")
    return rows


def group_result(row: ScanRow, name: str, results: list[ScanResult]) -> ScanResult:
    """Admitted if anybody of the group was; else refused for the first one's reason."""
    recorded = [result for result in results if result.outcome is not Outcome.INVALID]
    if not recorded:
        return replace(results[0], scan_id=row.scan_id)
    last = recorded[-1]
    is_admitted = any(result.outcome is Outcome.ADMITTED for result in results)
    return ScanResult(
        row.scan_id,
        Outcome.ADMITTED if is_admitted else Outcome.REFUSED,
        reason=None if is_admitted else recorded[0].reason,
        days=None if is_admitted else recorded[0].days,
        replayed=all(result.replayed for result in recorded),
        occupancy=last.occupancy,
        visits=last.visits,
        capacity=last.capacity,
        group=name,
        members=tuple(results),
    )
