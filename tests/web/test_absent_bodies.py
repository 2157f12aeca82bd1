"""No body says the same as an empty object, wherever every field may be left out: whatever the header says."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.factories import scan_row, visitor_row
from tests.helpers import Actor

HEADERS: list[dict[str, str]] = [{}, {"Content-Type": "application/json"}]


def optional_bodies(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Each method and path whose body need not be sent."""
    found = []
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            if isinstance(described, dict) and described.get("requestBody", {}).get("required") is False:
                found.append((method, path))
    return found


def test_the_document_says_which_bodies_may_be_left_out(client: FlaskClient) -> None:
    found = optional_bodies(client.get("/api/v1/openapi.json").get_json())
    paths = {path for _, path in found}
    assert "/api/v1/events/{event}/scans/{scan}/void" in paths
    assert "/api/v1/events/{event}/closings" in paths
    assert "/api/v1/events/{event}/scans" not in paths


@pytest.mark.parametrize("headers", HEADERS)
def test_no_such_route_asks_for_a_body(
    organizer: Actor, headers: dict[str, str], client: FlaskClient
) -> None:
    for method, path in optional_bodies(client.get("/api/v1/openapi.json").get_json()):
        address = path.replace("{event}", "expo").replace("{", "").replace("}", "")
        answer = client.open(address, method=method.upper(), headers=organizer.headers | headers)
        code = (answer.get_json() or {}).get("error", {}).get("code")
        assert code not in ("malformed_json", "unsupported_media_type", "invalid_body"), (method, path, code)


@pytest.mark.parametrize("headers", HEADERS)
def test_a_scan_is_taken_back_without_a_word(
    staff: Actor, client: FlaskClient, headers: dict[str, str]
) -> None:
    answer = staff.post("/events/expo/visitors", visitor_row()).get_json()
    row = scan_row(answer["visitors"][0]["badge"]["token"])
    staff.post("/events/expo/scans", {"scans": [row]})
    void = client.post(f"/api/v1/events/expo/scans/{row['scan_id']}/void", headers=staff.headers | headers)
    assert (void.status_code, void.get_json()["voided"]) == (200, True)
