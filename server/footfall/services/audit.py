"""Whether all that the next scans build on stands as the log says: paths, walks, who is inside, the index of scans.

One pass over the log gathers suspects, cheaply and while scans come in, so that some only have moved on. `confirm`
then looks at each of them again in a step that scans cannot come between.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from footfall.domain.counting import AWAY, walk
from footfall.domain.errors import Conflict
from footfall.domain.scan import PathScan
from footfall.services.snapshot import read_on
from footfall.services.sorted_log import LastWord, SortedLog
from footfall.store import Stores
from footfall.store.recount import FoundVisitor, IndexWord, members

#: How much the store looks at in one step; doors wait that long, which is a few milliseconds.
SCANS_AT_ONCE = 400
VISITORS_AT_ONCE = 100
CONFIRMED_AT_ONCE = 25
#: How often those who were scanned in between are looked at once more.
ROUNDS = 100


@dataclass(frozen=True)
class Difference:
    """What does not stand as the log says. `counter` is a counter's table and field, or what else is wrong:
    `inside:ZONE VISITOR`, `path:VISITOR SCAN_ID ZONE DIRECTION`, `walks VISITOR`, `scans SCAN_ID`, `closings INSTANT`.
    Of those, 0 and 1 is what is missing or wrong, 1 and 0 what should not be there.
    """

    counter: str
    stored: int
    recounted: int


class Audit:
    """The suspects of one event; `log` has been read to where the audit starts from."""

    def __init__(self, stores: Stores, event_id: str, log: SortedLog) -> None:
        self.visitors: set[str] = set()
        self.scans: set[str] = set()
        self._stores, self._event_id, self._log = stores, event_id, log
        self._paths: list[tuple[str, Sequence[PathScan]]] = []
        self._held = self._missing = 0
        self._words: dict[str, LastWord] = {}

    def scan(self, word: LastWord) -> None:
        """Every scan of the log is handed in here."""
        self._words[word.scan_id] = word
        if len(self._words) >= SCANS_AT_ONCE:
            self._ask_for_scans()

    def visitor(self, visitor: str, path: Sequence[PathScan]) -> None:
        """Every visitor of the log is handed in here."""
        self._paths.append((visitor, path))
        self._held += len(path)
        if self._held >= SCANS_AT_ONCE or len(self._paths) >= VISITORS_AT_ONCE:
            self._ask_for_visitors()

    def finish(self, scans_stored: int) -> None:
        """After the last one: finds what is stored of visitors and scans that are not in the log."""
        self._ask_for_scans()
        self._ask_for_visitors()
        stored = self._stores.recount.stored_visitors(self._event_id)
        self.visitors.update(visitor for visitor in stored if not self._log.knows(visitor))
        if scans_stored != self._log.scans - self._missing:
            ids = self._stores.recount.stored_scans(self._event_id)
            self.scans.update(scan_id for scan_id in ids if self._log.word(scan_id) is None)

    def confirm(self, mend: bool) -> list[Difference]:
        """What is wrong with the suspects, with the log read on to now; with `mend` it is set right on the way.

        Raises Conflict `still_moving` if some are scanned faster than they can be looked at.
        """
        differences: list[Difference] = []
        for _ in range(ROUNDS):
            if not self.visitors and not self.scans:
                return differences
            # The index first: what a void or a fact does to a path depends on it.
            self.scans = self._in_turn(
                self.scans, SCANS_AT_ONCE, lambda ids: self._confirm_scans(ids, mend, differences)
            )
            self.visitors = self._in_turn(
                self.visitors, CONFIRMED_AT_ONCE, lambda ids: self._confirm_visitors(ids, mend, differences)
            )
        waiting = min(self.visitors | self.scans)
        raise Conflict("still_moving", f"Scans come in too fast to look at {waiting!r}: try again later.")

    def _in_turn(
        self, ids: Iterable[str], at_once: int, confirm: Callable[[list[str]], set[str]]
    ) -> set[str]:
        """Hands over a few ids at a time, each time right after the log was read on; answers who moved on."""
        moved_on: set[str] = set()
        waiting = iter(sorted(ids))
        while some := list(islice(waiting, at_once)):
            read_on(self._stores, self._event_id, self._log)
            moved_on |= confirm(some)
        return moved_on

    def _confirm_visitors(self, ids: list[str], mend: bool, differences: list[Difference]) -> set[str]:
        paths = {visitor: self._log.path(visitor) for visitor in ids}
        # The config is read after the log: it knows every zone that is in there.
        layout = self._stores.events.get(self._event_id).event.layout
        closings = sorted(self._log.closings)
        stood = self._stores.recount.visitors(self._event_id, paths, self._log.seq, mend)
        for visitor, how in stood.items():
            if how:
                position = walk(paths[visitor], closings, layout).position
                differences += _of_visitor(visitor, how, members(paths[visitor]), position)
        return {visitor for visitor, how in stood.items() if how is None}

    def _confirm_scans(self, ids: list[str], mend: bool, differences: list[Difference]) -> set[str]:
        words = {scan_id: self._log.word(scan_id) for scan_id in ids}
        self.visitors.update(word.visitor for word in words.values() if word)
        told = [
            IndexWord(scan_id)
            if word is None
            else _index_word(scan_id, word.seq, word.offline, word.void is not None)
            for scan_id, word in words.items()
        ]
        moved_on, wrong = self._stores.recount.scans(self._event_id, told, self._log.seq, mend)
        differences += [
            Difference(f"scans {id_}", *_presence(words[id_] is not None)) for id_ in sorted(wrong)
        ]
        return moved_on

    def _ask_for_scans(self) -> None:
        if self._words:
            told = [
                _index_word(word.scan_id, word.seq, word.offline, word.voided)
                for word in self._words.values()
            ]
            for scan_id, stored in self._stores.recount.misplaced(self._event_id, told).items():
                self._missing += stored is None
                self.scans.add(scan_id)
                self.visitors.add(self._words[scan_id].visitor)
            self._words = {}

    def _ask_for_visitors(self) -> None:
        if self._paths:
            self.visitors.update(self._stores.recount.unsound(self._event_id, self._paths))
            self._paths, self._held = [], 0


def _index_word(scan_id: str, seq: int, offline: int, voided: int) -> IndexWord:
    return IndexWord(scan_id, seq, "void" if voided else "fact" if offline else "")


def _of_visitor(visitor: str, how: FoundVisitor, path: dict[str, int], position: str) -> Iterator[Difference]:
    wrong = [member for member in sorted(how.path.keys() | path) if how.path.get(member) != path.get(member)]
    for member in wrong:
        yield Difference(f"path:{visitor} {member}", *_presence(member in path))
    # Whether a walk is right can only be told where the path is: else one that is there is not named.
    if path and (not how.walk or (how.walk == "wrong" and not wrong)):
        yield Difference(f"walks {visitor}", *_presence(True))
    elif not path and how.walk:
        yield Difference(f"walks {visitor}", *_presence(False))
    for zone in sorted(how.inside ^ ({position} - {AWAY})):
        yield Difference(f"inside:{zone} {visitor}", *_presence(zone == position))


def _presence(expected: bool) -> tuple[int, int]:
    """Stored and recounted of what is missing or wrong, or is there and should not be."""
    return (0, 1) if expected else (1, 0)
