"""Socket.IO: each worker watches the events its clients look at, and pushes what changed."""

from flask_socketio import SocketIO

from footfall.live.acks import Recognize
from footfall.live.dashboards import DashboardNamespace, DashboardPublisher
from footfall.live.health import StoreHealth
from footfall.live.kiosks import KioskNamespace, KioskPublisher
from footfall.live.lookout import Lookout
from footfall.live.rights import Rights
from footfall.live.source import Clock, StoreSource
from footfall.live.warnings import WarningsPublisher
from footfall.live.watch import Watch
from footfall.live.websocket import bound_websockets
from footfall.store import Stores


def register_live(socketio: SocketIO, stores: Stores, recognize: Recognize, clock: Clock) -> Lookout:
    """Both namespaces, and the one watch that feeds them. Answers who looks for warnings with nobody connected; the
    worker that serves lets it `run`.
    """
    bound_websockets(socketio)
    health = StoreHealth(stores, clock)
    source = StoreSource(stores, clock)
    watch = Watch(source, socketio.start_background_task, socketio.sleep)
    warnings = WarningsPublisher(socketio, stores, clock, health)
    rights = Rights(stores, clock, socketio.start_background_task, socketio.sleep)
    boards = DashboardNamespace(watch, recognize, rights, warnings.welcome)
    doors = KioskNamespace(watch, stores, recognize, rights, clock)
    watch.publishers += [
        DashboardPublisher(socketio, boards, source.event_time),
        KioskPublisher(socketio, stores, doors, clock),
        warnings,
    ]
    socketio.on_namespace(boards)
    socketio.on_namespace(doors)
    return Lookout(stores, clock, health, socketio.sleep)
