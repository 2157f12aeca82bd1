"""Hardware scanners type: fast or slow, with or without Enter, wherever the focus happens to be."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_kiosk

pytestmark = pytest.mark.e2e


def door(context: BrowserContext, venue: Venue) -> Screen:
    return open_kiosk(context, venue.url, token=venue.token("kiosk"), zone="hall", direction="in")


def admitted(venue: Venue) -> int:
    count: int = venue.state()["totals"]["admitted"]
    return count


@pytest.mark.parametrize("enter", [True, False], ids=["enter", "no-enter"])
@pytest.mark.parametrize("ms", [0, 5, 20, 120])
def test_every_scan_arrives_at_any_speed(context: BrowserContext, venue: Venue, ms: int, enter: bool) -> None:
    kiosk = door(context, venue)
    for _ in range(2):
        visitor = venue.visitor()
        kiosk.page.keyboard.type(visitor.token, delay=ms)
        if enter:
            kiosk.page.keyboard.press("Enter")
        kiosk.expect_verdict("admitted", visitor.visitor.details.name)
        kiosk.expect_ready()
    assert admitted(venue) == 2


def test_the_focus_may_be_anywhere(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    places = [
        kiosk.page.get_by_test_id("language-zh-Hant"),
        kiosk.change_zone,
        kiosk.staff,
        kiosk.manual_input,
    ]
    for place in places:
        place.focus()
        kiosk.scan(venue.visitor().token)
        kiosk.expect_verdict("admitted")
        expect(kiosk.staff_dialog).to_have_count(0)
        kiosk.expect_ready()
    expect(kiosk.zone_name).to_have_text("Hall")  # no scan pressed the button that had the focus
    expect(kiosk.manual_input).to_have_value("")
    assert admitted(venue) == len(places)


def test_a_scan_that_lost_characters_is_told_and_the_next_is_read(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue)
    token = venue.visitor().token
    kiosk.scan(token[:90], enter=False)
    kiosk.expect_verdict("unread", reason="incomplete")
    kiosk.expect_ready()
    kiosk.scan(token)
    kiosk.expect_verdict("admitted")
    assert admitted(venue) == 1


PRESS = """(keys) => { for (const [key, code, held] of keys) {
    const event = { key, code, bubbles: true, cancelable: true, composed: true, ...held };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event));
    document.activeElement.dispatchEvent(new KeyboardEvent('keyup', event));
} }"""


def code_of(letter: str) -> str:
    return f"Digit{letter}" if letter.isdigit() else f"Key{letter}"


def press(kiosk: Screen, keys: list[tuple[str, str, dict[str, bool]]]) -> None:
    """Keys as devices send them that no keyboard of Chromium's own is: key, code, and what they bear."""
    kiosk.page.evaluate(PRESS, keys)


def by_number(letter: str) -> list[tuple[str, str, dict[str, bool]]]:
    held = {"altKey": True}
    digits = [(digit, f"Numpad{digit}", held) for digit in f"{ord(letter):04}"]
    return [*digits, ("Alt", "AltLeft", {})]


@pytest.mark.parametrize("held", [{"altKey": True}, {"ctrlKey": True}, {"repeat": True}], ids=str)
def test_what_the_keys_bear_is_no_matter(
    context: BrowserContext, venue: Venue, held: dict[str, bool]
) -> None:
    kiosk = door(context, venue)
    press(kiosk, [(letter, code_of(letter), held) for letter in venue.visitor(name="Lin Yue").token])
    kiosk.expect_verdict("admitted", "Lin Yue")


