"""The three pages, as Vite built them, with the headers that keep them to this server."""

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

import footfall
from footfall.web.auth import OPEN, declare
from footfall.web.headers import PAGE_HEADERS

BUILT = Path(footfall.__file__).parent / "static"
A_YEAR_S = 365 * 24 * 3600
#: Without exactly these, browsers run no service worker, install no app and compile no WebAssembly; a machine's own
#: table of types may say otherwise.
TYPES = {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
NOT_BUILT = """<!doctype html><meta charset="utf-8"><title>Footfall</title>
<h1>This page is not built yet</h1>
<p>The server runs, and its pages have to be built once: run <code>make setup</code>.</p>
"""


def blueprint(built: Path = BUILT) -> Blueprint:
    """`built` holds one folder for each page: landing, dashboard and kiosk."""
    pages = Blueprint("pages", __name__)

    def landing(file: str = "index.html") -> Response:
        return _send(built / "landing", file, "landing")

    def dashboard(file: str = "index.html") -> Response:
        return _send(built / "dashboard", file, "dashboard")

    def kiosk(file: str = "index.html") -> Response:
        return _send(built / "kiosk", file, "kiosk")

    def landing_asset(file: str) -> Response:
        return landing(f"assets/{file}")

    for rule, name, view in (
        ("/", "landing", landing),
        ("/<file>", "landing_file", landing),
        ("/assets/<path:file>", "landing_asset", landing_asset),
        ("/dashboard/", "dashboard", dashboard),
        ("/dashboard/<path:file>", "dashboard_file", dashboard),
        ("/kiosk/", "kiosk", kiosk),
        ("/kiosk/<path:file>", "kiosk_file", kiosk),
    ):
        declare(view, OPEN)
        pages.add_url_rule(rule, name, view)
    return pages


def _send(folder: Path, file: str, page: str) -> Response:
    if file == "index.html" and not (folder / file).is_file():
        return _headed(Response(NOT_BUILT, 503, mimetype="text/html"), page, "no-store")
    # A name under assets/ holds its content's hash; anything else may change under the same name, the kiosk's
    # service worker and manifest among them: an old one would keep an old kiosk.
    hashed = file.startswith("assets/")
    response = send_from_directory(
        folder, file, mimetype=TYPES.get(Path(file).suffix), max_age=A_YEAR_S if hashed else None
    )
    caching = f"public, max-age={A_YEAR_S}, immutable" if hashed else "no-cache"
    return _headed(response, page, caching)


def _headed(response: Response, page: str, caching: str) -> Response:
    response.headers["Cache-Control"] = caching
    response.headers.update(PAGE_HEADERS[page])
    return response
