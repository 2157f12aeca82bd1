"""When a zone will be full at the present pace, said only where the last minutes bear it. Pure.

`footfall bench forecast` holds it against simulated days; docs/warnings.md has the figures, and why it is so careful.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

#: How many full minutes it looks back on.
WINDOW = 10
#: A forecast further off says nothing.
HORIZON = 30
#: Fewer people more than that many minutes ago are no movement to speak of.
LEAST_PEOPLE = 8
#: The mean inflow must be so many times its own standard error.
CLEAR_OF_NOISE = 3
#: The moments at which the zone is full with one standard error more and one less must lie this close, in minutes.
SURE_WITHIN = 5


@dataclass(frozen=True)
class Forecast:
    """Minutes until the capacity is reached, at least 1, and the net inflow a minute that this rests on."""

    full_in_minutes: int
    net_per_minute: float


def forecast(net: Sequence[int], occupancy: int, capacity: int) -> Forecast | None:
    """`net`: the change of the occupancy in each of the last `WINDOW` full minutes, oldest first.

    None where the zone is full, does not fill, or fills too unsteadily to tell. The pace is the lower of the mean of
    the window and of its newer half, less one standard error: as a zone fills, fewer come in, and a moment that is
    named too early is believed the next time no more.
    """
    room = capacity - occupancy
    if room <= 0 or len(net) < WINDOW or sum(net) < LEAST_PEOPLE:
        return None
    mean = sum(net) / len(net)
    error = sqrt(sum((n - mean) ** 2 for n in net) / (len(net) - 1) / len(net))
    newer = net[len(net) // 2 :]
    pace = min(mean, sum(newer) / len(newer)) - error
    if mean < CLEAR_OF_NOISE * error or pace <= error or room > HORIZON * pace:
        return None
    if room / (pace - error) - room / (pace + error) > SURE_WITHIN:
        return None
    return Forecast(max(1, round(room / pace)), round(mean, 1))
