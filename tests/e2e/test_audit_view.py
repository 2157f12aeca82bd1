"""Who did what, for the organizer who has to answer for it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from footfall.services import access
from footfall.store import keys
from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_dashboard
from tests.e2e.test_accessible import expect_nothing_serious
from tests.factories import event_config, visitor_row

pytestmark = pytest.mark.e2e


def audit(context: BrowserContext, venue: Venue, role: str = "organizer") -> Screen:
    dashboard = open_dashboard(context, venue.url, venue.token(role), venue.event.id)
    dashboard.view_audit.click()
    expect(dashboard.audit).to_be_visible()
    return dashboard


def register(venue: Venue, name: str, role: str = "staff") -> None:
    path = f"/api/v1/events/{venue.event.id}/visitors"
    assert venue.server.post(path, visitor_row(name=name), venue.token(role)).status_code == 201


def test_deeds_are_shown_filtered_and_read_further_back(context: BrowserContext, venue: Venue) -> None:
    for n in range(60):
        register(venue, f"Visitor {n}")
    organizer = venue.token("organizer")
    path = f"/api/v1/events/{venue.event.id}"
    assert venue.server.send("PATCH", path, organizer, {"json": {"timezone": "Asia/Hong_Kong"}}).ok
    dashboard = audit(context, venue)
    expect(dashboard.audit_entry).to_have_count(50)
    first = dashboard.audit_entry.first
    expect(first).to_contain_text("changed the event")
    expect(first).to_contain_text("keys: timezone")
    dashboard.audit_older.click()
    expect(dashboard.audit_entry).to_have_count(61)
    dashboard.audit_action.select_option("update_event")
    expect(dashboard.audit_entry).to_have_count(1)
    dashboard.audit_action.select_option("")
    dashboard.audit_who.fill("nobody is called so")
    expect(dashboard.audit).to_contain_text("Nothing fits this choice")
    expect(dashboard.audit_entry).to_have_count(0)


def test_the_whole_server_is_for_an_organizer_of_every_event(context: BrowserContext, venue: Venue) -> None:
    register(venue, "Mei Lin")
    chief_token = access.create_token(venue.stores, "organizer", name="chief")
    dashboard = audit(context, venue)
    expect(dashboard.audit_scope).to_have_count(0)
    chief = open_dashboard(context, venue.url, chief_token, venue.event.id)
    chief.view_audit.click()
    expect(chief.audit_entry).to_have_count(1)
    other = event_config(id=f"{venue.event.id}-b")
    assert venue.server.post("/api/v1/events", other, chief_token).status_code == 201
    chief.audit_scope.select_option("server")
    expect(chief.audit_entry.first).to_contain_text(f"event {venue.event.id}-b")


def test_the_check_says_what_to_write_down_and_where_it_is_broken(
    context: BrowserContext, venue: Venue
) -> None:
    register(venue, "Mei Lin")
    dashboard = audit(context, venue)
    dashboard.audit_check.click()
    expect(dashboard.audit_checked).to_contain_text(re.compile(r"Whole: [\d,]+ entries"))
    expect(dashboard.audit_checked.locator("code")).to_have_text(re.compile(r"^\d+:[0-9a-f]{64}$"))
    redis: Any = venue.stores.redis
    [(number, fields)] = redis.xrevrange(keys.AUDIT_LOG, count=1)
    redis.xdel(keys.AUDIT_LOG, number)
    try:
        changed = fields | {"entry": fields["entry"].replace("staff", "ghost")}
        redis.xadd(keys.AUDIT_LOG, changed, id=f"{number.partition('-')[0]}-1")
        dashboard.audit_check.click()
        expect(dashboard.audit_checked).to_have_attribute("data-intact", "false")
        expect(dashboard.audit_checked).to_contain_text("Broken: from entry")
    finally:
        redis.delete(keys.AUDIT_LOG)


def test_others_are_not_offered_it(context: BrowserContext, venue: Venue) -> None:
    dashboard = open_dashboard(context, venue.url, venue.token("staff"), venue.event.id)
    expect(dashboard.view_kiosks).to_be_visible()
    expect(dashboard.view_audit).to_have_count(0)


def test_axe_finds_nothing_serious(context: BrowserContext, venue: Venue) -> None:
    register(venue, "Mei Lin")
    dashboard = audit(context, venue)
    dashboard.audit_check.click()
    expect(dashboard.audit_checked.locator("code")).to_be_visible()
    expect_nothing_serious(dashboard)
