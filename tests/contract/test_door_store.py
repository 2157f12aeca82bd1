"""The store decides every case of the table as the specification does: rows as they are sent, a real Valkey."""

import json
from dataclasses import replace
from typing import Any

import pytest

from footfall.domain.badge import Badge, BadgeStatus
from footfall.domain.event import Event
from footfall.domain.event_config import parse_event
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanRow
from footfall.domain.times import parse_instant
from footfall.domain.visitor import Visitor, VisitorDetails
from footfall.services import scanning
from footfall.services.events import key_id_of
from footfall.store import Stores
from footfall.store.events import EventStore
from footfall.store.visitors import Registration
from footfall.wire.scans import read_row, result_document
from tests.contract.scene import config_of, private_key
from tests.contract.write import TABLE
from tests.factories import now_ms

STAFF = Principal("test", Role.STAFF, "test")
CASES: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_store_decides_as_the_table_says(stores: Stores, case: dict[str, Any]) -> None:
    # What a process remembers of an event must not outlive the case.
    fresh = replace(stores, events=EventStore(stores.redis, stores.events.vault))
    event = parse_event(config_of(case["event"], case["zone"], case.get("rules")))
    for each in (event, parse_event(config_of("guangzhou") | {"id": "other"})):
        key = private_key(each.id)
        fresh.events.create(each, key_id_of(key), key.private_bytes_raw())
    _register(fresh, event, case)
    _fill(fresh, event, case)
    answer = scanning.record_scans(fresh, event.id, [read_row(_row(case))], STAFF, now_ms())[0]
    assert _told(result_document(answer, event.tz)) == case["expected"]


def _register(stores: Stores, event: Event, case: dict[str, Any]) -> None:
    badge = case["badge"]
    group = badge.get("group", [])
    people = [*group] if group else [badge | badge["holder"]] if "holder" in badge else []
    for person in people:
        _save(stores, event, person, group="G" if group else None)
    if group:
        stores.visitors.hand_to_group(
            event.id, Badge(badge["badge_id"], "", 1, BadgeStatus.ACTIVE, group="G"), None
        )
    if badge.get("revoked"):
        held = stores.visitors.badge(event.id, badge["badge_id"])
        assert held
        stores.visitors.revoke_badge(event.id, held)


def _save(stores: Stores, event: Event, person: dict[str, Any], group: str | None = None) -> None:
    days = tuple(index for index, day in enumerate(event.days) if day.isoformat() in person.get("days", ()))
    guest_of = tuple(person.get("guest_of", ()))
    details = VisitorDetails("A", person["category"], group=group, guest_of=guest_of, days=days)
    (id_,) = stores.visitors.new_ids(event.id, 1)
    badge = Badge(person["badge_id"], id_, 1, BadgeStatus.ACTIVE, days)
    stores.visitors.save(event.id, [Registration(Visitor(id_, details), badge)], new_badges=True)


def _fill(stores: Stores, event: Event, case: dict[str, Any]) -> None:
    """Everybody goes to where the case has them."""
    known = case.get("known", {})
    inside = known.get("inside")
    moves = [(case["badge"]["badge_id"], inside, known["since"])] if inside else []
    own = bool(inside) and case["zone"] in event.chains[inside]
    for number in range(known.get("occupancy", 0) - own):
        badge_id = f"OTHERAA{'ABCDE'[number]}"
        _save(stores, event, {"badge_id": badge_id, "category": "visitor"})
        moves.append((badge_id, case["zone"], case["at"]))
    for badge_id, zone, at in moves:
        row = ScanRow(f"to-{badge_id}", zone, Direction.IN, badge_id=badge_id, scanned_at=parse_instant(at))
        fact = replace(row, offline=True, verdict=Outcome.ADMITTED)
        result = scanning.record_scans(stores, event.id, [fact], STAFF, now_ms())[0]
        assert result.outcome is Outcome.ADMITTED


def _row(case: dict[str, Any]) -> dict[str, Any]:
    badge = case["badge"]
    by = {"token": badge["token"]} if "token" in badge else {"badge_id": badge["badge_id"]}
    fact = {"offline": True, **case["fact"]} if "fact" in case else {}
    force = {"force": True} if "force" in case else {}
    row = {"scan_id": "s", "zone": case["zone"], "direction": case["direction"], "scanned_at": case["at"]}
    return {**row, **by, **fact, **force}


def _told(document: dict[str, Any]) -> dict[str, Any]:
    keys = ("outcome", "reason", "conflict", "already_inside", "since")
    told = {key: document[key] for key in keys if key in document}
    if "group" in document:
        told["members"] = [_told(member) for member in document["group"]["members"]]
    return told
