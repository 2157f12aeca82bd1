"""The table of cases is what the specification writes, and has every case that it must have."""

import json
from collections import Counter
from itertools import combinations

import pytest

from footfall.domain.admission import Decision
from footfall.domain.scan import Direction, Outcome, Reason
from tests.contract.cases import FLAWS, NEVER_TOGETHER, OF_TOKENS, all_cases
from tests.contract.spec import expected
from tests.contract.write import TABLE, table


def test_the_table_is_what_the_specification_writes() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), (
        "python -m tests.contract.write, and look at the change"
    )


def test_the_table_has_at_least_300_cases_each_with_a_name_of_its_own() -> None:
    names = Counter(case["id"] for case in json.loads(TABLE.read_text(encoding="utf-8"))["cases"])
    assert len(names) >= 300
    assert [name for name, times in names.items() if times > 1] == []


def test_every_reason_has_a_flaw_that_makes_it_apply() -> None:
    assert list(FLAWS) == list(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_met_at_every_door_live_forced_and_as_a_fact(reason: Reason) -> None:
    met = {case.id for case in all_cases()}
    at_booth = [] if reason is Reason.ZONE_FULL else [Direction.TOUCH]
    for direction in (Direction.IN, Direction.OUT, *at_booth):
        assert {f"{reason} token {direction}", f"{reason} token {direction} forced"} <= met
        assert reason in OF_TOKENS or f"{reason} typed {direction}" in met
        assert f"{reason} fact admitted {direction}" in met


@pytest.mark.parametrize(("first", "second"), list(combinations(Reason, 2)))
def test_of_two_reasons_that_apply_the_first_is_told(first: Reason, second: Reason) -> None:
    if (first, second) in NEVER_TOGETHER:
        return
    told = {case.id: expected(case) for case in all_cases()}
    name = f"{first}+{second} token in"
    assert told[name] == Decision(Outcome.REFUSED, first)
    assert told[f"{second} token in"] == Decision(Outcome.REFUSED, second)
