"""Badges over HTTP: their QR, whether one is good, reissue and revocation."""

from __future__ import annotations

from typing import Any

from tests.helpers import Actor


def test_the_qr_comes_as_png_and_as_svg(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    png, svg = staff.get(f"{path}.png"), staff.get(f"{path}.svg")
    assert (png.mimetype, png.data[:4]) == ("image/png", b"\x89PNG")
    assert (svg.mimetype, svg.data[:4]) == ("image/svg+xml", b"<svg")


def test_a_token_is_verified_without_counting(kiosk: Actor, viewer: Actor, visitor: dict[str, Any]) -> None:
    badge = visitor["badge"]
    verdict = kiosk.post("/events/expo/badges/verify", {"token": badge["token"]}).get_json()
    assert (verdict["valid"], verdict["badge_id"]) == (True, badge["id"])
    assert verdict["visitor"]["name"] == "Mei Lin"
    forged = kiosk.post("/events/expo/badges/verify", {"token": badge["token"][:-1]}).get_json()
    assert forged == {"valid": False, "reason": "invalid_token"}
    assert viewer.get("/events/expo/state").get_json()["totals"]["admitted"] == 0


def test_reissuing_revokes_the_badge_before(kiosk: Actor, staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    badge = staff.post(path).get_json()["badge"]
    assert (badge["issue"], badge["status"]) == (2, "active")
    verify = "/events/expo/badges/verify"
    old = kiosk.post(verify, {"token": visitor["badge"]["token"]}).get_json()
    assert (old["valid"], old["reason"]) == (False, "revoked_badge")
    assert kiosk.post(verify, {"token": badge["token"]}).get_json()["valid"] is True
    assert kiosk.get("/events/expo/badges/revoked").get_json() == {"revoked": [visitor["badge"]["id"]]}


def test_revoking_twice_changes_nothing_more(staff: Actor, visitor: dict[str, Any]) -> None:
    path = f"/events/expo/visitors/{visitor['id']}/badge"
    first, second = staff.delete(path).get_json(), staff.delete(path).get_json()
    assert first["badge"]["status"] == "revoked"
    assert second == first


def test_the_public_key_has_32_bytes(kiosk: Actor) -> None:
    key = kiosk.get("/events/expo/badges/key").get_json()
    assert len(key["public_key"]) == 43
    assert len(key["key_id"]) == 8
