"""What becomes of a scan_id that was seen before: the store does as the table says, which the specification writes."""

import json
from typing import Any

import pytest

from footfall.domain.event_config import parse_event
from footfall.domain.log import EntryKind
from footfall.domain.roles import Principal, Role
from footfall.domain.scan import Direction, Outcome, ScanResult, ScanRow, Teller
from footfall.services import events, reconcile, register, scanning
from footfall.store import Stores
from tests.by_hand import by_hand
from tests.contract.repeats import FIRST, READING
from tests.contract.scene import config_of
from tests.contract.write import TABLE
from tests.factories import now_ms

CASES: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))["repeats"]


@pytest.fixture
def badges(stores: Stores) -> dict[str, str]:
    """The badges of the table, by the numbers that it gives them."""
    made = events.create_event(stores, config_of("guangzhou"))
    people = [{"name": name, "category": "visitor"} for name in ("A", "B")]
    a, b = register.register_visitors(stores, made.id, people)
    return {"VISITORA": a.badge.id, "OTHERAAA": b.badge.id}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_store_does_as_the_table_says(
    stores: Stores, badges: dict[str, str], case: dict[str, Any]
) -> None:
    _first(stores, badges, case["first"])
    before = _state(stores)
    reading = case["reading"]
    answer = _send(stores, badges, Teller(**case["teller"]), case["fact"], **reading)
    scan = stores.scans.find("guangzhou", "s")
    assert scan is not None
    assert scan.outcome == case["stands"]
    told = answer.reason if case["becomes"] == "taken" else ""
    assert told == ("scan_id_taken" if case["becomes"] == "taken" else "")
    assert answer.disputed == (case["becomes"] == "disputed")
    entries = list(stores.scans.log("guangzhou"))
    assert (entries[-1].kind is EntryKind.DISPUTED) == (case["becomes"] == "disputed")
    assert (entries[-1].kind is EntryKind.FACT) == (case["becomes"] == "replaced")
    if case["becomes"] not in ("replaced", "confirmed"):
        assert _state(stores) == before
    assert (stores.redis.hget("footfall:{guangzhou}:scans", "s") or "").endswith(
        {"live": "fact" if case["becomes"] in ("replaced", "confirmed") else ""}.get(
            case["first"]["state"], case["first"]["state"]
        )
    )
    assert reconcile.recount(stores, "guangzhou").differences == []


def _first(stores: Stores, badges: dict[str, str], first: dict[str, str]) -> None:
    """The scan as it stands before: decided live, a fact, or taken back."""
    fact = first["outcome"] if first["state"] == "fact" else None
    if fact is None and first["outcome"] == "refused":
        _close_the_site(stores)
    _send(stores, badges, FIRST, fact, **{**vars(READING), "direction": READING.direction.value})
    if first["state"] == "void":
        scanning.void_scan(stores, "guangzhou", "s", Principal("user:mei", Role.STAFF, "mei"), now_ms())


def _close_the_site(stores: Stores) -> None:
    config = config_of("guangzhou", "site", {"opens": "20:00"})
    events.update_event(stores, "guangzhou", {"zones": config["zones"]})
    assert parse_event(config).zone("site").opens


def _send(
    stores: Stores,
    badges: dict[str, str],
    teller: Teller,
    fact: str | None,
    badge_id: str,
    zone: str,
    direction: str,
    at: int | None,
) -> ScanResult:
    verdict = None if fact is None else Outcome(fact)
    row = ScanRow(
        "s",
        zone,
        Direction(direction),
        badge_id=badges[badge_id],
        scanned_at=at,
        offline=fact is not None,
        verdict=verdict,
    )
    who = Principal(teller.key, Role.STAFF, teller.name)
    return scanning.record_scans(stores, "guangzhou", [row], who, now_ms(), teller.kiosk_id)[0]


def _state(stores: Stores) -> dict[str, Any]:
    """Everything that is counted."""
    raw = by_hand(stores)
    return {name: raw.hgetall(f"footfall:{{guangzhou}}:{name}") for name in ("zones", "flow", "totals")}
