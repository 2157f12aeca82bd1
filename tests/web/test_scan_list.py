"""The list of scans: a limit counts what is listed, pages go on by cursor, filters choose."""

from typing import Any

import pytest

from tests.factories import scan_row, visitor_row
from tests.helpers import Actor


@pytest.fixture
def tokens(staff: Actor) -> list[str]:
    answer = staff.post("/events/expo/visitors", [visitor_row(name=name) for name in ("Anna", "Bo", "Cao")])
    return [str(visitor["badge"]["token"]) for visitor in answer.get_json()["visitors"]]


def scan(actor: Actor, *rows: dict[str, Any]) -> None:
    assert actor.post("/events/expo/scans", {"scans": list(rows)}).status_code == 200


def listed(actor: Actor, **query: Any) -> list[str]:
    return [
        scan.get("name", "")
        for scan in actor.get("/events/expo/scans", query_string=query).get_json()["scans"]
    ]


def test_a_limit_counts_scans_and_not_what_else_is_in_the_log(staff: Actor, tokens: list[str]) -> None:
    scan(staff, *(scan_row(token) for token in tokens))
    assert staff.post("/events/expo/closings").status_code == 200
    assert listed(staff, limit=1) == ["Cao"]


def test_pages_go_on_by_cursor_to_the_end(staff: Actor, tokens: list[str]) -> None:
    scan(staff, *(scan_row(token) for token in tokens))
    names: list[str] = []
    query: dict[str, Any] = {"limit": 1}
    while True:
        page = staff.get("/events/expo/scans", query_string=query).get_json()
        names += [each["name"] for each in page["scans"]]
        if "next" not in page:
            break
        query["cursor"] = page["next"]
    assert names == ["Cao", "Bo", "Anna"]
    assert (
        staff.get("/events/expo/scans", query_string={"cursor": "x1"}).get_json()["error"]["code"]
        == "invalid_cursor"
    )


def test_filters_choose_by_zone_outcome_reason_kiosk_visitor_and_time(
    staff: Actor, kiosk: Actor, tokens: list[str]
) -> None:
    anna, bo, cao = tokens
    scan(staff, scan_row(anna), scan_row(bo, zone="site"))
    scan(kiosk, scan_row(cao), scan_row(badge_id="ZZZZZZZZ"))
    assert listed(staff, zone="site") == ["Bo"]
    assert listed(staff, outcome="refused") == [""]
    assert listed(staff, reason="unknown_badge") == [""]
    every = staff.get("/events/expo/scans").get_json()["scans"]
    assert len(listed(staff, since=every[0]["at"])) >= 1
    assert listed(staff, since="2100-01-01T00:00:00Z") == []
    visitor = staff.get("/events/expo/visitors?q=Anna").get_json()["visitors"][0]["id"]
    assert listed(staff, visitor=visitor) == ["Anna"]


def test_who_took_a_scan_back_when_and_why_is_in_the_record(
    staff: Actor, organizer: Actor, tokens: list[str]
) -> None:
    row = scan_row(tokens[0])
    scan(staff, row)
    staff.post(f"/events/expo/scans/{row['scan_id']}/void", {"reason": "wrong door"})
    table = organizer.get("/events/expo/export/scans.jsonl").get_data(as_text=True)
    for part in ('"voided_by"', '"voided_at"', '"void_reason":"wrong door"'):
        assert part in table.replace('": "', '":"')
    visitor = staff.get("/events/expo/visitors?q=Anna").get_json()["visitors"][0]["id"]
    (told,) = staff.get(f"/events/expo/visitors/{visitor}/path").get_json()["scans"]
    assert told["void_reason"] == "wrong door"
    assert {"voided_by", "voided_at"} <= told.keys()
