"""The floor plan over HTTP: a picture hangs, zones are placed, nobody overwrites another unawares."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from footfall.domain.event import Event
from footfall.render.picture import MAX_BYTES
from footfall.store import Stores
from tests.factories import event_config, zone_config
from tests.helpers import Actor, LiveServer

PATH = "/events/expo/plan"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500"><rect width="9" height="9"/></svg>'
HALL = {"x": 0.25, "y": 1}
FORUM = {"x": 0.123456789, "y": 0}


def png() -> bytes:
    written = io.BytesIO()
    Image.new("L", (60, 40)).save(written, "PNG")
    return written.getvalue()


def hang(actor: Actor, data: bytes, kind: str = "image/png") -> TestResponse:
    return actor.send("PUT", f"{PATH}/image", data=data, content_type=kind)


def arrange(actor: Actor, places: Any, **more: Any) -> TestResponse:
    return actor.send("PUT", f"{PATH}/places", json={"places": places, **more})


def plan(actor: Actor) -> dict[str, Any]:
    document: dict[str, Any] = actor.get(PATH).get_json()
    return document


def refusal(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["error"]["code"]


def test_an_event_begins_without_a_plan(viewer: Actor) -> None:
    assert plan(viewer) == {"version": 0, "places": {}}
    assert refusal(viewer.get(f"{PATH}/image")) == (404, "no_picture")


def test_a_picture_hangs_for_all_as_it_was_sent(organizer: Actor, viewer: Actor, kiosk: Actor) -> None:
    answer = hang(organizer, SVG, "image/png")  # what the header says is not believed
    assert answer.status_code == 200
    hung = answer.get_json()
    assert hung == plan(viewer) == plan(kiosk)
    assert {key: hung["image"][key] for key in ("type", "size", "width", "height")} == {
        "type": "image/svg+xml",
        "size": len(SVG),
        "width": 1000,
        "height": 625,
    }
    shown = viewer.get(f"{PATH}/image")
    assert shown.data == SVG
    assert shown.content_type == "image/svg+xml"


def test_a_picture_that_is_opened_by_itself_has_no_rights(organizer: Actor) -> None:
    hang(organizer, SVG)
    headers = organizer.get(f"{PATH}/image").headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox"} <= set(policy)
    assert not [part for part in policy if part.startswith(("script", "connect", "frame"))]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"] == "inline"
    assert headers["Cache-Control"] == "no-store"


def test_another_picture_takes_the_place_of_the_first_and_the_zones_stay(organizer: Actor) -> None:
    hang(organizer, SVG)
    arrange(organizer, {"hall": HALL})
    answer = hang(organizer, png())
    assert answer.get_json()["image"]["type"] == "image/png"
    assert answer.get_json()["places"] == {"hall": HALL}
    assert organizer.get(f"{PATH}/image").data == png()


def test_a_picture_is_taken_down_once_and_the_zones_stay(organizer: Actor) -> None:
    hang(organizer, SVG)
    arrange(organizer, {"hall": HALL})
    down = organizer.delete(f"{PATH}/image")
    assert (down.status_code, down.get_json()) == (200, {"version": 3, "places": {"hall": HALL}})
    assert organizer.delete(f"{PATH}/image").get_json() == down.get_json()
    assert organizer.get(f"{PATH}/image").status_code == 404


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_picture"),
        (b"GIF89a", "not_a_picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg_without_size"),
        (SVG.replace(b"<rect", b'<rect onclick="x()"'), "unsafe_svg"),
        (b"<!DOCTYPE svg>" + SVG, "unsafe_svg"),
        (b" " * (MAX_BYTES + 1), "picture_too_large"),
    ],
)
def test_a_bad_picture_is_told_and_the_one_before_stays(organizer: Actor, data: bytes, code: str) -> None:
    before = hang(organizer, SVG).get_json()
    assert refusal(hang(organizer, data)) == (422, code)
    assert plan(organizer) == before
    assert organizer.get(f"{PATH}/image").data == SVG


def test_a_picture_of_four_megabytes_is_taken_and_one_that_has_no_end_is_not(organizer: Actor) -> None:
    large = SVG[:-6] + b"<!--" + b"x" * (MAX_BYTES - len(SVG) - 7) + b"--></svg>"
    assert len(large) == MAX_BYTES
    assert hang(organizer, large).status_code == 200
    assert organizer.get(f"{PATH}/image").data == large
    assert refusal(hang(organizer, b" " * (2 * MAX_BYTES + 1))) == (413, "body_too_large")
    endless = organizer.send(
        "PUT",
        f"{PATH}/image",
        input_stream=io.BytesIO(b" " * 20_000_000),
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    assert endless.status_code in (413, 422)


def test_a_real_server_takes_what_fits_and_says_what_does_not(
    live_server: LiveServer, event: Event, make_token: Callable[..., str]
) -> None:
    token, path = make_token("organizer"), f"/api/v1{PATH}/image"
    large = SVG[:-6] + b"<!--" + b"x" * (MAX_BYTES - len(SVG) - 7) + b"--></svg>"
    assert live_server.send("PUT", path, token, {"data": large}).status_code == 200
    assert live_server.get(path, token).content == large
    answer = live_server.send("PUT", path, token, {"data": large + b"\n"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "picture_too_large")


def test_zones_stand_where_they_were_put(organizer: Actor, viewer: Actor) -> None:
    answer = arrange(organizer, {"hall": HALL, "forum": FORUM, "booth-1": {"x": 0, "y": 0.5}}, version=0)
    assert answer.status_code == 200
    assert plan(viewer) == answer.get_json()
    assert plan(viewer)["places"]["forum"] == FORUM
    assert arrange(organizer, {"hall": FORUM}, version=1).get_json() == {
        "version": 2,
        "places": {"hall": FORUM},
    }


def test_who_was_slower_is_told_and_overwrites_nothing(organizer: Actor) -> None:
    arrange(organizer, {"hall": HALL}, version=0)
    assert refusal(arrange(organizer, {}, version=0)) == (409, "plan_changed")
    hang(organizer, SVG)
    assert refusal(arrange(organizer, {}, version=1)) == (409, "plan_changed")
    assert plan(organizer)["places"] == {"hall": HALL}
    assert arrange(organizer, {}).status_code == 200  # who names no version means it


def test_unknown_zones_are_refused_by_name(organizer: Actor) -> None:
    answer = arrange(organizer, {"hall": HALL, "attic": HALL, "cellar": HALL})
    assert refusal(answer) == (422, "unknown_zone")
    assert answer.get_json()["error"]["details"] == {"zones": ["attic", "cellar"]}
    assert "'attic', 'cellar'" in answer.get_json()["error"]["message"]
    assert plan(organizer)["version"] == 0


@pytest.mark.parametrize(
    "place",
    [
        *({"x": -0.01, "y": 0}, {"x": 1.01, "y": 0}, {"x": "0.5", "y": 0}, {"x": True, "y": 0}, {"x": 0.5}),
        *({"x": 0, "y": None}, {"x": 0, "y": 0, "z": 0}, [0, 0], None),
    ],
)
def test_a_place_outside_the_picture_is_422(organizer: Actor, place: Any) -> None:
    assert refusal(arrange(organizer, {"hall": place})) == (422, "invalid_body")


@pytest.mark.parametrize(
    "body", [{}, {"places": []}, {"places": {}, "version": -1}, {"places": {}, "version": "0"}, {"zones": {}}]
)
def test_places_that_are_none_are_422(organizer: Actor, body: Any) -> None:
    answer = organizer.send("PUT", f"{PATH}/places", json=body)
    assert refusal(answer) == (422, "invalid_body")


def test_a_zone_that_was_taken_out_of_the_event_does_not_show(organizer: Actor, owner: Actor) -> None:
    arrange(organizer, {"hall": HALL, "annex": FORUM})
    kept = [zone for zone in event_config()["zones"] if zone["id"] != "annex"]
    organizer.patch("/events/expo", {"zones": [*kept, zone_config("loft")]})
    assert plan(organizer)["places"] == {"hall": HALL}
    assert arrange(organizer, {"hall": HALL, "loft": HALL}, version=1).status_code == 200


def test_each_event_has_a_plan_of_its_own(organizer: Actor, foreigner: Actor) -> None:
    hang(organizer, SVG)
    assert foreigner.get("/events/other/plan").get_json() == {"version": 0, "places": {}}
    assert foreigner.get(f"{PATH}/image").status_code == 403


def test_a_plan_moves_nobody_and_raises_no_sequence_number(organizer: Actor, stores: Stores) -> None:
    before = organizer.get("/events/expo/state").get_json()["seq"]
    hang(organizer, SVG)
    arrange(organizer, {"hall": HALL})
    assert organizer.get("/events/expo/state").get_json()["seq"] == before
