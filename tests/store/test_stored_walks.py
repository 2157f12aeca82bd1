"""What is kept of a visitor's walk between two scans."""

from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, ScanRow
from footfall.services import events, reconcile, register, scanning
from footfall.store import Stores
from tests.by_hand import by_hand
from tests.store.venue import CONFIG, EVENT, START

AS_BEFORE_VISITS = """
local key = 'footfall:{expo}:walks'
for _, visitor in ipairs(redis.call('HKEYS', key)) do
  local walk = cmsgpack.unpack(redis.call('HGET', key, visitor))
  walk.seen, walk.visits = {}, nil
  redis.call('HSET', key, visitor, cmsgpack.pack(walk))
end
"""


def test_a_walk_from_before_visits_were_counted_goes_on(stores: Stores) -> None:
    events.create_event(stores, CONFIG)
    badge = register.register_visitors(stores, EVENT.id, [{"name": "A", "category": "visitor"}])[0].badge
    staff = Principal("test", Role.STAFF, "test")

    def scan(number: int, zone: str) -> None:
        row = ScanRow(f"s{number}", zone, Direction.IN, badge_id=badge.id, scanned_at=START + number)
        scanning.record_scans(stores, EVENT.id, [row], staff, START)

    scan(1, "hall-1")
    by_hand(stores).eval(AS_BEFORE_VISITS, 0)
    scan(2, "hall-2")
    scan(3, "hall-1")
    assert stores.counters.numbers(EVENT.id).zones["hall-1:unique"] == 1
    assert reconcile.recount(stores, EVENT.id).differences == []
