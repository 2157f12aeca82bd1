"""The OpenAPI document, and a page to read it with: Swagger UI from this server, not from a CDN."""

from importlib.resources import files
from pathlib import Path
from typing import cast

from flask import Blueprint, Response, current_app, send_from_directory
from flask_openapi3.openapi import OpenAPI

from footfall.web.auth import OPEN, declare
from footfall.web.bodies import json_answer
from footfall.web.headers import PAGE_HEADERS

SWAGGER = Path(str(files("flask_openapi3_swagger"))) / "templates" / "swagger"
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Footfall: the HTTP interface</title>
<link rel="icon" href="assets/images/swagger.svg">
<link rel="stylesheet" href="assets/css/swagger-ui.css">
<div id="page"></div>
<script src="assets/js/swagger-ui-bundle.js"></script>
<script src="start.js"></script>
</html>
"""
# The schemas' list would bury the routes: it is open to those who want it.
START = """window.ui = SwaggerUIBundle({
  url: "../openapi.json", dom_id: "#page", deepLinking: true, defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
"""


def _headed(response: Response) -> Response:
    response.headers.update(PAGE_HEADERS["docs"])
    return response


def _document() -> Response:
    return json_answer(cast(OpenAPI, current_app).api_doc)


def _page() -> Response:
    return _headed(Response(PAGE, mimetype="text/html"))


def _start() -> Response:
    return _headed(Response(START, mimetype="text/javascript"))


def _asset(file: str) -> Response:
    return _headed(send_from_directory(SWAGGER, file, max_age=3600))


def blueprint() -> Blueprint:
    docs = Blueprint("docs", __name__, url_prefix="/api/v1")
    for rule, name, view in (
        ("/openapi.json", "openapi", _document),
        ("/docs/", "page", _page),
        ("/docs/start.js", "start", _start),
        ("/docs/assets/<path:file>", "asset", _asset),
    ):
        docs.add_url_rule(rule, name, declare(view, OPEN))
    return docs
