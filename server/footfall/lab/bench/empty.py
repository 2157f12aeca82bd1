"""The yardstick of `footfall bench`: one empty Flask route, served exactly as Footfall is.

It takes the very requests that are measured, so that what differs is what Footfall does with them.
"""

from __future__ import annotations

from footfall.serving import worker
from footfall.serving.listener import listen
from footfall.serving.logs import Wsgi
from footfall.serving.server import run
from footfall.settings import Settings


def serve_empty(settings: Settings) -> None:
    worker.prepare(settings.worker)
    run(settings, listen(settings.host, settings.port), _empty_app)


def _empty_app() -> Wsgi:
    from flask import Flask

    app = Flask("empty")

    @app.post("/<path:anything>")
    def empty(anything: str) -> str:
        return ""

    return app
