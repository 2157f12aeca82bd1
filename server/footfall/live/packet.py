"""What a client may send over Socket.IO: the name of an event, and JSON. Anything else is an event that nobody has.

python-socketio calls its handlers by the names that clients send, also `connect` and `disconnect`, which are its own;
and it stumbles over what is no list, with a traceback for each message.
"""

from socketio.packet import CONNECT, DISCONNECT, EVENT, Packet

#: No event has that name: a namespace answers it as it answers what it does not know.
NO_EVENT = ""
RESERVED = frozenset({"connect", "disconnect", "connect_error", "error", "message", "json", "*"})


class ClientPacket(Packet):  # type: ignore[misc]
    uses_binary_events = False

    def decode(self, encoded_packet: str) -> int:
        """How many binary parts follow: none ever does."""
        try:
            parts = super().decode(encoded_packet)
            fits = parts == 0 and self._fits()
        except (ValueError, TypeError, IndexError, RecursionError):
            fits = False
        if not fits:
            self.packet_type, self.data, self.id = EVENT, [NO_EVENT], None
        elif self.packet_type == EVENT and self.data[0] in RESERVED:
            self.data = [NO_EVENT]
        return 0

    def _fits(self) -> bool:
        if self.packet_type != EVENT:
            return self.packet_type in (CONNECT, DISCONNECT) and (
                self.data is None or isinstance(self.data, dict)
            )
        return isinstance(self.data, list) and bool(self.data) and isinstance(self.data[0], str)
