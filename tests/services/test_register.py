"""The register: all rows or none, ids of the organizer's own, changes, search."""

from typing import Any

import pytest

from footfall.domain.errors import Conflict, InvalidInput, NotFound
from footfall.domain.event import Event
from footfall.services import badging, events, register
from footfall.store import Stores
from tests.factories import event_config, visitor_row


def test_one_bad_row_registers_nobody_and_every_problem_is_told(stores: Stores, event: Event) -> None:
    rows = [visitor_row(), visitor_row(category="vip"), {"name": ""}, visitor_row(email="nobody"), 7]
    with pytest.raises(InvalidInput) as caught:
        register.register_visitors(stores, event.id, rows)
    places = {problem["at"] for problem in caught.value.details["problems"]}
    assert {"visitors[1].category", "visitors[2].name", "visitors[2].category", "visitors[3].email"} <= places
    assert register.find_visitors(stores, event.id) == ([], None)


def test_an_external_id_belongs_to_one_visitor(stores: Stores, event: Event) -> None:
    register.register_visitors(stores, event.id, [visitor_row(external_id="A1")])
    with pytest.raises(Conflict) as caught:
        register.register_visitors(stores, event.id, [visitor_row(), visitor_row(external_id="A1")])
    assert caught.value.code == "external_id_taken"
    with pytest.raises(InvalidInput):
        register.register_visitors(stores, event.id, [visitor_row(external_id="B")] * 2)
    assert len(register.find_visitors(stores, event.id)[0]) == 1


def test_importing_again_changes_the_known_and_adds_the_new(stores: Stores, event: Event) -> None:
    first = register.register_visitors(stores, event.id, [visitor_row(external_id="A1", name="Wen")])[0]
    rows = [visitor_row(external_id="A2"), visitor_row(external_id="A1", name="Wen Li")]
    again = register.register_visitors(stores, event.id, rows, update=True)
    assert (again[1].visitor.id, again[1].token) == (first.visitor.id, first.token)
    assert register.get_visitor(stores, event.id, first.visitor.id).visitor.details.name == "Wen Li"
    assert len(register.find_visitors(stores, event.id)[0]) == 2


def test_a_visitor_can_be_changed_and_keeps_the_badge(stores: Stores, event: Event) -> None:
    before = register.register_visitors(
        stores, event.id, [visitor_row(external_id="A1", organization="HKUST")]
    )[0]
    changes = {"organization": None, "external_id": "A9", "category": "investor"}
    after = register.update_visitor(stores, event.id, before.visitor.id, changes)
    assert after.visitor.details.organization is None
    assert after.badge == before.badge
    register.register_visitors(stores, event.id, [visitor_row(external_id="A1")])  # free again
    with pytest.raises(InvalidInput):
        register.update_visitor(stores, event.id, before.visitor.id, {"name": None})
    with pytest.raises(NotFound):
        register.update_visitor(stores, event.id, "v999", {})


def test_people_are_found_by_any_script_of_their_name_and_by_badge(stores: Stores, event: Event) -> None:
    rows = [
        visitor_row(name="Li Wen", names={"zh-Hans": "李文"}, organization="Guangzhou Robotics"),
        visitor_row(name="Ann Example", category="investor", group="Delegation"),
    ]
    wen, ann = register.register_visitors(stores, event.id, rows)

    def found(**search: Any) -> list[str]:
        return [row.visitor.id for row in register.find_visitors(stores, event.id, **search)[0]]

    for q in ("李文", "wen", "robotics li", wen.badge.id.lower()):
        assert found(q=q) == [wen.visitor.id]
    assert found(category="investor") == found(group="Delegation") == [ann.visitor.id]
    assert found(q="nobody") == []


def test_pages_follow_one_another_without_gap_or_repeat(stores: Stores, event: Event) -> None:
    register.register_visitors(stores, event.id, [visitor_row() for _ in range(12)])
    seen: list[str] = []
    cursor = None
    while True:
        page, cursor = register.find_visitors(stores, event.id, limit=5, cursor=cursor)
        seen += [row.visitor.id for row in page]
        if cursor is None:
            break
    assert seen == [f"v{n}" for n in range(1, 13)]
    with pytest.raises(InvalidInput):
        register.find_visitors(stores, event.id, cursor="v1x")


def test_a_token_proves_itself_until_it_is_revoked(stores: Stores, event: Event) -> None:
    events.create_event(stores, event_config(id="other"))
    here = register.register_visitors(stores, event.id, [visitor_row()])[0]
    there = register.register_visitors(stores, "other", [visitor_row()])[0]
    assert badging.check_token(stores, event.id, here.token).valid
    assert badging.check_token(stores, event.id, there.token).reason == "wrong_event"
    forged = here.token[:60] + ("A" if here.token[60] != "A" else "B") + here.token[61:]
    assert badging.check_token(stores, event.id, forged).reason == "invalid_token"
    assert badging.check_token(stores, event.id, here.token[:-1]).reason == "invalid_token"
    badging.revoke_badge(stores, event.id, here.visitor.id)
    assert badging.check_token(stores, event.id, here.token).reason == "revoked_badge"


def test_zones_and_days_in_use_keep_their_meaning(stores: Stores, event: Event) -> None:
    register.register_visitors(stores, event.id, [visitor_row()])
    days = [day.isoformat() for day in event.days]
    with pytest.raises(Conflict) as caught:
        events.update_event(stores, event.id, {"days": days[1:]})
    assert caught.value.code == "days_in_use"
    last = event.days[-1].replace(year=event.days[-1].year + 1)
    assert len(events.update_event(stores, event.id, {"days": [*days, last.isoformat()]}).days) == 4
