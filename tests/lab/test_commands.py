"""`footfall demo` and `footfall simulate` as people run them."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from footfall.lab.launcher import launch, stop
from tests.helpers import clean_environ, footfall

API = "/api/v1/events/innotech-2024"


@dataclass
class Demo:
    """A running demo that has arrived at the present: what it printed, and its process."""

    up: dict[str, Any]
    present: dict[str, Any]
    process: subprocess.Popen[str]
    data_dir: Path

    def get(self, path: str, role: str = "organizer") -> requests.Response:
        headers = {"Authorization": f"Bearer {self.up['tokens'][role]}"}
        return requests.get(self.up["url"] + path, headers=headers, timeout=30)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    arguments = ("demo", "--json", "--port", "0", "--crowd", "600", "--data-dir", str(folder))
    process = launch(*arguments, environ=clean_environ(), output=subprocess.PIPE, errors=None)
    assert process.stdout is not None
    try:
        up, present = (json.loads(process.stdout.readline() or "{}") for _ in range(2))
        yield Demo(up, present, process, folder)
    finally:
        stopped = stop(process, 60, signal.SIGINT)
    assert stopped, "the demo did not stop"


def complaint(*arguments: str) -> str:
    """The one line of a command that must fail as bad input does."""
    done = footfall(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("footfall: ")
    return done.stderr


pytestmark = pytest.mark.slow


def test_the_server_and_the_crowd_agree_on_every_scan(demo: Demo) -> None:
    assert demo.present["surprises"] == 0
    assert demo.present["invalid"] == {}
    assert demo.present["sent"] > 5_000
    assert {"revoked_badge", "category_not_admitted"} <= set(demo.present["refused"])


def test_people_are_inside_and_yesterday_is_swept(demo: Demo) -> None:
    state = demo.get(f"{API}/state").json()
    assert 80 < state["zones"]["site"]["occupancy"] < 400
    assert state["totals"]["admitted"] >= demo.present["admitted"]
    assert state["zones"]["forum-investment"]["visits"] > 40
    assert state["zones"]["forum-investment"]["occupancy"] == 0


def test_the_crowd_goes_on_live(demo: Demo) -> None:
    seen = demo.get(f"{API}/state").json()["seq"]
    deadline = time.monotonic() + 120
    while demo.get(f"{API}/state").json()["seq"] == seen:
        assert time.monotonic() < deadline, "no scan came in two minutes"
        time.sleep(0.5)


def test_its_kiosks_are_seen_and_one_of_them_is_missed(demo: Demo) -> None:
    def kiosks() -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in demo.get(f"{API}/kiosks").json()["kiosks"]}

    def missed() -> set[str]:
        return {one.get("name") for one in demo.get(f"{API}/warnings").json()["open"]}

    deadline = time.monotonic() + 120
    while sum(one["online"] for one in kiosks().values()) < 60 or "Spare tablet" not in missed():
        assert time.monotonic() < deadline, "they were not seen in two minutes"
        time.sleep(0.5)
    seen = kiosks()
    assert len({one["name"] for one in seen.values()}) == len(seen)
    assert seen["crowd.spare-tablet"]["needs"] == ["silent"]
    assert seen["crowd.site-out-2"]["needs"] == ["battery"]


def test_what_it_prints_can_be_used(demo: Demo) -> None:
    assert demo.get("/api/v1/me", "viewer").json()["role"] == "viewer"
    login = requests.post(f"{demo.up['url']}/api/v1/session", json=demo.up["login"], timeout=30)
    assert login.json()["role"] == "organizer"
    sheet = (demo.data_dir / "badges.html").read_text("utf-8")
    assert sheet.count("<svg") == 12
    assert "forged" in sheet
    assert (demo.data_dir / "demo.json").stat().st_mode & 0o077 == 0


def test_a_kiosk_of_its_own_scans_at_its_zone_alone(demo: Demo) -> None:
    kiosk = next(kiosk for kiosk in demo.up["kiosks"] if kiosk["zone"] == "lounge")
    token = demo.up["tokens"]["kiosks"]["lounge"]
    assert kiosk["url"] == f"{demo.up['url']}/kiosk/#token={token}&zone=lounge&direction=in"
    scans = [
        {"scan_id": f"test-{zone}", "badge_id": "AAAAAAAA", "zone": zone, "direction": "in"}
        for zone in ("lounge", "hall")
    ]
    answer = requests.post(
        f"{demo.up['url']}{API}/scans",
        json={"scans": scans},
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )
    results = answer.json()["results"]
    assert [result["reason"] for result in results] == ["unknown_badge", "wrong_kiosk_zone"]


def test_a_simulation_walks_through_any_event(demo: Demo) -> None:
    done = footfall(
        *("simulate", "--url", demo.up["url"], "--token", demo.up["tokens"]["organizer"]),
        *("--event", "innotech-2024", "--rate", "50", "--seconds", "3", "--json"),
    )
    summary = json.loads(done.stdout)
    assert 0 < summary["sent"] <= 150
    assert summary["admitted"] > summary["sent"] * 0.5
    assert summary["admitted"] + sum(summary["refused"].values()) == summary["sent"]
    assert summary["errors"] == {}


def test_the_counters_equal_a_recount(demo: Demo) -> None:
    done = footfall("reconcile", "--event", "innotech-2024", "--data-dir", str(demo.data_dir))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_demo_keeps_its_hands_off_what_is_not_its_own(demo: Demo, tmp_path: Path) -> None:
    port = demo.up["url"].rpartition(":")[2]
    assert "is running" in complaint("demo", "--data-dir", str(demo.data_dir), "--port", "0")
    assert "in use" in complaint("demo", "--data-dir", str(tmp_path / "new"), "--port", port)
    (tmp_path / "thesis.txt").write_text("three years of work")
    assert "something else" in complaint("demo", "--data-dir", str(tmp_path), "--port", "0")
    assert (tmp_path / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--token", "nonsense"), "Log in"),
        (("--token", "näh"), "token"),
        (("--url", "http://127.0.0.1:9"), "no answer"),
        (("--url", "localhost"), "no address"),
        (("--event", "nowhere"), "nowhere"),
        (("--rate", "0"), "--rate"),
        (("--seconds", "x"), "--seconds"),
    ],
)
def test_a_simulation_says_in_one_line_what_is_wrong(
    demo: Demo, arguments: tuple[str, str], said: str
) -> None:
    right = {"--url": demo.up["url"], "--token": demo.up["tokens"]["organizer"], "--event": "innotech-2024"}
    flags = [text for pair in (right | dict([arguments])).items() for text in pair]
    assert said in complaint("simulate", *flags)


def test_a_demo_stops_in_order_and_can_go_on_where_it_was(demo: Demo) -> None:
    demo.process.send_signal(signal.SIGTERM)
    assert demo.process.wait(60) == 0
    with pytest.raises(requests.ConnectionError):
        requests.get(demo.up["url"], timeout=5)
    done = footfall("demo", "--keep", "--once", "--json", "--port", "0", "--data-dir", str(demo.data_dir))
    up, present = (json.loads(line) for line in done.stdout.splitlines())
    assert up["tokens"] == demo.up["tokens"]
    assert present["sent"] >= demo.present["sent"]
    done = footfall("reconcile", "--event", "innotech-2024", "--data-dir", str(demo.data_dir))
    assert done.returncode == 0, done.stdout + done.stderr
