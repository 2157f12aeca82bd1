"""Sets the demo's stage on a fresh server: the event, its register, tokens, a login, badges to try."""

from __future__ import annotations

import secrets
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footfall.domain.errors import NotFound
from footfall.lab.crowd.outings import lost_badge
from footfall.lab.crowd.register import Person, as_visitor
from footfall.lab.demo.sheet import SheetBadge, forged
from footfall.lab.remote import Remote

if TYPE_CHECKING:
    from footfall.store import Stores

EXAMPLE = "innotech-2024.toml"
CHUNK = 500
#: Kiosks to open in a browser: zone and direction.
KIOSKS = (
    ("site", "in"),
    ("site", "out"),
    ("future-cities", "in"),
    ("interactive", "in"),
    ("roadshow", "in"),
    ("lounge", "in"),
    ("skyferry", "touch"),
)
ORGANIZER = "organizer"


@dataclass(frozen=True)
class Access:
    """Tokens and the organizer's login. `kiosks` maps a zone to the token of its kiosks."""

    organizer: str
    staff: str
    viewer: str
    crowd: str
    kiosks: dict[str, str]
    login: dict[str, str]


@dataclass(frozen=True)
class Cast:
    """The register with its badges' tokens by index; `replaced` has those of lost badges."""

    people: Sequence[Person]
    tokens: list[str]
    replaced: dict[int, str]


def example_config() -> dict[str, Any]:
    """The example event's config, from the sources' `examples/` or as it was packed with them."""
    sources = Path(__file__).resolve().parents[4] / "examples" / EXAMPLE
    packed = resources.files("footfall") / "examples" / EXAMPLE
    for place in (sources, packed):
        if place.is_file():
            return tomllib.loads(place.read_text("utf-8"))
    raise NotFound("no_example", f"the example event {EXAMPLE} was not installed with Footfall")


def organizer_token(stores: Stores) -> str:
    """A token for the whole server: only with one can an event be made."""
    from footfall.services import access

    return access.create_token(stores, "organizer", name="Demo")


def grant_access(stores: Stores, event_id: str, organizer: str) -> Access:
    """Everybody's tokens for the event, and the login of an organizer with a fresh password."""
    from footfall.services import access, users

    def token(role: str, name: str, zone: str | None = None) -> str:
        return access.create_token(stores, role, event=event_id, zone=zone, name=name)

    password = secrets.token_urlsafe(9)
    users.create_user(stores, ORGANIZER, password, "organizer")
    return Access(
        organizer=organizer,
        staff=token("staff", "Demo steward"),
        viewer=token("viewer", "Demo wall"),
        crowd=token("kiosk", "Demo crowd"),
        kiosks={zone: token("kiosk", f"Demo {zone}", zone) for zone, _ in KIOSKS},
        login={"name": ORGANIZER, "password": password},
    )


def register(remote: Remote, event_id: str, people: Sequence[Person]) -> Cast:
    """Registers everybody, and issues anew the badges that were lost."""
    registered: list[dict[str, Any]] = []
    with click.progressbar(length=len(people), label="Visitors ", file=sys.stderr) as bar:
        for start in range(0, len(people), CHUNK):
            rows = [as_visitor(person) for person in people[start : start + CHUNK]]
            registered += remote.post(f"/events/{event_id}/visitors", rows)["visitors"]
            bar.update(len(rows))
    tokens = [visitor["badge"]["token"] for visitor in registered]
    replaced = {index: tokens[index] for index in range(len(tokens)) if lost_badge(index)}
    for index in replaced:
        path = f"/events/{event_id}/visitors/{registered[index]['id']}/badge"
        tokens[index] = remote.post(path)["badge"]["token"]
    return Cast(people, tokens, replaced)


def badges_to_try(cast: Cast, at_home: Sequence[int]) -> list[SheetBadge]:
    """Those of the people at home, who are let in; one forged, and one that was replaced."""
    badges = [_sheet_badge(cast, index) for index in at_home]
    visitor = next(index for index in at_home if cast.people[index].category == "visitor")
    lost = next(iter(cast.replaced))
    fake = _sheet_badge(cast, visitor, forged(cast.tokens[visitor]), "forged")
    old = _sheet_badge(cast, lost, cast.replaced[lost], "replaced by a newer badge")
    return [*badges, fake, old]


def addresses(url: str, event_id: str, access: Access) -> dict[str, Any]:
    """Where to look. A token stands behind the #, which browsers do not send."""
    kiosks = [
        {
            "zone": zone,
            "direction": direction,
            "url": f"{url}/kiosk/#token={access.kiosks[zone]}&zone={zone}&direction={direction}",
        }
        for zone, direction in KIOSKS
    ]
    return {
        "dashboard": f"{url}/dashboard/?event={event_id}",
        "wall": f"{url}/dashboard/?event={event_id}#token={access.viewer}",
        "kiosks": kiosks,
        "api": f"{url}/api/v1/docs/",
        "login": access.login,
        "tokens": {key: value for key, value in asdict(access).items() if key != "login"},
    }


def _sheet_badge(cast: Cast, index: int, token: str = "", note: str = "") -> SheetBadge:
    person = cast.people[index]
    line = " · ".join((person.category, person.organization))
    return SheetBadge(token or cast.tokens[index], person.name, line, note)
