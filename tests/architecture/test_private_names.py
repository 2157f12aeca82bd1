"""Names of other libraries that are not public: each stands behind one function, and here is what breaks without it."""

from __future__ import annotations

import os
import subprocess

from flask import Flask
from flask_openapi3.openapi import OpenAPI
from flask_socketio import SocketIO
from pydantic import BaseModel

from footfall.live.websocket import bound_websockets
from footfall.store.embedded import server_binary
from footfall.web.route import only_document


def test_the_wheel_still_tells_where_its_valkey_is() -> None:
    """Without it there is no embedded store."""
    binary = server_binary()
    assert os.access(binary, os.X_OK)
    version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True)
    assert "alkey" in version.stdout


def test_a_view_that_checks_its_input_itself_is_only_documented() -> None:
    """Without it flask-openapi3 answers bad bodies before Footfall can, in a shape of its own."""

    class Body(BaseModel):
        needed: int

    app = OpenAPI("test")

    def view(**given: object) -> str:
        return "the view's own"

    only_document(view)
    view.__annotations__ = {"body": Body}
    app.post("/")(view)
    assert app.test_client().post("/", json={}).text == "the view's own"
    assert "Body" in app.api_doc["components"]["schemas"]


def test_engine_io_is_given_a_websocket() -> None:
    """Without it a stranger's frames are unmasked byte by byte while every door waits."""
    socketio = SocketIO(Flask("test"), async_mode="threading")
    engine = socketio.server.eio
    assert engine._async["websocket"].__module__.startswith("engineio.")
    bound_websockets(socketio)
    assert engine._async["websocket"].__module__ == "footfall.live.websocket"
    assert (
        SocketIO(Flask("test"), async_mode="threading").server.eio._async["websocket"]
        != engine._async["websocket"]
    )
