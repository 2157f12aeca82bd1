"""Warnings over HTTP: raised by real scans, acknowledged by a name, told in the log."""

from collections.abc import Callable
from typing import Any

import pytest

from footfall.domain.event import Event
from footfall.domain.kiosk_needs import ONLINE_MS
from footfall.services import warnings as service
from footfall.store import Stores, keys
from footfall.store.warnings import GAP_MS, KEPT, TURN_MS
from footfall.wire.warnings import warnings_document
from tests.by_hand import by_hand
from tests.factories import now_ms, scan_row, visitor_row, zone_config
from tests.helpers import Actor

WARNINGS = "/events/expo/warnings"


@pytest.fixture
def small(organizer: Actor) -> None:
    """`hall` holds twenty."""
    zones = [zone_config("hall", capacity=20), zone_config("annex")]
    assert organizer.patch("/events/expo", {"zones": zones}).status_code == 200


class Hall:
    """People go in and out of the hall; `warnings` looks at once, whoever had the turn."""

    def __init__(self, stores: Stores, organizer: Actor) -> None:
        rows = [visitor_row() for _ in range(22)]
        answer = organizer.post("/events/expo/visitors", rows).get_json()
        self.tokens = [one["badge"]["token"] for one in answer["visitors"]]
        self.stores, self.organizer, self.inside = stores, organizer, 0

    def hold(self, people: int) -> None:
        while self.inside != people:
            entering = people > self.inside
            token = self.tokens[self.inside if entering else self.inside - 1]
            row = scan_row(token, direction="in" if entering else "out")
            result = self.organizer.post("/events/expo/scans", {"scans": [row]}).get_json()["results"][0]
            assert result["outcome"] == "admitted"
            self.inside += 1 if entering else -1

    def look(self, actor: Actor | None = None) -> dict[str, Any]:
        self.stores.redis.delete(keys.warning_turn("expo"))
        answer = (actor or self.organizer).get(WARNINGS)
        assert answer.status_code == 200
        document: dict[str, Any] = answer.get_json()
        return document

    def log(self, query: str = "") -> list[tuple[str, int | None]]:
        entries = self.organizer.get(f"{WARNINGS}/log{query}").get_json()["entries"]
        return [(entry["what"], entry["warning"].get("level")) for entry in entries]


@pytest.fixture
def hall(stores: Stores, organizer: Actor, small: None) -> Hall:
    return Hall(stores, organizer)


def acknowledge(actor: Actor, warning_id: str, **body: Any) -> Any:
    return actor.post(f"{WARNINGS}/{warning_id}/acknowledgement", body)


def test_a_quiet_event_has_no_warnings(viewer: Actor, event: Event) -> None:
    assert viewer.get(WARNINGS).get_json() == {"open": [], "forecasts": {}}
    assert viewer.get(f"{WARNINGS}/log").get_json() == {"entries": []}


def test_scans_fill_a_zone_through_its_levels(hall: Hall) -> None:
    for people, levels in ((15, []), (16, [80]), (19, [95]), (20, [100]), (18, [95]), (0, [])):
        hall.hold(people)
        assert [one["level"] for one in hall.look()["open"]] == levels
    assert hall.log() == [
        *(("ended", 95), ("raised", 95), ("ended", 100), ("raised", 100)),
        *(("ended", 95), ("raised", 95), ("ended", 80), ("raised", 80)),
    ]


def test_a_warning_says_what_of_and_holds_no_null(hall: Hall) -> None:
    hall.hold(17)
    [warning] = hall.look()["open"]
    assert warning == {
        "id": "w1",
        "kind": "zone",
        "zone": "hall",
        "level": 80,
        "occupancy": 17,
        "capacity": 20,
        "since": warning["since"],
    }
    assert warning["since"].endswith("+08:00")


def test_whoever_acknowledges_first_stays(hall: Hall, staff: Actor) -> None:
    hall.hold(16)
    [warning] = hall.look()["open"]
    first = acknowledge(staff, warning["id"], note="on my way").get_json()
    known = first["acknowledged"]
    assert (known["by"], known["note"]) == ("staff", "on my way")
    second = acknowledge(hall.organizer, warning["id"], note="me too")
    assert (second.status_code, second.get_json()) == (200, first)
    assert hall.look()["open"] == [first]
    assert hall.log() == [("acknowledged", 80), ("raised", 80)]


