"""Every key in Redis. All keys of one event share the hash tag `{event}`, so that one script never crosses slots.

docs/redis.md tells what each holds. The scripts make the same keys from the prefix by `key(name)` on their top.
"""

EVENTS = "footfall:events"  # set: ids of the events
BADGE_KEYS = "footfall:badge_keys"  # hash: key id -> event id
TOKENS = "footfall:tokens"  # hash: SHA-256 of a bearer token -> principal as JSON
USERS = "footfall:users"  # hash: name -> user as JSON
AUDIT_LOG = "footfall:audit_log"  # stream: who did what; an entry's id is its number
SESSIONS = "footfall:sessions"  # hash: id of a browser session -> session as JSON


def login_attempts(origin: str) -> str:
    """string: attempts to log in from an address, or of an address with a name, as a hash; expires"""
    return f"footfall:login_attempts:{origin}"


def known_login(pair: str) -> str:
    """string: whether the user of a name logged in from an address, both as one hash; expires"""
    return f"footfall:known_login:{pair}"


def prefix(event_id: str) -> str:
    return f"footfall:{{{event_id}}}"


def event_key(event_id: str, name: str) -> str:
    return f"{prefix(event_id)}:{name}"


def meta(event_id: str) -> str:
    """hash: config (JSON), version, key_id, private_key (closed, or hexadecimal), visitor_count, corrections"""
    return event_key(event_id, "meta")


def layout(event_id: str) -> str:
    """hash: zone -> "kind zone parent … root" """
    return event_key(event_id, "layout")


def seq(event_id: str) -> str:
    """string: the event's sequence number"""
    return event_key(event_id, "seq")


def log(event_id: str) -> str:
    """stream: the log; an entry's id is its sequence number"""
    return event_key(event_id, "log")


def scans(event_id: str) -> str:
    """hash: scan id -> "seq", "seq fact" or "seq void" """
    return event_key(event_id, "scans")


def disputes(event_id: str) -> str:
    """hash: "scan_id key" -> number of the entry in which that key told otherwise of another kiosk's scan"""
    return event_key(event_id, "disputes")


def path(event_id: str, visitor_id: str) -> str:
    """sorted set: "scan_id zone direction" by scanned_at"""
    return event_key(event_id, f"path:{visitor_id}")


def walks(event_id: str) -> str:
    """hash: visitor -> the walk so far (MessagePack), read by the scripts alone"""
    return event_key(event_id, "walks")


def inside(event_id: str, zone: str) -> str:
    """set: visitors whose position is that very zone"""
    return event_key(event_id, f"inside:{zone}")


def closings(event_id: str) -> str:
    """sorted set: instants in ms"""
    return event_key(event_id, "closings")


def zones(event_id: str) -> str:
    """hash: "zone:counter" -> number"""
    return event_key(event_id, "zones")


def flow(event_id: str) -> str:
    """hash: "from>to" -> number"""
    return event_key(event_id, "flow")


def totals(event_id: str) -> str:
    """hash: admitted, refused:REASON, voided, conflicts -> number"""
    return event_key(event_id, "totals")


def arrivals(event_id: str, zone: str) -> str:
    """hash: minute since the epoch -> entries"""
    return event_key(event_id, f"arrivals:{zone}")


def net(event_id: str, zone: str) -> str:
    """hash: minute since the epoch -> change of the occupancy"""
    return event_key(event_id, f"net:{zone}")


def visitors(event_id: str) -> str:
    """hash: visitor -> details as JSON, with the id of the present badge"""
    return event_key(event_id, "visitors")


def external_ids(event_id: str) -> str:
    """hash: external id -> visitor"""
    return event_key(event_id, "external_ids")


def badges(event_id: str) -> str:
    """hash: badge -> {"visitor", "issue", "status", "days"} as JSON, the replaced ones too"""
    return event_key(event_id, "badges")


def group_badges(event_id: str) -> str:
    """hash: group -> its present badge"""
    return event_key(event_id, "group_badges")


def revoked(event_id: str) -> str:
    """set: ids of revoked badges"""
    return event_key(event_id, "revoked")


def kiosks(event_id: str) -> str:
    """hash: kiosk -> what it last said as JSON"""
    return event_key(event_id, "kiosks")


def kiosk_orders(event_id: str) -> str:
    """hash: kiosk -> what the dashboard ordered it as JSON"""
    return event_key(event_id, "kiosk_orders")


def kiosks_put_away(event_id: str) -> str:
    """hash: kiosk -> when it was put away, ms; what it says later undoes that"""
    return event_key(event_id, "kiosks_put_away")


def kiosk_keys(event_id: str) -> str:
    """hash: kiosk -> id of the key or user that said this id first; nobody else may"""
    return event_key(event_id, "kiosk_keys")


def key_conduct(event_id: str) -> str:
    """hash: id of a key -> "since facts conflicts name" of what it told within the hour"""
    return event_key(event_id, "key_conduct")


def held_keys(event_id: str) -> str:
    """hash: id of a key that staff stopped -> what it is called"""
    return event_key(event_id, "held_keys")


def plan(event_id: str) -> str:
    """hash: version, picture (what it is, as JSON), places (zone -> x and y, as JSON)"""
    return event_key(event_id, "plan")


def plan_picture(event_id: str) -> str:
    """string: the bytes of the floor plan's picture in Base64"""
    return event_key(event_id, "plan_picture")


def warnings(event_id: str) -> str:
    """hash: subject -> its open warning as JSON"""
    return event_key(event_id, "warnings")


def warning_notes(event_id: str) -> str:
    """hash: version, last_id, logged, seen_conflicts -> number; forecasts -> zone -> forecast as JSON"""
    return event_key(event_id, "warning_notes")


def warning_log(event_id: str) -> str:
    """stream: what was raised, ended and acknowledged; an entry's id is its number"""
    return event_key(event_id, "warning_log")


def warning_turn(event_id: str) -> str:
    """string: "looked since": when somebody had the turn to look, and since when there was a look each second, ms"""
    return event_key(event_id, "warning_turn")
