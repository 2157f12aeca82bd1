"""A day with late scans, and the view of its flow as a test reads it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, expect_live
from tests.factories import now_ms, scan_row

MINUTE = 60_000
#: The page looks every five seconds, and the machine may be busy.
SOON_MS = 20_000


class Day:
    """Six people, hours ago and just now; some of it came late, from a kiosk that had been offline."""

    def __init__(self, venue: Venue) -> None:
        self.venue, self.now = venue, now_ms()
        self.people = [
            venue.visitor(category=category, **({"group": group} if group else {}))
            for category, group in (
                ("visitor", "West"),
                ("visitor", "West"),
                ("visitor", None),
                ("investor", "East"),
                ("investor", None),
                ("staff", None),
            )
        ]

    def rows(self, *moves: tuple[int, str, str, int]) -> list[dict[str, Any]]:
        """Facts of (person, zone, direction, minutes ago)."""
        return [
            scan_row(
                self.people[person].token,
                zone=zone,
                direction=direction,
                scanned_at=self.now - ago * MINUTE,
                offline=True,
                verdict="admitted",
            )
            for person, zone, direction, ago in moves
        ]

    def send(self, *moves: tuple[int, str, str, int]) -> None:
        assert all(result["outcome"] == "admitted" for result in self.venue.scan(*self.rows(*moves)))


class Flow:
    """The flow view of a dashboard."""

    def __init__(self, context: BrowserContext, venue: Venue, role: str = "organizer") -> None:
        self.venue = venue
        self.screen = Screen(context.new_page())
        address = f"{venue.url}/dashboard/?event={venue.event.id}&view=flow"
        self.screen.page.goto(f"{address}#token={venue.token(role)}")
        expect_live(self.screen)
        self.expect_counted()

    @property
    def page(self) -> Page:
        return self.screen.page

    def expect_counted(self, span: str | None = None) -> None:
        """All that the server has counted is on the page."""
        view = self.screen.flow_view
        seq = str(self.venue.state()["seq"])
        expect(view).to_have_attribute("data-seq", seq, timeout=SOON_MS)
        expect(view).to_have_attribute("aria-busy", "false", timeout=SOON_MS)
        if span is not None:
            expect(view).to_have_attribute("data-span", span)

    def look_at(self, span: str | None = None, zone: str | None = None) -> None:
        if span is not None:
            self.page.locator(f'[data-testid="flow-span"][data-span="{span}"]').click()
            self.expect_counted(span)
        if zone is not None:
            self.screen.flow_zone.select_option(zone)

    def ask(self, path: str) -> Any:
        """A document of the server, below the event."""
        url = f"/api/v1/events/{self.venue.event.id}/{path}"
        return self.venue.server.get(url, self.venue.token("organizer"))

    def export(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.ask(f"export/{table}.jsonl").text.splitlines()]

    def number(self, hook: str) -> Locator:
        return self.page.get_by_test_id(f"flow-{hook}")

    def expect_number(self, hook: str, value: int) -> None:
        expect(self.number(hook)).to_have_attribute("data-value", str(value))

    def matrix(self) -> dict[tuple[str, str], int]:
        cells = self.screen.flow_matrix.locator("td[data-from]")
        read = "cells => cells.map(({dataset: d}) => [d.from, d.to, Number(d.value)])"
        return {(start, end): n for start, end, n in cells.evaluate_all(read)}

    def shares(self, by: str) -> dict[str, dict[str, float]]:
        rows = self.number(by).locator("tbody tr")
        read = """rows => rows.map((row) => [row.dataset.key, Object.fromEntries(
            [...row.querySelectorAll('td')].map(({dataset: d}) => [d.of, Number(d.value ?? -1)]))])"""
        return dict(rows.evaluate_all(read))

    def bars(self, hook: str, *names: str) -> list[tuple[int, ...]]:
        rows = self.number(hook).locator("tbody tr")
        read = "(rows, names) => rows.map(({dataset: d}) => names.map((name) => Number(d[name])))"
        return [tuple(row) for row in rows.evaluate_all(read, list(names))]
