"""The floor plan: an organizer hangs a picture and places the zones; everybody sees where it is getting full."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Dialog, FilePayload, expect

from footfall.lab.demo.floor_plan import example_picture, example_places
from footfall.lab.demo.stage import example_config
from footfall.services import events, plan
from tests.e2e.conftest import Venue
from tests.e2e.plan_sheet import (
    SVG,
    arranged,
    box,
    drag,
    expect_at,
    listed,
    mark,
    open_plan,
    save,
    start_arranging,
)
from tests.e2e.screens import expect_live
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import scan_row

pytestmark = pytest.mark.e2e


def png(width: int = 900, height: int = 300) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "#ccd4e0").save(written, "PNG")
    return written.getvalue()


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_zones_stand_where_they_were_dragged_and_show_who_is_inside(
    context: BrowserContext, venue: Venue
) -> None:
    dashboard = open_plan(context, venue)
    dashboard.plan_file.set_input_files(file("hall.svg", SVG))
    expect(dashboard.plan_picture).to_be_visible()
    drag(dashboard, listed(dashboard, "hall"), 0.25, 0.6)
    drag(dashboard, listed(dashboard, "booth-1"), 0.4, 0.75)
    listed(dashboard, "forum").click()
    expect_at(dashboard, "forum", 0.5, 0.5)
    drag(dashboard, mark(dashboard, "forum"), 0.7, 0.3)
    save(dashboard)

    people = [venue.visitor() for _ in range(3)]
    venue.scan(*(scan_row(person.token) for person in people), scan_row(people[0].token, zone="forum"))
    venue.scan(scan_row(people[1].token, zone="booth-1", direction="touch"))
    dashboard.page.reload()
    expect_live(dashboard)
    expect(dashboard.plan_picture).to_be_visible()
    expect_at(dashboard, "hall", 0.25, 0.6)
    expect_at(dashboard, "forum", 0.7, 0.3)
    expect_at(dashboard, "booth-1", 0.4, 0.75)
    zones = venue.state()["zones"]
    assert (zones["hall"]["occupancy"], zones["forum"]["occupancy"]) == (2, 1)
    for zone, value in (("hall", 2), ("forum", 1), ("booth-1", zones["booth-1"]["visits"])):
        expect(mark(dashboard, zone)).to_have_attribute("data-value", str(value))
    venue.scan(scan_row(people[2].token, direction="out"))
    expect(mark(dashboard, "hall")).to_have_attribute("data-value", "1")


def test_a_zone_is_coloured_and_shaped_by_how_full_it_is(context: BrowserContext, venue: Venue) -> None:
    arranged(venue, hall=(0.5, 0.5))
    wall = open_plan(context, venue, "viewer")
    expect(mark(wall, "hall")).to_have_class(re.compile(r"\bnormal\b"))
    rows = [scan_row(venue.visitor().token) for _ in range(100)]
    venue.scan(*rows[:80])
    expect(mark(wall, "hall")).to_contain_text("▲ 80")
    expect(mark(wall, "hall")).to_have_class(re.compile(r"\bnear\b"))
    venue.scan(*rows[80:])
    expect(mark(wall, "hall")).to_contain_text("■ 100")
    expect(mark(wall, "hall")).to_have_class(re.compile(r"\bfull\b"))


def test_a_marker_tells_its_figures(context: BrowserContext, venue: Venue) -> None:
    arranged(venue, hall=(0.3, 0.5), booth_1=(0.8, 0.8))
    person, other = venue.visitor(), venue.visitor()
    venue.scan(scan_row(person.token), scan_row(other.token))
    venue.scan(scan_row(person.token, direction="out"))
    wall = open_plan(context, venue, "viewer")
    mark(wall, "hall").click()
    expect(wall.plan_figures).to_have_attribute("data-zone", "hall")
    expect(wall.plan_occupancy).to_have_attribute("data-value", "1")
    for term, value in (("Visits", "2"), ("Different visitors", "2")):
        row = wall.plan_figures.locator("dl div").filter(has_text=term)
        expect(row.locator("dd")).to_have_text(value)
    mark(wall, "booth-1").click()
    expect(wall.plan_figures).to_have_attribute("data-zone", "booth-1")
    mark(wall, "booth-1").click()
    expect(wall.plan_figures).to_have_count(0)


def test_a_picture_is_replaced_and_removed_only_when_that_is_meant(
    context: BrowserContext, venue: Venue
) -> None:
    arranged(venue, hall=(0.2, 0.9))
    dashboard = open_plan(context, venue)
    start_arranging(dashboard)
    asked: list[str] = []
    answer = False

    def reply(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if answer:
            dialog.accept()
        else:
            dialog.dismiss()

    dashboard.page.on("dialog", reply)
    natural = "picture => picture.naturalWidth / picture.naturalHeight"
    dashboard.plan_file.set_input_files(file("new.png", png()))
    dashboard.plan_remove.click()
    assert dashboard.plan_picture.evaluate(natural) == 1.6
    answer = True
    dashboard.plan_file.set_input_files(file("new.png", png()))
    expect(dashboard.plan_told).to_have_attribute("data-code", "hung")
    expect(dashboard.plan_picture).to_be_visible()
    dashboard.page.wait_for_function(
        "() => document.querySelector('[data-testid=plan-picture]').naturalWidth === 900"
    )
    sheet = box(dashboard.plan_sheet)
    assert sheet["width"] / sheet["height"] == pytest.approx(3, rel=0.01)
    expect_at(dashboard, "hall", 0.2, 0.9)
    dashboard.plan_remove.click()
    expect(dashboard.plan_picture).to_have_count(0)
    expect_at(dashboard, "hall", 0.2, 0.9)
    assert len(asked) == 4
    assert len(set(asked)) == 2


def test_a_file_that_is_let_go_over_the_page_is_hung(context: BrowserContext, venue: Venue) -> None:
    dashboard = open_plan(context, venue)
    dashboard.page.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'plan.svg', { type: 'image/svg+xml' }));
            const target = document.querySelector('[data-testid=plan-empty]');
            for (const type of ['dragover', 'drop'])
                target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        SVG.decode(),
    )
    expect(dashboard.plan_picture).to_be_visible()


def test_zones_can_stand_on_a_blank_sheet(context: BrowserContext, venue: Venue) -> None:
    dashboard = open_plan(context, venue)
    dashboard.plan_blank.click()
    drag(dashboard, listed(dashboard, "annex"), 0.9, 0.1)
    save(dashboard)
    expect_at(dashboard, "annex", 0.9, 0.1)
    expect(dashboard.plan_picture).to_have_count(0)
    expect(listed(dashboard, "hall")).to_contain_text("0 of 100")


def test_who_is_no_organizer_looks_and_changes_nothing(context: BrowserContext, venue: Venue) -> None:
    for role in ("viewer", "staff"):
        wall = open_plan(context, venue, role)
        expect(wall.plan_empty).to_contain_text("Ask an organizer")
        expect(wall.plan_file).to_have_count(0)
        wall.page.close()
    arranged(venue, hall=(0.3, 0.3))
    wall = open_plan(context, venue, "viewer")
    expect_at(wall, "hall", 0.3, 0.3)
    for control in (wall.plan_arrange, wall.plan_file, wall.plan_save):
        expect(control).to_have_count(0)
    drag(wall, mark(wall, "hall"), 0.8, 0.8)
    mark(wall, "hall").press("ArrowRight")
    expect_at(wall, "hall", 0.3, 0.3)


@pytest.mark.parametrize(
    ("name", "data", "language", "words"),
    [
        ("plan.png", b"no picture at all", "en", "is no SVG, PNG, JPEG or WebP"),
        ("plan.svg", SVG.replace(b"<rect", b"<script>x()</script><rect"), "en", "holds programs or links"),
        ("plan.png", png()[:-20], "zh-Hans", "已损坏"),
        ("plan.svg", SVG.replace(b"<rect", b"<rect onload='x()'"), "zh-Hant", "含有程式或連結"),
        ("plan.jpg", b"\xff\xd8" + b" " * 4_200_000, "en", "too large"),
    ],
)
def test_a_bad_file_is_told_in_words(
    context: BrowserContext, venue: Venue, name: str, data: bytes, language: str, words: str
) -> None:
    dashboard = open_plan(context, venue)
    dashboard.language.select_option(language)
    dashboard.plan_file.set_input_files(file(name, data))
    expect(dashboard.page.get_by_role("alert")).to_contain_text(words)
    expect(dashboard.plan_empty).to_be_visible()
    dashboard.plan_file.set_input_files(file("plan.svg", SVG))
    expect(dashboard.plan_picture).to_be_visible()
    expect(dashboard.page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "title", "arrange", "hall"),
    [
        ("en", "Floor plan", "Arrange", "Hall"),
        ("zh-Hans", "平面图", "调整布局", "展厅"),
        ("zh-Hant", "平面圖", "調整佈局", "展廳"),
    ],
)
def test_it_speaks_three_languages(
    context: BrowserContext, venue: Venue, language: str, title: str, arrange: str, hall: str
) -> None:
    zones = [
        {"id": "hall", "name": {"en": "Hall", "zh-Hans": "展厅", "zh-Hant": "展廳"}, "kind": "area"},
        {"id": "annex", "name": {"en": "Annex"}, "kind": "area"},
    ]
    events.update_event(venue.stores, venue.event.id, {"zones": zones})
    arranged(venue, hall=(0.5, 0.5))
    dashboard = open_plan(context, venue)
    dashboard.language.select_option(language)
    expect(dashboard.view_plan).to_have_text(title)
    expect(dashboard.plan_arrange).to_have_text(arrange)
    expect(mark(dashboard, "hall").locator("b")).to_have_text(hall)
    expect_at(dashboard, "hall", 0.5, 0.5)


def test_nothing_on_it_is_hard_to_use(context: BrowserContext, browser: Browser, venue: Venue) -> None:
    dashboard = open_plan(context, venue)
    expect_nothing_serious(dashboard)
    arranged(venue, hall=(0.3, 0.3), forum=(0.7, 0.3), booth_1=(0.3, 0.7))
    venue.scan(*(scan_row(venue.visitor().token) for _ in range(90)))
    dashboard.page.reload()
    expect_live(dashboard)
    mark(dashboard, "hall").click()
    expect_nothing_serious(dashboard)
    start_arranging(dashboard)
    expect_nothing_serious(dashboard)
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark")
    expect_nothing_serious(open_plan(phone, venue, "viewer"))


def test_the_example_plan_has_a_place_for_every_zone(context: BrowserContext, venue: Venue) -> None:
    assert example_places().keys() == {zone["id"] for zone in example_config()["zones"]}
    assert b"<text" not in example_picture()
    plan.hang_picture(venue.stores, venue.event.id, example_picture())
    dashboard = open_plan(context, venue)
    expect(dashboard.plan_picture).to_be_visible()
    assert dashboard.plan_picture.evaluate("picture => picture.naturalWidth / picture.naturalHeight") == 1.6
