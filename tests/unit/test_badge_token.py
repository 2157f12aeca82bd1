"""The token on a badge: its layout, its one spelling, and what is no token."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from footfall.domain.badge import (
    PREFIX,
    SIGNED_PREFIX,
    TokenBody,
    assemble_token,
    category_code,
    days_mask,
    normalize_token,
    parse_token,
)

bodies = st.builds(
    TokenBody,
    key_id=st.binary(min_size=4, max_size=4).map(bytes.hex),
    badge_id=st.binary(min_size=5, max_size=5).map(lambda raw: base64.b32encode(raw).decode()),
    issue=st.integers(1, 0xFFFF),
    category_code=st.integers(0, 0xFFFF),
    days_mask=st.integers(0, 2**32 - 1),
)
SIGNATURE = bytes(range(64))


@given(body=bodies)
def test_a_token_is_read_as_it_was_written(body: TokenBody) -> None:
    token = assemble_token(body.encode(), SIGNATURE)
    parsed = parse_token(token)
    assert parsed is not None
    assert (parsed.body, parsed.signature) == (body, SIGNATURE)
    assert parsed.signed == SIGNED_PREFIX + body.encode()
    assert len(token) == 133
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" + PREFIX)


@given(body=bodies, data=st.data())
def test_a_token_has_one_spelling(body: TokenBody, data: st.DataObject) -> None:
    token = assemble_token(body.encode(), SIGNATURE)
    index = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
    changed = token[:index] + other + token[index + 1 :]
    parsed = parse_token(changed)
    if changed != token and parsed is not None:
        assert (parsed.body, parsed.signature) != (body, SIGNATURE)


@given(st.text() | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=", min_size=120).map(PREFIX.__add__))
def test_anything_else_is_no_token(text: str) -> None:
    parsed = parse_token(normalize_token(text))
    assert parsed is None or assemble_token(parsed.body.encode(), parsed.signature) == normalize_token(text)


def test_white_space_and_case_are_forgiven() -> None:
    assert normalize_token(" ff1ab \n cd\t") == "FF1ABCD"


def test_days_are_bits_and_none_is_every_day() -> None:
    assert [days_mask(()), days_mask((0,)), days_mask((0, 3, 3))] == [0, 1, 9]


def test_a_category_has_a_fixed_code() -> None:
    """It is printed on badges: it must never change."""
    assert category_code("investor") == 0xDF22
