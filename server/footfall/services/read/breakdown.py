"""Who came: each zone's visits by the category or the group of the visitors. Numbers, no names."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from footfall.domain.changes import SITE, Share, shares
from footfall.domain.times import minute_of
from footfall.services.read.changes import Account

By = Literal["category", "group"]


@dataclass(frozen=True)
class Breakdown:
    """The minutes from `first` to that of `until` (ms). Shares by the id of a category or the name of a group."""

    account: Account
    by: By
    first: int
    until: int
    site: Mapping[str, Share]
    zones: Mapping[str, Mapping[str, Share]]


def breakdown(made: Account, by: By, start: int | None, end: int | None, now: int) -> Breakdown:
    """Visitors without a group, or who are not in the register, have the key "".

    Categories and groups are the register's of the moment at which it was read.
    """
    begin, until = made.window(start, end, now)
    first, last = minute_of(begin), minute_of(until)
    keys = made.categories if by == "category" else made.groups

    def of(name: str) -> Mapping[str, Share]:
        time.sleep(0)  # the doors come first
        return shares(made.record.visits[name], keys, first, last) if name in made.record.visits else {}

    return Breakdown(made, by, first, until, of(SITE), {zone.id: of(zone.id) for zone in made.event.zones})
