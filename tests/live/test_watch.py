"""The watch: who is told what and when, with a clock and a store that the test moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from footfall.domain.errors import NotFound, StoreUnavailable
from footfall.live.watch import LEAST_GAP_S, OUTAGE_S, POLL_S, QUIET_S, Document, Rows, Watch


@dataclass
class World:
    """A store with one number, a clock, and what was published."""

    now: float = 100.0
    seq: int = 1
    down: bool = False
    reads: int = 0
    asked: list[list[str]] = field(default_factory=list)
    told: list[tuple[str, Any]] = field(default_factory=list)
    tasks: list[Callable[[], None]] = field(default_factory=list)

    def _check(self) -> None:
        if self.down:
            raise StoreUnavailable("store_unavailable", "The store is away.")

    def seqs(self, event_ids: Sequence[str]) -> dict[str, int]:
        self._check()
        self.asked.append(list(event_ids))
        return dict.fromkeys(event_ids, self.seq)

    def state(self, event_id: str) -> Document:
        self._check()
        if event_id == "unknown":
            raise NotFound("unknown_event", "There is no such event.")
        self.reads += 1
        return {"seq": self.seq, "zones": {"hall": {"occupancy": self.seq}}}

    def scans_after(self, event_id: str, seq: int, limit: int) -> Rows:
        # One scan more than the document knows of: it came in between the two reads.
        return [{"seq": n} for n in range(self.seq + 1, seq, -1)][:limit]

    def changed(self, event_id: str, before: Document, after: Document, rows: Rows) -> None:
        seqs = [row["seq"] for row in rows]
        self.told.append(("changed", (before["seq"], after["seq"], seqs)))

    def quiet(self, event_id: str, document: Document) -> None:
        self.told.append(("quiet", document["seq"]))

    def chores(self, event_id: str) -> None:
        """Not looked at here."""

    def changes(self) -> list[Any]:
        return [what for kind, what in self.told if kind == "changed"]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def watch(world: World) -> Watch:
    watch = Watch(world, world.tasks.append, lambda seconds: None, lambda: world.now)
    watch.publishers.append(world)
    return watch


def test_the_first_change_after_a_quiet_moment_is_told_at_once(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    world.seq = 2
    watch.look()
    assert world.changes() == [(1, 2, [2])]


def test_changes_are_told_at_most_ten_times_a_second(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    for _ in range(400):  # ten seconds, a change at every look
        world.seq += 1
        world.now += POLL_S
        watch.look()
    assert 90 <= len(world.changes()) <= 100


def test_every_change_starts_from_where_the_last_one_ended(world: World, watch: Watch) -> None:
    welcomed: list[int] = []
    watch.follow("expo", "me", lambda document: welcomed.append(document["seq"]))
    for _ in range(50):
        world.seq += 3
        world.now += POLL_S
        watch.look()
    ends = [welcomed[0], *(after for _, after, _ in world.changes())]
    assert [before for before, _, _ in world.changes()] == ends[:-1]


def test_who_joins_later_starts_from_what_the_next_change_starts_from(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    world.seq = 5
    watch.look()
    world.seq = 9  # not told yet when the second one comes
    welcomed: list[int] = []
    watch.follow("expo", "you", lambda document: welcomed.append(document["seq"]))
    world.now += LEAST_GAP_S
    watch.look()
    assert welcomed == [5]
    assert world.changes()[-1][:2] == (5, 9)


def test_a_scan_newer_than_the_document_waits_for_the_next_change(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    world.seq = 3
    watch.look()
    assert world.changes() == [(1, 3, [3, 2])]


def test_a_quiet_event_is_said_to_be_current_every_five_seconds(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    for _ in range(int(3 * QUIET_S / POLL_S) + 3):
        world.now += POLL_S
        watch.look()
    assert world.told == [("quiet", 1)] * 3


def test_one_question_to_the_store_covers_all_events(world: World, watch: Watch) -> None:
    for event_id in ("expo", "other", "third"):
        watch.follow(event_id, event_id, lambda document: None)
    watch.look()
    assert world.asked == [["expo", "other", "third"]]


def test_the_task_ends_when_the_last_one_leaves_and_starts_with_the_next(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    watch.follow("expo", "you", lambda document: None)
    assert len(world.tasks) == 1
    watch.unfollow("me")
    watch.unfollow("you")
    watch.run()  # would never end otherwise
    assert world.asked == []
    watch.follow("expo", "me", lambda document: None)
    assert len(world.tasks) == 2


def test_who_follows_another_event_leaves_the_first(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    watch.follow("other", "me", lambda document: None)
    watch.look()
    assert world.asked == [["other"]]


def test_an_outage_of_the_store_is_survived(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    world.down = True
    assert watch._pass() == OUTAGE_S
    world.down, world.seq = False, 7
    assert watch._pass() == POLL_S
    assert world.changes()[0][:2] == (1, 7)


def test_nobody_is_told_that_numbers_are_current_while_the_store_is_away(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    world.down = True
    world.now += 2 * QUIET_S
    watch._pass()
    assert world.told == []


def test_an_unknown_event_is_not_followed(world: World, watch: Watch) -> None:
    with pytest.raises(NotFound):
        watch.follow("unknown", "me", lambda document: None)
    assert world.tasks == []


def test_a_push_reads_the_same_however_many_scans_came_in(world: World, watch: Watch) -> None:
    watch.follow("expo", "me", lambda document: None)
    before = world.reads
    world.seq += 10_000
    watch.look()
    assert world.reads == before + 1
    assert len(world.changes()[0][2]) <= 10
