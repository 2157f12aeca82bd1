"""What a request may reach: the stores, the settings, the clock, and who is asking."""

import time
from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request

from footfall.domain.addresses import client_address
from footfall.domain.roles import Principal
from footfall.settings import Settings
from footfall.store import Stores
from footfall.web.quota import Quota

KEY = "footfall"


@dataclass(frozen=True)
class Context:
    settings: Settings
    stores: Stores
    quota: Quota


def context() -> Context:
    return cast(Context, current_app.extensions[KEY])


def stores() -> Stores:
    return context().stores


def address() -> str:
    """Where the request comes from, as limits go by it."""
    return client_address(request.environ, context().settings.proxies)


def now() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def who() -> Principal:
    """Who asks. Only for routes that are not open to all: `auth` has made sure of somebody."""
    return cast(Principal, g.who)