@pytest.mark.parametrize("unknown", ["w7", "x", "w0", "W1", "w" + "9" * 30])
def test_an_unknown_warning_cannot_be_acknowledged(staff: Actor, event: Event, unknown: str) -> None:
    answer = acknowledge(staff, unknown)
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "unknown_warning"


@pytest.mark.parametrize("body", [{"note": 7}, {"note": ""}, {"note": "x" * 201}, {"by": "me"}, [], "x"])
def test_an_acknowledgement_that_does_not_fit_is_told(staff: Actor, event: Event, body: Any) -> None:
    answer = staff.post(f"{WARNINGS}/w1/acknowledgement", body)
    assert answer.status_code == 422


def test_viewers_learn_that_somebody_takes_care_and_not_who(hall: Hall, viewer: Actor) -> None:
    hall.hold(16)
    acknowledge(hall.organizer, hall.look()["open"][0]["id"], note="ask Lin Yue")
    [shown] = hall.look(viewer)["open"]
    assert shown["acknowledged"].keys() == {"at"}
    entries = viewer.get(f"{WARNINGS}/log").get_json()["entries"]
    assert entries[0]["warning"]["acknowledged"].keys() == {"at"}


def test_a_zones_own_levels_count(hall: Hall) -> None:
    zones = [zone_config("hall", capacity=20, warn_at=[50]), zone_config("annex")]
    hall.organizer.patch("/events/expo", {"zones": zones})
    hall.hold(10)
    assert [one["level"] for one in hall.look()["open"]] == [50]
    assert hall.organizer.get("/events/expo").get_json()["zones"][0]["warn_at"] == [50]


def test_a_silent_kiosk_with_scans_on_it_warns_and_is_heard_again(hall: Hall, stores: Stores) -> None:
    said = {"name": "West", "zone": "hall", "last_seen": now_ms() - 2 * ONLINE_MS, "queue": 3}
    stores.kiosks.save("expo", "k1", said)
    [warning] = hall.look()["open"]
    assert (warning["kind"], warning["kiosk"], warning["name"]) == ("kiosk_silent", "k1", "West")
    assert (warning["count"], warning["zone"]) == (3, "hall")
    stores.kiosks.save("expo", "k1", said | {"last_seen": now_ms(), "queue": 0})
    assert hall.look()["open"] == []


def conflict(hall: Hall, token: str) -> None:
    """The door let somebody in whom the server would have refused."""
    row = scan_row(token, offline=True, verdict="admitted", scanned_at=now_ms())
    result = hall.organizer.post("/events/expo/scans", {"scans": [row]}).get_json()["results"][0]
    assert result["conflict"]


def test_conflicts_that_were_acknowledged_are_known_and_the_next_is_news(hall: Hall) -> None:
    zones = [zone_config("hall", capacity=20, admits=["investor"]), zone_config("annex")]
    hall.organizer.patch("/events/expo", {"zones": zones})
    for token in hall.tokens[:2]:
        conflict(hall, token)
    [warning] = hall.look()["open"]
    assert (warning["kind"], warning["count"]) == ("conflicts", 2)
    acknowledge(hall.organizer, warning["id"])
    assert hall.look()["open"] == []
    conflict(hall, hall.tokens[2])
    [warning] = hall.look()["open"]
    assert warning["count"] == 1
    assert "acknowledged" not in warning


def test_the_log_is_read_in_pages(hall: Hall) -> None:
    for people in (16, 0, 16, 0):
        hall.hold(people)
        hall.look()
    first = hall.organizer.get(f"{WARNINGS}/log?limit=3").get_json()
    assert [entry["number"] for entry in first["entries"]] == [4, 3, 2]
    rest = hall.organizer.get(f"{WARNINGS}/log?limit=3&before={first['next']}").get_json()
    assert [entry["number"] for entry in rest["entries"]] == [1]
    assert "next" not in rest


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "before=0", "before=-", "page=1"])
def test_a_query_of_the_log_that_does_not_fit_is_told(viewer: Actor, event: Event, query: str) -> None:
    assert viewer.get(f"{WARNINGS}/log?{query}").status_code == 422


