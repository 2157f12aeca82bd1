"""A door of 20 scans a second, as a kiosk sends them: over one connection, each when it is due."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

EACH_S = 1 / 20
ANSWER_S = 30.0


@dataclass
class Seen:
    """How long each scan took, in milliseconds from when it was due; whose answer came, and what else did."""

    took: list[float] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)

    def within(self, share: float) -> float:
        """So many ms that this share of the scans took no longer, by nearest rank."""
        ranked = sorted(self.took)
        return ranked[math.ceil(share * len(ranked)) - 1]


def door(url: str, token: str, badges: Sequence[str], name: str, seconds: float) -> dict[str, Any]:
    """Scans one badge after the other, into `hall` and out again; answers the fields of Seen."""
    seen, reads = Seen(), cycle([(badge, way) for badge in badges for way in ("in", "out")])
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=ANSWER_S)
    begun = time.monotonic()
    for number in range(round(seconds / EACH_S)):
        due = begun + number * EACH_S
        time.sleep(max(0.0, due - time.monotonic()))
        badge, way = next(reads)
        row = {"scan_id": f"{name}.{number}", "token": badge, "zone": "hall", "direction": way}
        try:
            said = _post(connection, token, row)
        except (OSError, HTTPException) as error:
            connection.close()  # and the next scan opens it anew
            said = f"no answer: {error!r}"
        seen.took.append((time.monotonic() - due) * 1000)
        if said == "admitted":
            seen.answered.append(row["scan_id"])
        else:
            seen.surprises.append(said)
    connection.close()
    return asdict(seen)


def _post(connection: HTTPConnection, token: str, row: dict[str, str]) -> str:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/events/expo/scans", json.dumps({"scans": [row]}), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status != 200:
        return f"{answer.status} {text}"
    return str(json.loads(text)["results"][0]["outcome"])
