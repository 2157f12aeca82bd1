"""Plays a history at a real kiosk page before a real server, and looks at how it ended."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Error, Page, expect
from playwright.sync_api import TimeoutError as TooLong

from tests.e2e.offline import Site
from tests.e2e.screens import Screen, open_kiosk
from tests.e2e.stage.ending import Ending
from tests.e2e.stage.history import FOREIGN, History, Move
from tests.e2e.stage.oracle import complaints
from tests.e2e.stage.page import Door
from tests.e2e.stage.theatre import Theatre

#: Until everything has come to its end, once all is well again.
END_S = 20
LOOK_S = 0.1
#: A hand that does not find what it wants to touch.
HAND_MS = 800
ONLINE = "dispatchEvent(new Event('online'))"


@dataclass
class Play:
    theatre: Theatre
    site: Site
    badges: dict[str, tuple[str, str]]
    door: Door
    deaths: list[float] = field(default_factory=list)
    #: The camera may be without a picture since a fault of it.
    sees: bool = True

    @property
    def tokens(self) -> list[str]:
        return list(self.badges)

    def do(self, move: Move) -> None:
        getattr(self, f"_{move.do}")(move)

    def _show(self, move: Move) -> None:
        self._hold_up([self.tokens[n] for n in move.people])

    _several = _show

    def _foreign(self, _: Move) -> None:
        self._hold_up([FOREIGN])

    def _hold_up(self, texts: list[str]) -> None:
        at = self.door.show(*texts)
        try:
            self.door.wait_until_read(at, texts, 5_000 if self.sees else 200)
        except TooLong:
            assert not self.sees, "the camera reads nothing"
        self.door.show()

    def _key(self, move: Move) -> None:
        self.door.key(self.tokens[move.people[0]])

    def _touch(self, move: Move) -> None:
        """Whoever is on the screen at that moment is meant."""
        button = self.door.page.get_by_test_id(f"ask-{move.choice}")
        if button.count():
            with suppress(TooLong):
                button.click(timeout=HAND_MS)

    def _wait(self, move: Move) -> None:
        self.door.page.wait_for_timeout(int(move.choice))

    def _network(self, move: Move) -> None:
        self.theatre.between.become(move.choice)
        if move.choice == "heal":
            self.door.page.evaluate(ONLINE)

    def _reload(self, _: Move) -> None:
        self._dies()
        self.door.page.reload()
        self.door.expect_open()

    def _kill(self, _: Move) -> None:
        """As a crash or a power cut: the page has no time for a word."""
        self._dies()
        page = self.door.page
        with page.expect_event("crash"), suppress(Error):  # nobody is left to answer
            page.goto("chrome://crash")
        page.close()
        self._open(self.theatre.context.new_page())

    def _open(self, page: Page) -> None:
        page.goto(f"{self.theatre.between.url}/kiosk/")
        self.door = Door(Screen(page))
        self.door.expect_open()

    def _dies(self) -> None:
        self.deaths.append(time.time() * 1000)
        self.sees = True

    def _clock(self, move: Move) -> None:
        self.door.fault("clock", int(move.choice))

    def _disk(self, move: Move) -> None:
        self.door.fault("set", {"disk": move.choice == "fails"})

    def _crypto(self, move: Move) -> None:
        self.door.fault("set", {"crypto": move.choice == "fails"})

    def _database(self, _: Move) -> None:
        self.door.fault("loseDatabase")

    def _sockets(self, move: Move) -> None:
        if move.choice == "fails":
            self.door.fault("blockSockets")
        else:
            self.door.fault("set", {"sockets": False})

    def _freeze(self, move: Move) -> None:
        self.sees = False
        self.door.page.evaluate("(is) => stage.camera.freeze(is)", move.choice == "fails")

    def _end(self, _: Move) -> None:
        self.sees = False
        self.door.page.evaluate("stage.camera.end()")

    def _undo(self, _: Move) -> None:
        """Staff take back what the menu offers, if it offers anything."""
        self.door.screen.staff.click()
        with suppress(TooLong):  # the menu closes for somebody who is served
            self.door.screen.staff_dialog.wait_for(timeout=HAND_MS)
            undo = self.door.screen.staff_undo
            (undo if undo.count() else self.door.screen.staff_close).click(timeout=HAND_MS)

    def ending(self) -> list[str]:
        """All is well again, and whoever is asked still leaves; what is wrong then."""
        self.theatre.between.become("heal")
        self.door.fault("set", {"disk": False, "crypto": False, "sockets": False})
        self.door.page.evaluate(ONLINE)
        until = time.monotonic() + END_S
        while (wrong := self._wrong()) and time.monotonic() < until:
            time.sleep(LOOK_S)
        return wrong

    def _wrong(self) -> list[str]:
        leave = self.door.screen.ask_leave
        if leave.count():
            with suppress(TooLong):
                leave.click(timeout=HAND_MS)
            return ["somebody is asked"]
        if self.door.page.locator('[data-testid=queue][data-value="0"][data-aside="0"]').count() == 0:
            return ["scans wait"]
        ending = Ending(self.door.record(), self.site.rows(), self.badges, self.deaths)
        wrong = complaints(ending)
        if wrong:
            return [*wrong, *ending.timeline()]
        return [] if self.site.is_reconciled() else ["a recount finds a difference"]


def play(theatre: Theatre, history: History) -> list[str]:
    """What is wrong in the end: nothing, it is hoped."""
    site, badges = theatre.prepare(history)
    theatre.clear()
    direction = "both" if history.both_ways else "in"
    door = {"token": site.venue.token("kiosk"), "zone": "hall", "direction": direction, "mode": "staffed"}
    screen = open_kiosk(theatre.context, theatre.between.url, **door)
    on_stage = Play(theatre, site, badges, Door(screen))
    try:
        expect(screen.camera_state).to_have_attribute("data-state", "on")
        for move in history.moves:
            on_stage.do(move)
        return on_stage.ending()
    finally:
        theatre.between.become("heal")
        on_stage.door.page.close()
