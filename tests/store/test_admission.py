"""The decision at the door: the script in a real Valkey against domain/admission.py, over every combination."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from footfall.domain.admission import Door, Holder, refusal
from footfall.domain.badge import BadgeStatus
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, Reason, ScanRow, Teller
from footfall.services import badging, events, register, scanning
from footfall.store import Stores
from footfall.store.scans import ScanAnswer, ScanCall
from tests.by_hand import by_hand
from tests.factories import zone_config
from tests.store.venue import START

STAFF = Principal("test", Role.STAFF, "test")
ZONES = [
    zone_config("site"),
    zone_config(
        "lounge",
        parent="site",
        capacity=1,
        enforce=True,
        guest_list=True,
        admits=["investor"],
        opens="09:00",
        closes="18:00",
    ),
    zone_config("bar", parent="lounge"),
]
CONFIG = {
    "id": "expo",
    "name": {"en": "Expo"},
    "timezone": "Asia/Shanghai",
    "days": ["2024-06-15", "2024-06-16"],
    "categories": [{"id": c, "name": {"en": c}} for c in ("visitor", "investor", "invest")],
    "zones": ZONES,
}


def decided(stores: Stores, call: ScanCall) -> Reason | None:
    answer = stores.scans.record("expo", [call], version=1)[0]
    assert isinstance(answer, ScanAnswer)
    return Reason(answer.reason) if answer.reason else None


PEOPLE: list[dict[str, object]] = [
    {"name": "Investor", "category": "investor"},
    {"name": "Guest", "category": "investor", "guest_of": ["lounge"], "days": ["2024-06-15"]},
    {"name": "Visitor", "category": "visitor", "guest_of": ["lounge"]},
    {"name": "Revoked", "category": "investor"},
    {"name": "Of a category that is part of another's name", "category": "invest"},
]
doors = st.builds(
    Door,
    day=st.sampled_from([0, 1, None]),
    is_open=st.booleans(),
    admits=st.sampled_from([None, ("investor",), ("investor", "visitor"), ()]),
    guest_list=st.booleans(),
    enforced_capacity=st.sampled_from([None, 1, 2]),
)


@settings(max_examples=500)
@given(
    who=st.integers(0, len(PEOPLE)),
    direction=st.sampled_from([Direction.IN, Direction.OUT]),
    door=doors,
    is_inside=st.booleans(),
    problem=st.sampled_from([None] * 9 + [Reason.INVALID_TOKEN]),
    typed=st.booleans(),
    old_issue=st.sampled_from([False, False, False, True]),
)
def test_the_script_decides_as_the_specification_says(
    stores: Stores,
    who: int,
    direction: Direction,
    door: Door,
    is_inside: bool,
    problem: Reason | None,
    typed: bool,
    old_issue: bool,
) -> None:
    by_hand(stores).flushall()
    events.create_event(stores, CONFIG)
    people = register.register_visitors(stores, "expo", [*PEOPLE])
    badging.revoke_badge(stores, "expo", people[3].visitor.id)
    person = register.get_visitor(stores, "expo", people[who].visitor.id) if who < len(people) else None
    if is_inside and person:
        entry = ScanRow("in", "bar", Direction.IN, badge_id=person.badge.id, scanned_at=START)
        fact = replace(entry, offline=True, verdict=Outcome.ADMITTED)
        scanning.record_scans(stores, "expo", [fact], STAFF, START)
    stores.redis.hset("footfall:{expo}:zones", "lounge:occupancy", 1)
    call = ScanCall(
        row=ScanRow("s", "lounge", direction),
        badge_id=person.badge.id if person else "AAAAAAAA",
        issue=0 if typed or person is None else person.badge.issue + old_issue,
        token_problem=problem or "",
        scanned_at=START + 1,
        door=door,
        teller=Teller("test", "test"),
        received_at=START,
    )
    holder = None
    if person:
        details = person.visitor.details
        is_guest = "lounge" in details.guest_of
        status = BadgeStatus.REVOKED if old_issue and not typed else person.badge.status
        holder = Holder(status, person.badge.days, details.category, is_guest, is_inside)
    assert decided(stores, call) == refusal(problem, holder, door, direction, occupancy=1)


def test_an_old_issue_of_a_badge_is_revoked(stores: Stores) -> None:
    events.create_event(stores, CONFIG)
    old = register.register_visitors(stores, "expo", [{"name": "A", "category": "visitor"}])[0]
    new = badging.reissue_badge(stores, "expo", old.visitor.id)
    assert new.badge.issue == 2
    rows = [
        ScanRow(f"s{n}", "site", Direction.IN, token=token, scanned_at=START)
        for n, token in enumerate((old.token, new.token))
    ]
    results = scanning.record_scans(stores, "expo", rows, STAFF, START)
    assert [r.reason for r in results] == ["revoked_badge", None]
    assert badging.revoked_badges(stores, "expo") == [old.badge.id]


def test_a_change_of_config_is_seen_by_the_next_scan(stores: Stores) -> None:
    """Another worker changes the opening hours: the door must not go by what it remembers."""
    events.create_event(stores, CONFIG)
    badge = register.register_visitors(stores, "expo", [{"name": "A", "category": "visitor"}])[0].badge
    row = ScanRow("s1", "site", Direction.IN, badge_id=badge.id, scanned_at=START)
    events.get_event(stores, "expo")
    other = type(stores.events)(stores.redis, stores.events.vault)
    zones = [zone_config("site", opens="17:00"), *ZONES[1:]]
    events.update_event(replace(stores, events=other), "expo", {"zones": zones})
    result = scanning.record_scans(stores, "expo", [row], STAFF, START)[0]
    assert result.reason == "zone_closed"