def test_the_log_forgets_its_oldest(stores: Stores, hall: Hall) -> None:
    hall.hold(16)
    hall.look()
    stores.redis.hset(keys.warning_notes("expo"), "logged", KEPT + 1)
    for n in range(KEPT):
        by_hand(stores).xadd(keys.warning_log("expo"), {"entry": "{}"}, id=f"{n + 2}-0")
    hall.hold(0)
    hall.look()
    assert stores.redis.xlen(keys.warning_log("expo")) == KEPT
    assert hall.log("?limit=1") == [("ended", 80)]


def test_two_workers_that_saw_the_same_raise_it_once(stores: Stores, hall: Hall) -> None:
    hall.hold(16)
    before = stores.warnings.read("expo")
    hall.look()
    raised = stores.warnings.read("expo")
    # The slower one read before the faster one wrote.
    assert not stores.warnings.write(
        "expo", before, raised, [("raised", 1, next(iter(raised.open.values())))]
    )
    assert hall.log() == [("raised", 80)]


def test_one_worker_has_the_turn(stores: Stores, event: Event) -> None:
    now = now_ms()
    turns = [stores.warnings.take_turn("expo", at) for at in (now, now, now + TURN_MS - 1, now + TURN_MS)]
    assert turns == [0, None, None, 0]
    assert stores.warnings.take_turn("expo", now) == 0  # a clock that was set back ends no looking


def test_a_gap_between_two_looks_is_remembered(stores: Stores, event: Event) -> None:
    later = now_ms() + 2 * GAP_MS
    stores.warnings.take_turn("expo", now_ms())
    assert [stores.warnings.take_turn("expo", at) for at in (later, later + TURN_MS)] == [later, later]


@pytest.fixture
def meanwhile(stores: Stores, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`meanwhile(17)`: so many are inside, and were looked at, right after the next reading of the warnings."""
    read: Callable[..., Any] = stores.warnings.read

    def arrange(people: int) -> None:
        def read_then_change(event_id: str) -> Any:
            kept = read(event_id)
            monkeypatch.undo()
            hall.hold(people)
            hall.look()
            return kept

        monkeypatch.setattr(stores.warnings, "read", read_then_change)

    return arrange


def test_an_acknowledgement_is_not_lost_when_the_warnings_change_meanwhile(
    hall: Hall, staff: Actor, meanwhile: Callable[[int], None]
) -> None:
    hall.hold(16)
    [warning] = hall.look()["open"]
    meanwhile(17)
    acknowledge(staff, warning["id"])
    [known] = hall.look()["open"]
    assert (known["acknowledged"]["by"], known["occupancy"]) == ("staff", 17)


def test_what_ended_at_that_very_moment_is_not_brought_back_by_an_acknowledgement(
    hall: Hall, staff: Actor, meanwhile: Callable[[int], None]
) -> None:
    hall.hold(16)
    [warning] = hall.look()["open"]
    meanwhile(19)
    assert acknowledge(staff, warning["id"]).status_code == 404
    [higher] = hall.look()["open"]
    assert (higher["id"], higher["level"]) == ("w2", 95)
    assert hall.log() == [("raised", 95), ("ended", 80), ("raised", 80)]


def test_a_steady_inflow_is_foreseen(stores: Stores, hall: Hall) -> None:
    this_minute = now_ms() // 60_000
    rows = [
        scan_row(token, scanned_at=(this_minute - 10 + n) * 60_000 + 1_000)
        for n, token in enumerate(hall.tokens[:10])
    ]
    hall.organizer.post("/events/expo/scans", {"scans": rows})
    problems: tuple[str, ...] = ()
    stores.redis.delete(keys.warning_turn("expo"))
    document = warnings_document(service.look(stores, "expo", this_minute * 60_000 + 500, problems))
    assert document["forecasts"] == {"hall": {"full_in_minutes": 10, "net_per_minute": 1.0}}
