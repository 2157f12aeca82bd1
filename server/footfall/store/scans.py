"""Scans and closings: the scripts that count, and the log they write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from footfall.domain.admission import Door
from footfall.domain.log import EntryKind, LogEntry
from footfall.domain.scan import Outcome, Reason, ScanRow, Teller
from footfall.store import keys
from footfall.store.commands import Client, Script
from footfall.store.group_commit import GroupCommit


@dataclass(slots=True)
class ScanCall:
    """One row as the script takes it: with the door as the config tells it, and what the token proved."""

    row: ScanRow
    badge_id: str
    issue: int
    token_problem: str
    scanned_at: int
    door: Door
    teller: Teller
    received_at: int
    is_late: bool = False

    def args(self, version: int) -> list[Any]:
        row, door = self.row, self.door
        admits = "" if door.admits is None else f",{','.join(door.admits)},"
        return [
            *(version, row.scan_id, self.token_problem, self.badge_id, self.issue),
            *(row.zone, row.direction.value, self.scanned_at, self.received_at, self.teller.name),
            *(_flag(row.offline), self._kiosks_word(), _flag(row.force)),
            *(row.reason or "", -1 if door.day is None else door.day, _flag(door.is_open)),
            *(admits, _flag(door.guest_list)),
            "" if door.enforced_capacity is None else door.enforced_capacity,
            *(_flag(row.scanned_at is not None), self.teller.key, self.teller.kiosk_id),
            _flag(self.is_late),
        ]

    def _kiosks_word(self) -> str:
        """`admitted`, `refused`, `refused:REASON`, or nothing for a live scan."""
        row = self.row
        if row.verdict is None:
            return ""
        named = row.verdict is Outcome.REFUSED and row.reason in list(Reason)
        return f"{row.verdict.value}:{row.reason}" if named else row.verdict.value


def _flag(value: bool) -> str:
    return "1" if value else ""


@dataclass(slots=True)
class ScanAnswer:
    """What the script answers; empty text is absent, `visitor_json` the visitor as the register holds them."""

    outcome: str
    reason: str
    replayed: bool
    conflict: str
    already_since: int | None
    visitor_json: str
    occupancy: int
    visits: int
    disputed: bool


@dataclass(frozen=True)
class GroupFound:
    """The badge is a group's: each member is to be recorded as a scan of their own."""

    group: str


class NotYours:
    """The kiosk's id is another key's; nothing is recorded."""


class IdTaken:
    """The scan_id is another reading's: of another badge, zone, direction or time."""


#: What the script says of a scan; None where the config was stale.
Said = ScanAnswer | GroupFound | IdTaken | NotYours | None


class ScanStore:
    def __init__(self, redis: Client, record: Script, void: Script, close: Script) -> None:
        self.redis = redis
        self._script = record
        self._record = GroupCommit(redis, record)
        self._void, self._close = void, close

    def record(self, event_id: str, calls: Sequence[ScanCall], version: int) -> list[Said]:
        """Records each scan in its own atomic step."""
        answers = self._record.run(keys.prefix(event_id), [call.args(version) for call in calls])
        return [_answer(raw) for raw in answers]

    def record_together(self, event_id: str, calls: Sequence[ScanCall], version: int) -> list[Said]:
        """Records all of the scans or none of them, and nothing comes between."""
        self.redis.script_load(self._script.script)  # EVALSHA within MULTI cannot bring it along
        with self.redis.pipeline(transaction=True) as pipe:
            for call in calls:
                pipe.evalsha(self._script.sha, 1, keys.prefix(event_id), *call.args(version))
            return [_answer(raw) for raw in pipe.execute()]

    def void(self, event_id: str, scan_id: str, received_at: int, by: Teller, note: str) -> str:
        """`voided`, `already_voided`, `unknown_scan` or `scan_not_admitted`."""
        args: list[Any] = [scan_id, received_at, by.name, note, by.key, by.kiosk_id]
        answer: str = self._void(keys=[keys.prefix(event_id)], args=args)
        return answer

    def close(self, event_id: str, at: int, received_at: int, by: Teller) -> int:
        """How many visitors were inside, -1 if that closing was known already."""
        swept: int = self._close(keys=[keys.prefix(event_id)], args=[at, received_at, by.name, by.key])
        return swept

    def log(
        self, event_id: str, after: int = 0, until: int | None = None, chunk: int = 1000
    ) -> Iterator[LogEntry]:
        """The log in order, read in chunks: the entries after the sequence number `after`, up to `until`."""
        last = "+" if until is None else f"{until}-0"
        while True:
            rows = self.redis.xrange(keys.log(event_id), min=f"({after}-0", max=last, count=chunk)
            for entry_id, fields in rows:
                yield log_entry(entry_id, fields)
            if len(rows) < chunk:
                return
            after = int(rows[-1][0].split("-")[0])

    def latest(self, event_id: str, limit: int, after: int = 0, before: int | None = None) -> list[LogEntry]:
        """The newest entries after `after` and before `before`, newest first."""
        newest = "+" if before is None else f"({before}-0"
        rows = self.redis.xrevrange(keys.log(event_id), max=newest, min=f"({after}-0", count=limit)
        return [log_entry(entry_id, fields) for entry_id, fields in rows]

    def find(self, event_id: str, scan_id: str) -> LogEntry | None:
        """The log's last word on a scan before it was taken back."""
        state = self.redis.hget(keys.scans(event_id), scan_id)
        if not state:
            return None
        seq = state.split()[0]
        ((entry_id, fields),) = self.redis.xrange(keys.log(event_id), min=f"{seq}-0", max=f"{seq}-0")
        return log_entry(entry_id, fields)

    def disputes(self, event_id: str) -> int:
        """How many facts were told of other kiosks' scans, and kept aside."""
        return self.redis.hlen(keys.disputes(event_id))

    def log_length(self, event_id: str) -> int:
        return self.redis.xlen(keys.log(event_id))

    def voided(self, event_id: str, scan_ids: list[str]) -> set[str]:
        """Which of the scans were taken back."""
        if not scan_ids:
            return set()
        states = self.redis.hmget(keys.scans(event_id), scan_ids)
        return {id_ for id_, state in zip(scan_ids, states, strict=True) if (state or "").endswith(" void")}


def _answer(raw: list[str]) -> Said:
    if raw[0] == "stale":
        return None
    if raw[0] == "not_yours":
        return NotYours()
    if raw[0] == "taken":
        return IdTaken()
    if raw[0] == "group":
        return GroupFound(raw[1])
    outcome, reason, replayed, conflict, since, visitor_json, occupancy, visits, disputed = raw
    return ScanAnswer(
        outcome=outcome,
        reason=reason,
        replayed=replayed == "1",
        conflict=conflict,
        already_since=int(since) if since else None,
        visitor_json=visitor_json,
        occupancy=int(occupancy),
        visits=int(visits),
        disputed=disputed == "1",
    )


def log_entry(entry_id: str, fields: Mapping[str, str]) -> LogEntry:
    """An entry of the stream as the domain knows it."""
    values: dict[str, Any] = dict(fields)
    values |= {
        "seq": int(entry_id.split("-")[0]),
        "kind": EntryKind(fields["kind"]),
        "received_at": int(fields["received_at"]),
        "scanned_at": int(fields.get("scanned_at", 0)),
        "offline": fields.get("offline") == "1",
        "late": fields.get("late") == "1",
        "already_since": int(fields["already_since"]) if fields.get("already_since") else None,
    }
    return LogEntry(**values)
