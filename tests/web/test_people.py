"""A visitor's day, the roll call as a file, and voids with a reason, over HTTP."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from footfall.domain.times import parse_instant
from tests.factories import now_ms, scan_row, visitor_row
from tests.files import file_time, named, venue_times
from tests.helpers import Actor

DIRECTORY = "/events/expo/visitors"


@pytest.fixture
def mei(staff: Actor) -> dict[str, Any]:
    row = visitor_row(
        name="Mei Lin", names={"zh-Hans": "林梅"}, organization="HKUST", group="West", category="investor"
    )
    found: dict[str, Any] = staff.post(DIRECTORY, row).get_json()["visitors"][0]
    return found


@pytest.fixture
def now() -> int:
    return now_ms()


def scan(actor: Actor, visitor: dict[str, Any], **row: Any) -> dict[str, Any]:
    rows = [scan_row(visitor["badge"]["token"], **row)]
    found: dict[str, Any] = actor.post("/events/expo/scans", {"scans": rows}).get_json()["results"][0]
    return found


def rows_of(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_a_day_tells_where_somebody_is_and_what_brought_them_there(
    kiosk: Actor, staff: Actor, mei: dict[str, Any]
) -> None:
    scan(kiosk, mei, scan_id="s1")
    scan(kiosk, mei, scan_id="s2", zone="booth-1", direction="touch")
    path = staff.get(f"{DIRECTORY}/{mei['id']}/path").get_json()
    assert (path["visitor"], path["position"]) == (mei["id"], "hall")
    assert [(s["scan_id"], s["outcome"], s["kiosk"]) for s in path["scans"]] == [
        ("s1", "admitted", "kiosk"),
        ("s2", "admitted", "kiosk"),
    ]
    assert [stay["zone"] for stay in path["stays"]] == ["site", "hall"]
    assert path["seq"] == staff.get("/events/expo/state").get_json()["seq"]


def test_nobody_has_a_day_who_is_not_registered(staff: Actor, event: object) -> None:
    answer = staff.get(f"{DIRECTORY}/v999/path")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "unknown_visitor")


def test_the_roll_call_comes_as_a_file_that_a_spreadsheet_opens(
    kiosk: Actor, staff: Actor, mei: dict[str, Any], now: int
) -> None:
    scan(kiosk, mei)
    answer = staff.get("/events/expo/inside.csv?zone=site")
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert file_time(named(answer), "expo-inside-site-", ".csv") in venue_times(now)
    assert answer.headers["Cache-Control"] == "no-store"
    (row,) = rows_of(answer)
    (inside,) = staff.get("/events/expo/inside?zone=site").get_json()["visitors"]
    assert list(row) == ["name", "organization", "category", "group", "zone", "since", "badge_id"]
    assert row == {key: inside[key] for key in row}
    assert (row["group"], row["badge_id"], row["zone"]) == ("West", mei["badge"]["id"], "hall")
    assert inside["names"] == {"zh-Hans": "林梅"}


def test_since_belongs_to_the_place_that_stands_beside_it(
    staff: Actor, mei: dict[str, Any], now: int
) -> None:
    """Whoever asks for the whole site reads since when somebody is in the hall, not since when on the site."""
    minutes = {"site": now - 60 * 60_000, "hall": now - 10 * 60_000}
    for zone, at in minutes.items():
        assert scan(staff, mei, zone=zone, scanned_at=at)["outcome"] == "admitted"
    for zone in ("site", "hall"):
        (person,) = staff.get(f"/events/expo/inside?zone={zone}").get_json()["visitors"]
        assert (person["zone"], parse_instant(person["since"])) == ("hall", minutes["hall"])
    (row,) = rows_of(staff.get("/events/expo/inside.csv"))
    assert (row["zone"], parse_instant(row["since"])) == ("hall", minutes["hall"])
    scan(staff, mei, direction="out", scanned_at=now - 60_000)
    (person,) = staff.get("/events/expo/inside?zone=site").get_json()["visitors"]
    assert (person["zone"], parse_instant(person["since"])) == ("site", minutes["site"])
    path = staff.get(f"{DIRECTORY}/{mei['id']}/path").get_json()
    assert (path["position"], path["since"]) == (person["zone"], person["since"])


def test_without_a_zone_it_is_the_whole_site(kiosk: Actor, staff: Actor, mei: dict[str, Any]) -> None:
    other = staff.post(DIRECTORY, visitor_row(name="=HYPERLINK(1)")).get_json()["visitors"][0]
    scan(kiosk, mei)
    scan(kiosk, other, zone="annex")
    rows = rows_of(staff.get("/events/expo/inside.csv"))
    assert [(row["name"], row["zone"]) for row in rows] == [("'=HYPERLINK(1)", "annex"), ("Mei Lin", "hall")]
    assert len(rows_of(staff.get("/events/expo/inside.csv?zone=annex"))) == 1


@pytest.mark.parametrize(
    ("zone", "status", "code"),
    [("booth-1", 422, "zone_is_booth"), ("moon", 404, "unknown_zone"), ("X", 422, "")],
)
def test_a_zone_that_holds_nobody_is_an_error(
    staff: Actor, event: object, zone: str, status: int, code: str
) -> None:
    answer = staff.get(f"/events/expo/inside.csv?zone={zone}")
    assert answer.status_code == status
    assert code in answer.get_json()["error"]["code"]


def test_a_void_keeps_why_it_was_made(kiosk: Actor, staff: Actor, mei: dict[str, Any]) -> None:
    scan(kiosk, mei, scan_id="s1")
    answer = staff.post("/events/expo/scans/s1/void", {"reason": "scanned for a colleague"})
    assert answer.get_json() == {"scan_id": "s1", "voided": True, "replayed": False}
    (told,) = staff.get(f"{DIRECTORY}/{mei['id']}/path").get_json()["scans"]
    assert (told["voided"], told["void_reason"]) == (True, "scanned for a colleague")


def test_a_void_needs_no_words(kiosk: Actor, staff: Actor, mei: dict[str, Any]) -> None:
    scan(kiosk, mei, scan_id="s1")
    assert staff.send("POST", "/events/expo/scans/s1/void").status_code == 200
    (told,) = staff.get(f"{DIRECTORY}/{mei['id']}/path").get_json()["scans"]
    assert "void_reason" not in told


@pytest.mark.parametrize("body", [{"reason": "x" * 201}, {"reason": "a\u0000b"}, {"why": "?"}, [], 7])
def test_a_void_with_words_that_do_not_fit_takes_nothing_back(
    kiosk: Actor, staff: Actor, mei: dict[str, Any], body: Any
) -> None:
    scan(kiosk, mei, scan_id="s1")
    assert staff.post("/events/expo/scans/s1/void", body).status_code == 422
    assert staff.get("/events/expo/state").get_json()["totals"]["voided"] == 0


@pytest.mark.parametrize("role", ["viewer", "kiosk"])
def test_names_are_not_for_viewers_and_kiosks(
    actor: Callable[..., Actor], mei: dict[str, Any], role: str
) -> None:
    curious = actor(role, "expo")
    for path in (
        f"{DIRECTORY}/{mei['id']}/path",
        "/events/expo/inside.csv",
        "/events/expo/inside.csv?zone=hall",
    ):
        answer = curious.get(path)
        assert answer.status_code == 403
        assert b"Mei" not in answer.data
