"""The open warnings, their log, and what else is remembered of them. Changes are one atomic step."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from footfall.domain.forecast import Forecast
from footfall.domain.warnings import Acknowledgement, Warned, WarningKind
from footfall.store import keys
from footfall.store.commands import Client, Script

#: Older entries of the log are forgotten.
KEPT = 10_000
#: How long the turn to look lasts, ms: a little less than the second between two looks.
TURN_MS = 900
#: With this long between two looks, ms, there was no server, or no store for it.
GAP_MS = 20_000

Document = dict[str, Any]


@dataclass(frozen=True)
class WarningState:
    """`open` by subject, as of `version`. `seen_conflicts`, `seen_disputes`: how many had happened when they were last
    acknowledged.
    """

    version: int
    open: dict[str, Warned]
    last_id: int
    seen_conflicts: int
    seen_disputes: int
    forecasts: dict[str, Forecast]


@dataclass(frozen=True)
class Logged:
    """One entry of the log; `what` is raised, ended or acknowledged, `at` in ms."""

    number: int
    what: str
    at: int
    warning: Warned


class WarningStore:
    def __init__(self, redis: Client, change_warnings: Script, take_turn: Script) -> None:
        self.redis = redis
        self._change = change_warnings
        self._take_turn = take_turn

    def take_turn(self, event_id: str, now: int) -> int | None:
        """For one asker in about a second, that one looks: since when there was a look each second, ms; 0 where
        that was always so. None for the others, who read what it found.
        """
        args = [now, TURN_MS, GAP_MS]
        since = int(self._take_turn(keys=[keys.warning_turn(event_id)], args=args))
        return since if since >= 0 else None

    def read(self, event_id: str) -> WarningState:
        with self.redis.pipeline() as pipe:
            pipe.hgetall(keys.warnings(event_id))
            pipe.hgetall(keys.warning_notes(event_id))
            open_now, notes = pipe.execute()
        return WarningState(
            version=int(notes.get("version", 0)),
            open={subject: _warned(json.loads(text)) for subject, text in open_now.items()},
            last_id=int(notes.get("last_id", 0)),
            seen_conflicts=int(notes.get("seen_conflicts", 0)),
            seen_disputes=int(notes.get("seen_disputes", 0)),
            forecasts=_forecasts(notes.get("forecasts", "{}")),
        )

    def write(
        self,
        event_id: str,
        before: WarningState,
        after: WarningState,
        entries: Iterable[tuple[str, int, Warned]],
    ) -> bool:
        """Turns `before` into `after` and logs (what, at, warning); False if somebody else was faster."""
        steps: list[str | int] = []
        for subject in before.open.keys() - after.open.keys():
            steps += ["end", subject, ""]
        for subject, warned in after.open.items():
            if before.open.get(subject) != warned:
                steps += ["open", subject, _text(_document(warned))]
        for name, was, value in (
            ("last_id", before.last_id, after.last_id),
            ("seen_conflicts", before.seen_conflicts, after.seen_conflicts),
            ("seen_disputes", before.seen_disputes, after.seen_disputes),
            ("forecasts", _forecasts_text(before), _forecasts_text(after)),
        ):
            if was != value:
                steps += ["note", name, value]
        for what, at, warned in entries:
            steps += ["log", _text({"what": what, "at": at, "warning": _document(warned)}), ""]
        if not steps:
            return True
        args = [before.version, KEPT, *steps]
        return int(self._change(keys=[keys.prefix(event_id)], args=args)) >= 0

    def net(self, event_id: str, zones: list[str], minutes: range) -> dict[str, list[int]]:
        """zone -> how the occupancy changed in each of the minutes since the epoch."""
        with self.redis.pipeline(transaction=False) as pipe:
            for zone in zones:
                pipe.hmget(keys.net(event_id, zone), [str(minute) for minute in minutes])
            changes = pipe.execute()
        return {zone: [int(n or 0) for n in row] for zone, row in zip(zones, changes, strict=True)}

    def log(self, event_id: str, limit: int, before: int | None) -> list[Logged]:
        """The newest entries, newest first; only those older than the entry `before` if that is given."""
        newest = "+" if before is None else f"({before}-0"
        rows = self.redis.xrevrange(keys.warning_log(event_id), newest, "-", count=limit)
        return [_logged(int(entry_id.partition("-")[0]), json.loads(row["entry"])) for entry_id, row in rows]


def _document(warned: Warned) -> Document:
    return {key: value for key, value in asdict(warned).items() if value not in (None, ())}


def _warned(raw: Document) -> Warned:
    acknowledged = raw.get("acknowledged")
    return replace(
        Warned(**(raw | {"kind": WarningKind(raw["kind"])})),
        problems=tuple(raw.get("problems", ())),
        acknowledged=Acknowledgement(**acknowledged) if acknowledged else None,
    )


def _forecasts(text: str) -> dict[str, Forecast]:
    return {zone: Forecast(**raw) for zone, raw in json.loads(text).items()}


def _forecasts_text(state: WarningState) -> str:
    return _text({zone: asdict(forecast) for zone, forecast in state.forecasts.items()})


def _logged(number: int, raw: Document) -> Logged:
    return Logged(number, raw["what"], raw["at"], _warned(raw["warning"]))


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
