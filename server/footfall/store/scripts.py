"""Loads the Lua scripts. Those that count get `walk.lua` put in front."""

from importlib.resources import files

from redis.commands.core import Script

from footfall.store.client import Client

_COUNTING = ("record_scan", "void_scan", "close_and_sweep", "roll_call", "rewalk")
_PLAIN = ("save_visitors",)


def _source(name: str) -> str:
    return (files("footfall.store") / "lua" / f"{name}.lua").read_text(encoding="utf-8")


def load_scripts(redis: Client) -> dict[str, Script]:
    """Each script by name, callable as `script(keys=[prefix], args=[…])`; sent to the store when first used."""
    walk = _source("walk")
    sources = {name: f"{walk}\n{_source(name)}" for name in _COUNTING}
    sources |= {name: _source(name) for name in _PLAIN}
    return {name: redis.register_script(source) for name, source in sources.items()}
