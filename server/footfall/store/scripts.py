"""Loads the Lua scripts: `walk.lua` and `path.lua` stand before those that count, `audit.lua` too in a recount's."""

from importlib.resources import files

from footfall.store.commands import Client, Script

_COUNTING = ("record_scan", "void_scan", "close_and_sweep", "roll_call", "correct_counters")
_AUDITING = ("audit_visitors", "mend_visitors", "mend_scans")
_PLAIN = ("append_audit", "save_visitors", "change_warnings", "visitor_log", "take_turn")


def _source(*names: str) -> str:
    folder = files("footfall.store") / "lua"
    return "\n".join((folder / f"{name}.lua").read_text(encoding="utf-8") for name in names)


def load_scripts(redis: Client) -> dict[str, Script]:
    """Each script by name, callable as `script(keys=[prefix], args=[…])`; sent to the store when first used."""
    sources = {name: _source("walk", "path", name) for name in _COUNTING}
    sources |= {name: _source("walk", "path", "audit", name) for name in _AUDITING}
    sources |= {name: _source(name) for name in _PLAIN}
    return {name: redis.register_script(source) for name, source in sources.items()}
