"""Sixty people in thirty seconds, by camera and by scanner in turn: sixty passages, and each their own verdict."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.e2e.offline import Site, expect_all_sent, site
from tests.e2e.releases import wait_until_installed
from tests.e2e.stage.door import before_the_camera
from tests.e2e.stage.ending import Ending
from tests.e2e.stage.oracle import complaints
from tests.e2e.stage.page import Door

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

PEOPLE = 60
EVERY_S = 0.5
#: In looks at the camera, of which the kiosk takes 20 a second on a machine that has time: one second there.
MOST_LOOKS = 20
#: What the network does when that many have come.
NETWORKS: dict[str, dict[int, str]] = {
    "online": {},
    "offline": {0: "cut"},
    "across the cut": {20: "cut", 40: "heal"},
}


@pytest.mark.parametrize("network", NETWORKS)
def test_sixty_people_in_thirty_seconds(
    context: BrowserContext, tmp_path: Path, capsys: pytest.CaptureFixture[str], network: str
) -> None:
    with site(tmp_path / "data") as place:
        people = [place.venue.visitor() for _ in range(PEOPLE)]
        badges = {each.token: (each.badge.id, each.visitor.details.name) for each in people}
        door = before_the_camera(context, place)
        wait_until_installed(door.page)
        began = come(door, place, list(badges), NETWORKS[network])
        door.wait_until_told(PEOPLE)
        place.between.become("heal")
        expect_all_sent(door.screen)

        end = Ending(door.record(), place.rows(), badges, ())
        assert complaints(end) == [], "\n".join(end.timeline())
        assert [row["outcome"] for row in place.rows().values()] == ["admitted"] * PEOPLE
        assert len([line for line in end.of("told") if line.get("scan")]) == len(end.told) == PEOPLE
        in_turn = [end.rows[scan]["badge_id"] for scan in end.told]
        assert in_turn == [badge for badge, _ in badges.values()]
        assert place.is_reconciled()
        began |= {line["texts"][0]: line["at"] for line in end.of("typed")}
        told = zip(end.told.values(), badges, strict=True)
        longest, look = max(line["at"] - began[token] for line, token in told), door.look_ms()
        alone = sum(line["by"] == "kiosk" for line in end.told.values())
        with capsys.disabled():
            sys.stdout.write(
                f"\n{PEOPLE} people in {PEOPLE * EVERY_S:.0f} s, {network}: the longest wait {longest:.0f} ms, "
                f"a look every {look:.0f} ms; {alone} verdicts were the kiosk's own\n"
            )
        assert longest <= MOST_LOOKS * look


def come(door: Door, place: Site, tokens: Sequence[str], network: dict[int, str]) -> dict[str, float]:
    """One after the other, whatever becomes of those before; who shows a badge holds it up until it was looked at.

    Answers since when each badge that was shown was in the camera's picture.
    """
    shown: dict[str, float] = {}
    start = time.monotonic()
    for n, token in enumerate(tokens):
        door.page.wait_for_timeout(max(0.0, (start + n * EVERY_S - time.monotonic()) * 1000))
        if n in network:
            place.between.become(network[n])
        if n % 2 == 0:
            shown[token] = door.show(token)
        else:
            door.wait_until_read(shown[tokens[n - 1]], [tokens[n - 1]])
            door.show()
            door.key(token)
    return shown
