"""How a door's day ended: what was seen at it, what the server has of it, and when its page died."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from tests.e2e.stage.page import Record

#: Milliseconds. A scan bears the moment of its reading by the server's clock, which a kiosk knows as well as that.
CLOCK_MS = 1_000
#: A reading may wait for its turn; a page that dies within it may have decided, and shown nothing yet.
TURN_MS = 4_000
#: What the timeline has of a line or row.
TOLD = (
    "texts",
    "scan",
    "scan_id",
    "outcome",
    "reason",
    "by",
    "name",
    "what",
    "words",
    "direction",
    "voided",
    "offline",
    "already_inside",
)
Row = dict[str, Any]


@dataclass(frozen=True)
class Ending:
    """`rows` are the server's log by scan_id, `badges` each badge's id and holder by its token."""

    record: Record
    rows: dict[str, Row]
    badges: dict[str, tuple[str, str]]
    deaths: Sequence[float]

    def of(self, *kinds: str) -> list[Row]:
        return [line for line in self.record if line["kind"] in kinds]

    @cached_property
    def told(self) -> dict[str, Row]:
        """The last that was told of each scan."""
        return {line["scan"]: line for line in self.of("told") if line.get("scan")}

    @cached_property
    def readings(self) -> list[tuple[float, float, str]]:
        """(when, on which page, token) of each badge that the decoder or the keys brought."""
        lines = self.of("seen", "typed")
        return [
            (line["at"], line["page"], text)
            for line in lines
            for text in line["texts"]
            if text in self.badges
        ]

    def timeline(self) -> Iterator[str]:
        """For whoever has to find out what went wrong."""
        lines = [
            (
                line["at"],
                line["kind"],
                {k: v for k, v in line.items() if v and k not in ("at", "kind", "page")},
            )
            for line in self.record
        ]
        lines += [(epoch(row["scanned_at"]), "log", row) for row in self.rows.values()]
        lines += [(death, "died", {}) for death in self.deaths]
        start = min((at for at, _, _ in lines), default=0)
        for at, kind, what in sorted(lines, key=lambda line: line[0]):
            if "texts" in what:
                what = {"texts": [self.badges.get(text, ("", text))[1] for text in what["texts"]]}
            told = " ".join(f"{key}={value}" for key, value in what.items() if key in TOLD)
            yield f"{at - start:8.0f} {kind} {told}"

    def died_within(self, at: float, after_ms: float = TURN_MS) -> bool:
        return any(at - CLOCK_MS <= death <= at + after_ms for death in self.deaths)


def epoch(text: str) -> float:
    """Milliseconds."""
    return datetime.fromisoformat(text).timestamp() * 1000
