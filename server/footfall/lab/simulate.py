"""`footfall simulate`: a random crowd at the doors of any event."""

from __future__ import annotations

import json
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import click

from footfall.cli.options import now_ms
from footfall.domain.errors import StoreUnavailable

if TYPE_CHECKING:
    from footfall.lab.crowd.wander import Move, Wanderers
    from footfall.lab.remote import Remote

MAX_BATCH = 500
MAX_RATE = 5000
MAX_SECONDS = 24 * 3600
#: Requests a second at the most; at higher rates each carries more scans.
REQUESTS_PER_SECOND = 20
#: A server that has not answered for so long is gone.
PATIENCE_SECONDS = 10.0


@dataclass
class Summary:
    """Counts of scans; `errors` counts requests that failed, by code."""

    sent: int = 0
    admitted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    invalid: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


@click.command()
@click.option("--url", default="http://127.0.0.1:8000", show_default=True, help="The server.")
@click.option("--token", required=True, help="Of an organizer; `footfall token create`.")
@click.option("--event", "event_id", required=True, help="The event's id.")
@click.option(
    "--rate", type=click.FloatRange(0.01, MAX_RATE), default=5.0, show_default=True, help="Scans/s."
)
@click.option("--seconds", type=click.FloatRange(0.1, MAX_SECONDS), default=60.0, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another crowd.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary for a program.")
def simulate(
    url: str, token: str, event_id: str, rate: float, seconds: float, seed: int, as_json: bool
) -> None:
    """Send a simulated crowd through the doors, live, for a number of seconds.

    The event's registered visitors walk at random through its zones. Their scans are counted like
    any others: use an event made for trying.
    """
    from footfall.domain.event_config import parse_event
    from footfall.lab.crowd.wander import Wanderers
    from footfall.lab.remote import Remote

    remote = Remote(url, token)
    event = parse_event(remote.event(event_id))
    visitors = [v for v in remote.visitors(event_id) if v["badge"]["status"] == "active"]
    badges = [visitor["badge"]["token"] for visitor in visitors]
    categories = [visitor["category"] for visitor in visitors]
    wanderers = Wanderers(event, categories, Random(seed))
    crowd = _Crowd(remote, event.id, badges, wanderers)
    try:
        crowd.walk(rate, seconds)
    except KeyboardInterrupt:
        click.echo("stopped early", err=True)
    click.echo(json.dumps(vars(crowd.summary)) if as_json else _sentences(crowd.summary))


class _Crowd:
    def __init__(self, remote: Remote, event_id: str, badges: list[str], wanderers: Wanderers) -> None:
        self.summary = Summary()
        self._remote = remote
        self._event_id = event_id
        self._badges = badges
        self._wanderers = wanderers
        self._run = secrets.token_hex(4)  # two runs must not send the same scan ids
        self._answered_at = time.monotonic()

    def walk(self, rate: float, seconds: float) -> None:
        """Sends `rate` scans a second for so long, as far as the server keeps up."""
        began = self._answered_at = time.monotonic()
        wanted = max(1, round(rate * seconds))
        while (passed := time.monotonic() - began) < seconds and self.summary.sent < wanted:
            due = min(int(rate * passed) + 1, wanted) - self.summary.sent
            moves = [move for _ in range(min(due, MAX_BATCH)) if (move := self._wanderers.next(now_ms()))]
            if moves:
                self._send(moves)
            next_due = began + max(self.summary.sent / rate, passed + 1 / REQUESTS_PER_SECOND)
            time.sleep(max(0.0, min(next_due, began + seconds) - time.monotonic()))
        self.summary.seconds = round(time.monotonic() - began, 2)

    def _send(self, moves: list[Move]) -> None:
        rows = [self._row(self.summary.sent + number, move) for number, move in enumerate(moves)]
        self.summary.sent += len(rows)
        try:
            results: list[dict[str, Any]] = self._remote.scan(self._event_id, rows)
        except StoreUnavailable as error:
            self.summary.errors[error.code] += 1
            if time.monotonic() - self._answered_at > PATIENCE_SECONDS:
                raise
            results = [{"outcome": "error"}] * len(rows)
        else:
            self._answered_at = time.monotonic()
        for move, result in zip(moves, results, strict=True):
            self._count(result)
            self._wanderers.answered(move, admitted=result["outcome"] == "admitted")

    def _row(self, number: int, move: Move) -> dict[str, Any]:
        return {
            "scan_id": f"simulate.{self._run}.{number}",
            "token": self._badges[move.person],
            "zone": move.zone,
            "direction": move.direction.value,
        }

    def _count(self, result: dict[str, Any]) -> None:
        if result["outcome"] == "admitted":
            self.summary.admitted += 1
        elif result["outcome"] == "refused":
            self.summary.refused[result["reason"]] += 1
        elif result["outcome"] == "invalid":
            self.summary.invalid[result["reason"]] += 1


def _sentences(summary: Summary) -> str:
    lines = [
        f"{summary.sent:,} scans sent in {summary.seconds:,.1f} s, {summary.admitted:,} admitted",
    ]
    for word, counts in (
        ("refused", summary.refused),
        ("invalid", summary.invalid),
        ("failed requests", summary.errors),
    ):
        if counts:
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in counts.most_common())
            lines.append(f"{counts.total():,} {word}: {reasons}")
    return "\n".join(lines)
