"""Rows under a scan_id that was seen before: by whom, about which reading, and what the specification says of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from footfall.domain.admission import Reading, Repeat, Standing, repeat
from footfall.domain.scan import Direction, Outcome, Teller

#: Who was answered first; and others: a sibling of the same key, a key of the same name at the same device, a stranger.
FIRST = Teller("token:a", "Door", "kiosk-1")
TELLERS = {
    "the same kiosk": FIRST,
    "the same kiosk, renamed": Teller("token:a", "Gate", "kiosk-1"),
    "another kiosk of the same key": Teller("token:a", "Door", "kiosk-2"),
    "another key of the same name": Teller("token:b", "Door", "kiosk-1"),
    "a key without a kiosk": Teller("token:b", "Other"),
}
AT = 1_718_433_120_000
READING = Reading("VISITORA", "site", Direction.IN, AT)
READINGS = {
    "": READING,
    "another badge": replace(READING, badge_id="OTHERAAA"),
    "another zone": replace(READING, zone="hall"),
    "another way": replace(READING, direction=Direction.OUT),
    "another time": replace(READING, at=AT + 1),
    "no time": replace(READING, at=None),
}


@dataclass(frozen=True)
class Again:
    """A scan that stands with `outcome`, was it a fact or taken back, and a row under its id; `fact` None is live."""

    id: str
    outcome: Outcome
    state: str
    teller: Teller
    reading: Reading
    fact: Outcome | None

    @property
    def becomes(self) -> Repeat:
        standing = Standing(READING, FIRST, self.outcome, self.state != "live")
        return repeat(standing, self.reading, self.teller, self.fact)

    @property
    def stands(self) -> Outcome:
        """The scan's outcome after it."""
        return self.fact if self.becomes is Repeat.REPLACED and self.fact else self.outcome

    def row(self) -> dict[str, Any]:
        """As a line of the table."""
        return {
            "id": self.id,
            "first": {"outcome": self.outcome.value, "state": self.state},
            "teller": self.teller._asdict(),
            "reading": {**vars(self.reading), "direction": self.reading.direction.value},
            "fact": None if self.fact is None else self.fact.value,
            "becomes": self.becomes.value,
            "stands": self.stands.value,
        }


def all_repeats() -> Iterator[Again]:
    states = [
        *product((Outcome.ADMITTED, Outcome.REFUSED), ("live", "fact")),
        (Outcome.ADMITTED, "void"),
    ]
    facts = (None, Outcome.ADMITTED, Outcome.REFUSED)
    for (outcome, state), (who, teller), (which, reading), fact in product(
        states, TELLERS.items(), READINGS.items(), facts
    ):
        told = "live" if fact is None else f"fact {fact}"
        name = f"{outcome} {state}, again {told} by {who}" + (f", {which}" if which else "")
        if fact is None or reading.at is not None:  # a fact names its time
            yield Again(name, outcome, state, teller, reading, fact)
