"""Care for kiosks from afar."""

from flask import Response

from footfall.domain.roles import may_manage_kiosks, may_read_state, may_scan
from footfall.services import events, kiosks
from footfall.services.read import state
from footfall.web.auth import of_event
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.deeds import keys_of, note
from footfall.web.paths import EventPath, KioskPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.kiosks import (
    KioskBeat,
    KioskBeatAnswer,
    KioskChanges,
    KioskDocument,
    KioskList,
    KioskOrder,
    KioskOrdered,
    KiosksAway,
    changes_of,
    command_document,
    kiosk_document,
    settings_document,
    zone_document,
)
from footfall.wire.state import state_document

bp = api("kiosks", "The devices at the doors.", OF_EVENT)


@route(bp, "GET", "/kiosks", may=of_event(may_read_state), answers={200: KioskList})
def list_kiosks(path: EventPath) -> Response:
    """Every kiosk that was heard of, as it last said it was."""
    listed = kiosks.list_kiosks(stores(), path.event, now())
    return json_answer({"kiosks": [kiosk_document(kiosk) for kiosk in listed]})


@route(
    bp,
    "PATCH",
    "/kiosks/<kiosk>",
    may=of_event(may_manage_kiosks),
    answers={200: KioskDocument},
    errors=(409,),
)
def change_kiosk(path: KioskPath, body: KioskChanges) -> Response:
    """Order a kiosk another name, zone or direction, or lock it."""
    changed = kiosks.change_kiosk(stores(), path.event, path.kiosk, changes_of(body), now())
    note(keys=keys_of(body))
    return json_answer(kiosk_document(changed))


@route(
    bp,
    "POST",
    "/kiosks/<kiosk>/commands",
    may=of_event(may_manage_kiosks),
    answers={202: KioskOrdered},
    errors=(409,),
)
def command_kiosk(path: KioskPath, body: KioskOrder) -> Response:
    """Make a kiosk ring, so that it is found, or reload its page."""
    command_id = kiosks.command_kiosk(stores(), path.event, path.kiosk, body.command, now())
    note(command=body.command)
    return json_answer({"id": command_id}, 202)


@route(bp, "POST", "/put-away", may=of_event(may_manage_kiosks), answers={200: KioskList})
def put_away(path: EventPath, body: KiosksAway) -> Response:
    """Put devices away, so that their silence is none. Those that are connected stay; who speaks again is back."""
    kept = kiosks.put_away(stores(), path.event, body.kiosks, now())
    note(kiosks=len(kept))
    return json_answer({"kiosks": [kiosk_document(kiosk) for kiosk in kept]})


@route(
    bp,
    "POST",
    "/kiosks/<kiosk>/heartbeat",
    may=of_event(may_scan),
    answers={200: KioskBeatAnswer},
    errors=(409,),
)
def beat(path: KioskPath, body: KioskBeat) -> Response:
    """How a kiosk is, and what is wanted of it, where its WebSocket does not come about."""
    said, at = body.model_dump(), now()
    event = kiosks.allowed_door(stores(), who(), path.event, body.zone, body.direction)
    orders = kiosks.introduced(stores(), path.event, path.kiosk, who(), said, at)
    kiosks.heard_from(stores(), path.event, path.kiosk, who(), said, at)
    version = events.event_version(stores(), path.event)
    counted = state_document(state.read_state(stores(), path.event, at))
    answer = {
        "settings": settings_document(event, version, orders, now()),
        "zone": zone_document(counted, body.zone),
    }
    command = kiosks.fresh_command(orders, at)
    return json_answer(answer | ({"command": command_document(command)} if command else {}))


@route(bp, "DELETE", "/kiosks/<kiosk>", may=of_event(may_manage_kiosks), answers={204: None})
def forget_kiosk(path: KioskPath) -> Response:
    """Take a device that is gone from the list."""
    kiosks.forget_kiosk(stores(), path.event, path.kiosk)
    return Response(status=204)
