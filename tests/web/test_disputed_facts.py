"""What a door did, only the kiosk can say that was answered: nobody else's fact takes a scan out, or lets one in."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from footfall.domain.event import Event
from footfall.store import Stores
from tests.factories import event_config, now_ms, scan_row, visitor_row
from tests.helpers import Actor

SCANS = "/events/expo/scans"


def register(staff: Actor, number: int = 1) -> list[str]:
    rows = [visitor_row(name=f"Guest {n}") for n in range(number)]
    visitors = staff.post("/events/expo/visitors", rows).get_json()["visitors"]
    return [str(visitor["badge"]["token"]) for visitor in visitors]


def send(actor: Actor, *rows: dict[str, Any], kiosk: str | None = None) -> list[dict[str, Any]]:
    body = {"scans": list(rows), **({"kiosk_id": kiosk} if kiosk else {})}
    answer = actor.post(SCANS, body)
    assert answer.status_code == 200, answer.get_json()
    results: list[dict[str, Any]] = answer.get_json()["results"]
    return results


def refusing(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"offline": True, "verdict": "refused", "reason": "withdrawn"}


def occupancy(viewer: Actor) -> int:
    found: int = viewer.get("/events/expo/state").get_json()["zones"]["hall"]["occupancy"]
    return found


def test_a_kiosks_key_takes_back_none_of_staffs_scans(staff: Actor, kiosk: Actor, viewer: Actor) -> None:
    """105 of 105 vanished, once."""
    rows = [scan_row(token, scanned_at=now_ms()) for token in register(staff, 105)]
    send(staff, *rows)
    told = send(kiosk, *map(refusing, rows))
    assert [result["outcome"] for result in told] == ["admitted"] * 105
    assert all(result["disputed"] and result["replayed"] for result in told)
    assert not any("visitor" in result for result in told)
    assert occupancy(viewer) == 105
    totals = viewer.get("/events/expo/state").get_json()["totals"]
    assert (totals["admitted"], totals["refused"]) == (105, {})


@pytest.mark.parametrize("other", ["sibling", "name", "none"])
def test_neither_a_sibling_nor_a_name_nor_silence_makes_another_kiosk_the_same(
    staff: Actor, kiosk: Actor, viewer: Actor, actor: Callable[..., Actor], other: str
) -> None:
    (token,) = register(staff)
    row = scan_row(token, scanned_at=now_ms())
    send(kiosk, row, kiosk="tablet-1")
    namesake = actor("kiosk", "expo")  # another key that is called the same
    by, device = {
        "sibling": (kiosk, "tablet-2"),
        "name": (namesake, "tablet-9"),
        "none": (kiosk, None),
    }[other]
    (told,) = send(by, refusing(row), kiosk=device)
    assert told["disputed"] is True
    assert occupancy(viewer) == 1


def test_the_kiosks_own_fact_counts_and_it_may_be_late(staff: Actor, kiosk: Actor, viewer: Actor) -> None:
    (token,) = register(staff)
    row = scan_row(token, scanned_at=now_ms())
    send(kiosk, row, kiosk="tablet-1")
    (told,) = send(kiosk, refusing(row), kiosk="tablet-1")
    assert (told["outcome"], "disputed" in told) == ("refused", False)
    assert occupancy(viewer) == 0


def test_a_strangers_word_does_not_close_the_kiosks_mouth(staff: Actor, kiosk: Actor, viewer: Actor) -> None:
    """Neither by disputing nor by agreeing: the fact that counts may still come."""
    (token,) = register(staff)
    row = scan_row(token, scanned_at=now_ms())
    send(kiosk, row, kiosk="tablet-1")
    agreeing = row | {"offline": True, "verdict": "admitted"}
    (agreed,) = send(staff, agreeing)
    assert (agreed["outcome"], "disputed" in agreed) == ("admitted", False)
    send(staff, refusing(row))
    assert send(kiosk, refusing(row), kiosk="tablet-1")[0]["outcome"] == "refused"
    assert occupancy(viewer) == 0


def test_nobody_is_let_in_by_another_kiosks_fact(
    staff: Actor, kiosk: Actor, viewer: Actor, organizer: Actor
) -> None:
    zones = [
        zone | ({"admits": ["investor"]} if zone["id"] == "hall" else {}) for zone in event_config()["zones"]
    ]
    organizer.patch("/events/expo", {"zones": zones})
    (token,) = register(staff)
    row = scan_row(token, scanned_at=now_ms())
    assert send(staff, row)[0]["outcome"] == "refused"
    (told,) = send(kiosk, row | {"offline": True, "verdict": "admitted"})
    assert (told["outcome"], told["disputed"]) == ("refused", True)
    assert occupancy(viewer) == 0


def test_what_is_disputed_is_in_the_record_once_and_is_a_warning(
    staff: Actor, kiosk: Actor, organizer: Actor, viewer: Actor, event: Event, stores: Stores
) -> None:
    (token,) = register(staff)
    row = scan_row(token, scanned_at=now_ms())
    send(staff, row)
    for _ in range(3):
        send(kiosk, refusing(row))
    disputed, scan = staff.get(SCANS).get_json()["scans"]
    assert (disputed["scan_id"], disputed["outcome"], disputed["disputed"]) == (
        row["scan_id"],
        "refused",
        True,
    )
    assert (scan["outcome"], "disputed" in scan) == ("admitted", False)

    [exported] = map(json.loads, organizer.get("/events/expo/export/scans.jsonl").text.splitlines())
    assert (exported["outcome"], exported["disputed"]) == ("admitted", True)
    visitor = staff.get("/events/expo/visitors").get_json()["visitors"][0]["id"]
    [told] = staff.get(f"/events/expo/visitors/{visitor}/path").get_json()["scans"]
    assert (told["outcome"], told["disputed"]) == ("admitted", True)

    [warning] = viewer.get("/events/expo/warnings").get_json()["open"]
    assert (warning["kind"], warning["count"]) == ("disputes", 1)
    staff.post(f"/events/expo/warnings/{warning['id']}/acknowledgement", {})
    stores.redis.delete("footfall:{expo}:warning_turn")  # a second later
    assert viewer.get("/events/expo/warnings").get_json()["open"] == []


@pytest.mark.parametrize("kiosk_id", ["", "no blanks", "x" * 65, 7, ["a"]])
def test_a_kiosks_id_that_is_none_is_told(staff: Actor, kiosk_id: Any) -> None:
    answer = staff.post(SCANS, {"scans": [scan_row("FF1")], "kiosk_id": kiosk_id})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (422, "invalid_body")
