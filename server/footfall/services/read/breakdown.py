"""Who came: each zone's visits by the category or the group of the visitors. Numbers, no names."""

import time
from collections.abc import Mapping
from typing import Any, Literal

from footfall.domain.changes import SITE, Share, shares
from footfall.domain.times import MINUTE_MS, minute_of, rfc3339
from footfall.services.read.changes import Account

By = Literal["category", "group"]
BOOTH_FIELDS = ("visits", "unique", "new")


def breakdown(made: Account, by: By, start: int | None, end: int | None, now: int) -> dict[str, Any]:
    """The `/breakdown` document; visitors without a group, or who are not in the register, have the key "".

    Categories and groups are the register's of the moment at which it was read.
    """
    begin, until = made.window(start, end, now)
    first, last = minute_of(begin), minute_of(until)
    keys = made.categories if by == "category" else made.groups

    def of(name: str) -> Mapping[str, Share]:
        time.sleep(0)  # the doors come first
        return shares(made.record.visits[name], keys, first, last) if name in made.record.visits else {}

    tz = made.event.tz
    return {
        "seq": made.seq,
        "at": rfc3339(made.at, tz),
        "from": rfc3339(first * MINUTE_MS, tz),
        "to": rfc3339(until, tz),
        "by": by,
        "site": {key: share._asdict() for key, share in of(SITE).items()},
        "zones": {zone.id: _rows(of(zone.id), zone.is_booth) for zone in made.event.zones},
    }


def _rows(found: Mapping[str, Share], is_booth: bool) -> dict[str, dict[str, int]]:
    if not is_booth:
        return {key: share._asdict() for key, share in found.items()}
    return {
        key: {name: getattr(share, name) for name in BOOTH_FIELDS}
        for key, share in found.items()
        if share.visits
    }
