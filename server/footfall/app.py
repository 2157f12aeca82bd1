"""The application, put together. Wiring only: what it does is in the parts."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask_openapi3.models.info import Info
from flask_openapi3.models.schema import Schema
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.utils import get_model_schema
from flask_socketio import SocketIO

from footfall import __version__
from footfall.domain.addresses import client_address
from footfall.domain.origins import is_own_page
from footfall.domain.roles import Principal
from footfall.live import register_live
from footfall.live.lobby import MOST, MOST_ON_THREADS, Lobby, with_lobby
from footfall.live.packet import ClientPacket
from footfall.live.websocket import MAX_MESSAGE
from footfall.settings import Settings
from footfall.store import Stores
from footfall.web import (
    audit_log,
    badges,
    changes,
    docs,
    events,
    exports,
    groups,
    kiosks,
    ops,
    pages,
    people,
    plan,
    scans,
    session,
    state,
    tokens,
    users,
    visitors,
    warnings,
)
from footfall.web.auth import COOKIE, principal_of_session, principal_of_token, register_auth
from footfall.web.context import KEY, Context, now
from footfall.web.errors import register_errors
from footfall.web.fast_lane import fast_lane
from footfall.web.headers import register_headers
from footfall.web.quota import Quota
from footfall.web.tries import Tries, with_tries
from footfall.wire.errors import ErrorAnswer
from footfall.wire.live import LIVE_SHAPES

Wsgi = Callable[[dict[str, Any], Any], Any]

LOOKOUT = "footfall_lookout"
DESCRIPTION = """The doors of an exhibition: badges, scans, live occupancy, attendance.

Times come in as RFC 3339 or as milliseconds since the epoch, and go out as RFC 3339 with an offset.
Every error has the shape `ErrorAnswer`. The messages of Socket.IO stand among the schemas.
"""


def create_app(settings: Settings, stores: Stores) -> OpenAPI:
    """The Flask application, with its SocketIO in `app.extensions["socketio"]`. The store must answer."""
    app = OpenAPI(
        "footfall",
        info=Info(title="Footfall", version=__version__, description=DESCRIPTION),
        security_schemes={
            "bearer": {"type": "http", "scheme": "bearer"},
            "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        },
        validation_error_model=ErrorAnswer,
        validation_error_status=HTTPStatus.UNPROCESSABLE_ENTITY,
        doc_ui=False,
        static_folder=None,
    )
    _configure(app, settings, stores)
    for part in (register_errors, register_headers, register_auth, changes.register_accounts):
        part(app)
    for api in (
        session,
        users,
        tokens,
        events,
        visitors,
        badges,
        groups,
        scans,
        state,
        changes,
        people,
        plan,
        kiosks,
        warnings,
        exports,
        audit_log,
        ops,
    ):
        app.register_api(api.bp)
    for page in (docs, pages):
        app.register_blueprint(page.blueprint())
    _describe_live(app)
    plain = with_tries(app.wsgi_app, Tries(), settings.proxies)
    app.extensions[LOOKOUT] = register_live(_socketio(app, settings), stores, _recognize, now)
    lobby = Lobby(MOST if settings.worker == "eventlet" else MOST_ON_THREADS)
    sockets = with_lobby(app.wsgi_app, lobby, lambda environ: client_address(environ, settings.proxies))
    app.wsgi_app = _past_the_sockets(sockets, fast_lane(app, plain))  # type: ignore[method-assign,assignment]
    return app


def look_out(app: OpenAPI) -> None:
    """From now on warnings are looked for, whoever is connected. For each worker that serves, once."""
    app.extensions["socketio"].start_background_task(app.extensions[LOOKOUT].run)


def _configure(app: OpenAPI, settings: Settings, stores: Stores) -> None:
    app.extensions[KEY] = Context(settings, stores, Quota(settings.rows_a_minute))
    app.config.update(MAX_CONTENT_LENGTH=settings.max_body, PROVIDE_AUTOMATIC_OPTIONS=False)


def _socketio(app: OpenAPI, settings: Settings) -> SocketIO:
    # WebSocket alone: several workers then need no sticky sessions. The times decide how soon either
    # side notices that the Wi-Fi is gone, since a lost network closes no socket.
    return SocketIO(
        app,
        async_mode=settings.worker,
        transports=["websocket"],
        cors_allowed_origins=is_own_page,
        ping_interval=5,
        ping_timeout=5,
        max_http_buffer_size=MAX_MESSAGE,
        manage_session=False,
        serializer=ClientPacket,
        async_handlers=False,
    )


def _past_the_sockets(sockets: Wsgi, plain: Wsgi) -> Wsgi:
    """Socket.IO's middleware copies the environment and makes a class for each request; others go past it."""

    def choose(environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        return (sockets if path.startswith("/socket.io/") else plain)(environ, start_response)

    return choose


def _recognize(token: str | None) -> Principal | None:
    return principal_of_token(token) if token is not None else principal_of_session()


def _describe_live(app: OpenAPI) -> None:
    """The messages of Socket.IO go among the document's schemas: the pages' types are made of them."""
    for shape in LIVE_SHAPES:
        schema = get_model_schema(shape, mode="serialization")
        for name, part in {shape.__name__: schema, **schema.get("$defs", {})}.items():
            app.components_schemas.setdefault(name, Schema(**part))
