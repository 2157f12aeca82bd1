"""What must hold at the end, whatever happened: the server's log and what the screen said are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.e2e.stage.ending import CLOCK_MS, TURN_MS, Ending, epoch

#: Milliseconds. A badge that left the view this long ago may be read again, and a little more.
SAME_BADGE_MS = 3_100
ADMITS = ("admitted", "queued", "already_inside")


def complaints(end: Ending) -> list[str]:
    checks = (_one_end, _answers, _log, _readings, _touches, _undone)
    return [complaint for check in checks for complaint in check(end)]


def _one_end(end: Ending) -> Iterator[str]:
    """A scan is told once; its name may be a moment late."""
    first: dict[str, tuple[str, float]] = {}
    for line in end.of("told"):
        scan = line.get("scan")
        if scan and first.setdefault(scan, (line["outcome"], line["page"])) != (
            line["outcome"],
            line["page"],
        ):
            yield f"{scan} was told twice: {first[scan][0]}, then {line['outcome']}"


def _answers(end: Ending) -> Iterator[str]:
    """What the screen said of a scan is in the log, and of the same person."""
    for scan, line in end.told.items():
        row, outcome = end.rows.get(scan), line["outcome"]
        if outcome in ("invalid", "closed"):
            yield f"{scan} ended as {outcome} {line.get('reason')}"
        if outcome in ADMITS and row is None:
            yield f"{scan} was told as {outcome}, and the log does not know it"
        if outcome == "refused" and row is not None and row["outcome"] == "admitted":
            yield f"{scan} was refused, and the log has {row}"
        if line.get("name") and (row is None or line["name"] != row.get("name")):
            yield f"{line['name']} was told of {scan}, and the log has {row}"


def _log(end: Ending) -> Iterator[str]:
    """What the log has was told, asked, or cut off by the page's death; it bears its true time."""
    asked = {line["scan"] for line in end.of("asked")}
    for scan, row in end.rows.items():
        at = epoch(row["scanned_at"])
        if not any(
            end.badges[token][0] == row.get("badge_id") and abs(when - at) <= CLOCK_MS
            for when, _, token in end.readings
        ):
            yield f"nobody was read then: {row}"
        if scan in end.told or end.died_within(at):
            continue
        if row["outcome"] == "admitted":
            yield f"nobody was told of {row}"
        elif scan not in asked:
            yield f"nobody was told or asked about {row}"


def _readings(end: Ending) -> Iterator[str]:
    """Each reading is in the log, unless it is one with another, or the page died over it."""
    by_badge: dict[str, list[tuple[float, str]]] = {}
    for scan, row in end.rows.items():
        by_badge.setdefault(row.get("badge_id", ""), []).append((epoch(row["scanned_at"]), scan))
    for at, page, token in end.readings:
        badge, name = end.badges[token]
        if any(abs(scanned - at) <= CLOCK_MS for scanned, _ in by_badge.get(badge, ())):
            continue
        if end.died_within(at) or _held(end, at, page, token, [scan for _, scan in by_badge.get(badge, ())]):
            continue
        yield f"the reading of {name} at {at:.0f} was lost"
    for line in end.of("seen"):
        foreign = any(text not in end.badges for text in line["texts"])
        near = (other["at"] for other in end.of("told", "seen", "typed", "asked") if other is not line)
        alone = not any(abs(other - line["at"]) < TURN_MS for other in near)
        if foreign and alone:
            yield "another code was seen, and nothing was told"


def _held(end: Ending, at: float, page: float, token: str, scans: Iterable[str]) -> bool:
    """Whether the badge was in view already, or its holder was being served."""
    if any(
        other == token and on == page and at - SAME_BADGE_MS <= when < at for when, on, other in end.readings
    ):
        return True
    for scan in scans:
        if scan not in end.rows or epoch(end.rows[scan]["scanned_at"]) > at:
            continue
        lines = [line for line in end.of("told", "asked") if line["page"] == page]
        ends = [n for n, line in enumerate(lines) if line.get("scan") == scan]
        if not ends:
            continue
        last = lines[ends[-1]]
        # A question ends with the next that is told or asked.
        after = lines[ends[-1] + 1 :] if last["kind"] == "asked" else [last]
        if not after or at <= after[0]["at"] + SAME_BADGE_MS:
            return True
    return False


def _touches(end: Ending) -> Iterator[str]:
    """A touch acts for the one who is named, and for nobody else."""
    ways = {line["scan"]: line["what"].removeprefix("ask-") for line in end.of("touched") if line.get("scan")}
    for line in end.of("asked"):
        row = end.rows.get(line["scan"])
        if row and line["name"] != row.get("name") and row["badge_id"] not in line["name"]:
            yield f"{line['name']} was asked for {row}"
    asked = {line["scan"] for line in end.of("asked")}
    for scan, row in end.rows.items():
        if row["outcome"] == "admitted" and scan in asked and ways.get(scan) != row["direction"]:
            yield f"touched was {ways.get(scan)} for {row}"


def _undone(end: Ending) -> Iterator[str]:
    """Staff's undo takes back one scan that was told before, and none that they did not."""
    touches = [line for line in end.of("touched") if line["what"] == "staff-undo"]
    confirmed = [line for line in end.of("told") if line["outcome"] == "undone"]
    back = [
        scan
        for scan, line in end.told.items()
        if line["outcome"] in ADMITS
        and (row := end.rows.get(scan))
        and (row["voided"] or row["outcome"] != "admitted")
    ]
    yield from (f"{scan} was taken back by nobody" for scan in back if not _undoes(end, scan))
    if not len(confirmed) <= len(back) <= len(touches):
        yield f"{len(touches)} touches, {len(confirmed)} confirmed, {len(back)} taken back"


def _undoes(end: Ending, scan: str) -> bool:
    told_at = end.told[scan]["at"]
    return any(line["what"] == "staff-undo" and line["at"] > told_at for line in end.of("touched"))
