"""One server for all who mean harm, and the table of what they got."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from footfall.services import events, register
from footfall.settings import Settings
from footfall.store import open_stores
from tests.factories import event_config, visitor_row
from tests.helpers import running_server
from tests.hostile.venue import SHARE, Row, Venue

VISITORS = 40
PROPERTY = "hostile"


@pytest.fixture(scope="session")
def whole_venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    folder = tmp_path_factory.mktemp("hostile")
    with running_server(data_dir=folder / "data", errors=folder / "errors") as server:
        stores = open_stores(Settings(data_dir=folder / "data"))
        events.create_event(stores, event_config())
        people = register.register_visitors(stores, "expo", [visitor_row() for _ in range(VISITORS)])
        yield Venue(server, stores, [person.token for person in people], folder / "errors")


@pytest.fixture
def venue(whole_venue: Venue, request: pytest.FixtureRequest) -> Iterator[Venue]:
    """The event `expo` on a real server; FOOTFALL_WORKER chooses its worker."""
    whole_venue.rows.clear()
    yield whole_venue
    rows = [Row("(nobody)", 0, 0, whole_venue.quiet), *whole_venue.rows]
    request.node.user_properties += [(PROPERTY, tuple(row)) for row in rows]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rows = {
        row[0]: Row(*row)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, row in getattr(report, "user_properties", [])
        if name == PROPERTY
    }
    if not rows:
        return
    terminalreporter.section("what somebody tried, and what a door beside it saw")
    terminalreporter.line(f"{'kind':<44}{'attempts':>10}{'successes':>11}{f'door {SHARE:.0%}, ms':>14}")
    for row in sorted(rows.values()):
        terminalreporter.line(f"{row.kind:<44}{row.attempts:>10}{row.successes:>11}{row.door:>14.0f}")
