"""The OpenAPI document describes what is really there."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from footfall.wire.live import LIVE_SHAPES

#: Pages are for people, and the document does not describe itself.
UNDESCRIBED = ("pages.", "docs.")


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return found


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (re.sub(r"<(?:[^<:]+:)?([^>]+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith(UNDESCRIBED)
        for method in (rule.methods or set()) - {"HEAD"}
    }


def test_the_document_describes_every_route_and_no_other(app: Flask, document: dict[str, Any]) -> None:
    described = {(path, method) for path, item in document["paths"].items() for method in item}
    assert described == routes(app)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    references = set(
        re.findall(r'"\$ref": ?"#/components/schemas/([^"]+)"', repr(document).replace("'", '"'))
    )
    assert references
    assert references <= set(schemas)


def test_the_live_messages_are_among_the_schemas(document: dict[str, Any]) -> None:
    assert {shape.__name__ for shape in LIVE_SHAPES} <= set(document["components"]["schemas"])


def test_every_operation_has_a_summary_and_its_own_id(document: dict[str, Any]) -> None:
    operations = [op for item in document["paths"].values() for op in item.values()]
    assert all(op["summary"] for op in operations)
    ids = [op["operationId"] for op in operations]
    assert len(ids) == len(set(ids))


def test_every_error_has_the_one_shape(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                if status >= "400" and path != "/readyz":
                    schema = answer["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/ErrorAnswer"}


def test_answers_are_never_null(document: dict[str, Any]) -> None:
    for name in ("State", "ScanResultDocument", "VisitorDocument", "EventDocument", "Delta"):
        assert "'null'" not in repr(document["components"]["schemas"][name])


def test_the_page_to_read_it_comes_whole_from_this_server(client: FlaskClient) -> None:
    page = client.get("/api/v1/docs", follow_redirects=True)
    assert page.status_code == 200
    assert not re.search(r"https?://", page.get_data(as_text=True))
    for file in ("start.js", "assets/js/swagger-ui-bundle.js", "assets/css/swagger-ui.css"):
        assert client.get(f"/api/v1/docs/{file}").status_code == 200
