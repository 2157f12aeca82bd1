"""The patch between two documents: applying it to the first gives the second."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from footfall.live.patch import apply, diff

scalars = st.integers() | st.text(max_size=5) | st.booleans()
# Few keys, so that the two documents often share some; no null anywhere, as in the state document.
documents = st.recursive(
    scalars | st.lists(scalars, max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("abcde"), inner, max_size=4),
    max_leaves=20,
)
objects = st.dictionaries(st.sampled_from("abcde"), documents, max_size=5)


@given(objects, objects)
def test_the_patch_turns_one_document_into_the_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert apply(diff(before, after), before) == after


@given(objects)
def test_nothing_changed_is_an_empty_patch(document: dict[str, Any]) -> None:
    assert diff(document, document) == {}


def test_only_what_changed_is_in_the_patch() -> None:
    before = {"seq": 1, "zones": {"hall": {"occupancy": 1, "visits": 1}, "forum": {"visits": 2}}}
    after = {"seq": 2, "zones": {"hall": {"occupancy": 2, "visits": 1}, "forum": {"visits": 2}}}
    assert diff(before, after) == {"seq": 2, "zones": {"hall": {"occupancy": 2}}}


def test_what_is_gone_is_null_in_the_patch() -> None:
    assert diff({"capacity": 5, "visits": 1}, {"visits": 1}) == {"capacity": None}


def test_applying_leaves_the_document_as_it_was() -> None:
    document = {"zones": {"hall": 1}}
    apply({"zones": {"hall": 2}}, document)
    assert document == {"zones": {"hall": 1}}