def test_characters_typed_by_their_number_are_read(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    press(kiosk, [key for letter in venue.visitor(name="Lin Yue").token for key in by_number(letter)])
    kiosk.expect_verdict("admitted", "Lin Yue")


def test_a_scanner_that_means_another_layout_is_read(context: BrowserContext, venue: Venue) -> None:
    """Set for a US keyboard, on a device with a German one; and the other way round."""
    kiosk = door(context, venue)
    swapped = str.maketrans("YZ", "ZY")
    for name, typed, placed in (("Lin Yue", swapped, {}), ("Chen Bo", {}, swapped)):
        token = venue.visitor(name=name).token
        press(kiosk, [(letter.translate(typed), code_of(letter.translate(placed)), {}) for letter in token])
        kiosk.expect_verdict("admitted", name)
        kiosk.expect_ready()
    # Text alone, as on phones: what is typed there has no place on a keyboard.
    kiosk.page.keyboard.insert_text(venue.visitor(name="Ada").token.translate(swapped))
    kiosk.expect_verdict("admitted", "Ada")


def test_text_that_comes_without_keys_is_read_whatever_was_touched(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue)
    for number, touch in enumerate(
        (None, kiosk.page.get_by_test_id("language-zh-Hant"), kiosk.occupancy, kiosk.manual_submit)
    ):
        if touch is not None:
            touch.click()
        kiosk.page.keyboard.insert_text(venue.visitor(name=f"Visitor {number}").token)
        kiosk.expect_verdict("admitted", f"Visitor {number}")
        kiosk.expect_ready()
    assert admitted(venue) == 4


def test_an_input_method_may_compose_what_a_scanner_types(context: BrowserContext, venue: Venue) -> None:
    kiosk = door(context, venue)
    token = venue.visitor(name="Lin Yue").token
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in token.lower())
    keyboard = context.new_cdp_session(kiosk.page)
    for end in (1, 40, 90):
        at = {"selectionStart": end, "selectionEnd": end}
        keyboard.send("Input.imeSetComposition", {"text": wide[:end], **at})
    keyboard.send("Input.insertText", {"text": wide})
    kiosk.expect_verdict("admitted", "Lin Yue")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Set the keyboard to English"),
        ("zh-Hans", "请将键盘\u200b切换为英文"),
        ("zh-Hant", "請將鍵盤\u200b切換為英文"),
    ],
)
def test_where_the_keyboard_changes_letters_the_screen_says_so(
    context: BrowserContext, venue: Venue, language: str, words: str
) -> None:
    context.add_init_script(f"localStorage.setItem('footfall.language', '{language}')")
    kiosk = door(context, venue)
    token = venue.visitor().token
    kiosk.page.keyboard.insert_text("".join(chr(0x410 + ord(letter) % 32) for letter in token))
    kiosk.expect_verdict("unread", words, reason="garbled")
    kiosk.expect_ready()
    kiosk.scan(token)
    kiosk.expect_verdict("admitted")


def test_the_place_for_scanners_is_in_nobodys_way(context: BrowserContext, venue: Venue) -> None:
    kiosk = open_kiosk(context, venue.url, token=venue.token("staff"), zone="hall", direction="in")
    place = kiosk.page.locator(".typing-place")
    expect(place).to_be_focused()
    expect(place).to_have_attribute("inputmode", "none")  # a phone opens no keyboard for it
    # By keys one comes to what there is to press, stays there, and never to the place.
    kiosk.page.keyboard.press("Tab")
    expect(kiosk.page.locator("#kiosk *:focus")).to_have_count(1)
    # What somebody fills in keeps the focus, and every letter.
    kiosk.manual_input.click()
    kiosk.page.keyboard.type("ABCD", delay=20)
    expect(kiosk.manual_input).to_have_value("ABCD")
    kiosk.manual_input.fill("")
    kiosk.staff.click()
    kiosk.staff_search.click()
    kiosk.staff_query.click()
    kiosk.page.keyboard.type("Lin", delay=20)
    expect(kiosk.staff_query).to_have_value("Lin")
    kiosk.staff_close.click()
    expect(place).to_be_focused()
    # A shortcut is no scan: it does what it does, and leaves nothing behind that Enter would end.
    pressed = "addEventListener('keydown', (event) => { window.stopped = event.defaultPrevented; })"
    kiosk.page.evaluate(pressed)
    for key in ("f", "f", "c", "v", "c", "v", "c", "v", "a"):
        kiosk.page.keyboard.press(f"Control+{key}")
        assert kiosk.page.evaluate("window.stopped") is False
    kiosk.page.keyboard.press("Enter")
    expect(kiosk.verdict).to_have_count(0)


def test_what_an_input_method_makes_of_a_scan_does_not_stay_in_a_field(
    context: BrowserContext, venue: Venue
) -> None:
    kiosk = door(context, venue)
    kiosk.manual_input.fill("AB")
    token = venue.visitor(name="Lin Yue").token
    press(kiosk, [("Process", code_of(letter), {}) for letter in token[:-1]])
    kiosk.page.keyboard.insert_text("发飞一啊")
    press(kiosk, [("Process", code_of(token[-1]), {})])
    kiosk.expect_verdict("admitted", "Lin Yue")
    expect(kiosk.manual_input).to_have_value("AB")
