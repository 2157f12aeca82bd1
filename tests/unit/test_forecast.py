"""Forecasts: what they say, and when they keep silent."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footfall.domain.forecast import HORIZON, WINDOW, Forecast, forecast

STEADY = [2] * WINDOW


def test_a_steady_inflow_fills_what_room_there_is() -> None:
    assert forecast(STEADY, 80, 100) == Forecast(10, 2.0)


def test_an_unsteady_inflow_is_taken_for_less() -> None:
    found = forecast([2, 3, 1, 2, 3, 2, 1, 2, 2, 2], 90, 100)
    assert found is not None
    assert found.full_in_minutes > 5


@pytest.mark.parametrize(
    ("net", "occupancy"),
    [
        (STEADY, 100),  # full already
        (STEADY, 120),
        (STEADY, 100 - 2 * HORIZON - 1),  # too far off
        ([0] * WINDOW, 90),
        ([-1] * WINDOW, 90),
        ([1] * 7 + [0] * 3, 95),  # seven people in ten minutes
        ([20] + [0] * 9, 90),  # one group, and nobody since
        ([9, -5, 8, -6, 9, -4, 7, -5, 8, -6], 90),  # more noise than inflow
        ([4, 4, 4, 4, 4, 0, 0, 0, 0, 0], 90),  # it has stopped
        (STEADY[1:], 90),  # less than the window is known
    ],
)
def test_nothing_is_said_where_the_minutes_do_not_bear_it(net: Sequence[int], occupancy: int) -> None:
    assert forecast(net, occupancy, 100) is None


@given(
    st.lists(st.integers(-50, 50), min_size=WINDOW, max_size=WINDOW),
    st.integers(0, 500),
    st.integers(0, 500),
)
def test_whatever_happened_it_is_silent_or_within_the_horizon(
    net: list[int], occupancy: int, capacity: int
) -> None:
    found = forecast(net, occupancy, capacity)
    if found is not None:
        assert 1 <= found.full_in_minutes <= HORIZON
        assert found.net_per_minute > 0
        assert occupancy < capacity
