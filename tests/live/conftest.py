"""Clients of Socket.IO: of the test kind, and over a real WebSocket."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import socketio
from flask import Flask
from flask_socketio import SocketIOTestClient

from tests.helpers import Actor

DEADLINE_S = 10.0


class Inbox:
    """What a test client was sent in one namespace, in order."""

    def __init__(self, client: Any, namespace: str) -> None:
        self.client, self.namespace = client, namespace
        self._waiting: list[dict[str, Any]] = []

    def ask(self, name: str, message: Any) -> Any:
        return self.client.emit(name, message, namespace=self.namespace, callback=True)

    def next(self, name: str) -> Any:
        """The next message of that name; others are left for later."""
        deadline = time.monotonic() + DEADLINE_S
        while time.monotonic() < deadline:
            self._waiting += self.client.get_received(self.namespace)
            for index, message in enumerate(self._waiting):
                if message["name"] == name:
                    del self._waiting[index]
                    return message["args"][0]
            time.sleep(0.01)
        raise AssertionError(f"no {name} came")


@pytest.fixture
def connect(app: Flask) -> Iterator[Callable[..., Inbox]]:
    """`connect(actor, "/live")`: a client with the actor's token."""
    made: list[Any] = []

    def connect(actor: Actor, namespace: str = "/live") -> Inbox:
        auth = None if actor.token is None else {"token": actor.token}
        sio = app.extensions["socketio"]
        client = SocketIOTestClient(app, sio, namespace=namespace, auth=auth)
        made.append((client, namespace))
        return Inbox(client, namespace)

    yield connect
    for client, namespace in made:
        if client.is_connected(namespace):
            client.disconnect(namespace)


@pytest.fixture
def browser(address: str) -> Iterator[Callable[..., socketio.SimpleClient]]:
    """`browser(actor, "/live")`: a client over a real WebSocket."""
    made: list[socketio.SimpleClient] = []

    def browser(actor: Actor, namespace: str = "/live") -> socketio.SimpleClient:
        client = socketio.SimpleClient()
        made.append(client)
        client.connect(address, namespace=namespace, auth={"token": actor.token}, transports=["websocket"])
        return client

    yield browser
    for client in made:
        client.disconnect()
