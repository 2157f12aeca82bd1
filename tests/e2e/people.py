"""The dashboard's view of people, as somebody finds their way in it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, expect

from footfall.services.badging import RegisteredVisitor
from tests.e2e.conftest import Venue
from tests.e2e.screens import Screen, open_dashboard


def open_people(context: BrowserContext, venue: Venue, role: str = "staff") -> Screen:
    dashboard = open_dashboard(context, venue.url, venue.token(role), venue.event.id)
    dashboard.view_people.click()
    expect(dashboard.people_query).to_be_visible()
    return dashboard


def open_somebody(context: BrowserContext, venue: Venue, visitor: RegisteredVisitor) -> Screen:
    dashboard = open_people(context, venue)
    dashboard.people_query.fill(visitor.badge.id)
    dashboard.people_found.click()
    expect(dashboard.person_position).to_be_visible()
    return dashboard


def open_roll_call(context: BrowserContext, venue: Venue) -> Screen:
    dashboard = open_people(context, venue)
    dashboard.people_roll.click()
    expect(dashboard.roll_count).to_have_attribute("data-value", re.compile(r"\d+"))
    return dashboard


def read(venue: Venue, path: str, role: str = "staff") -> Any:
    return venue.server.get(f"/api/v1/events/{venue.event.id}{path}", venue.token(role)).json()
