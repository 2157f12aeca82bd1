"""All settings, frozen; the only place that reads the environment. A flag beats a variable, a variable the default."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from footfall.domain.addresses import is_proxy
from footfall.domain.errors import InvalidInput

#: Characters of the text that signing keys are closed with; it is to be random.
LEAST_KEY = 32


@dataclass(frozen=True)
class Settings:
    """`redis_url` None runs the embedded Valkey in `data_dir`. `worker` is `eventlet` or `threading`.

    `max_body` is the largest request body in bytes. `secure_cookies` keeps session cookies to HTTPS.
    `store_timeout` is how many seconds a request waits for the store; with less than `disk_warning` MB left for
    the data directory the server says so, 0 never. `proxies` are addresses or networks of proxies before it: the
    `X-Forwarded-For` of no others tells who somebody is. `rows_a_minute` is how many scans a key may send
    in the long run, 0 any number. `state_dir` is where servers of this user leave word that they
    run, None nowhere. `key` is the text that the events' signing keys are closed with, `key_file` holds such a text.
    """

    data_dir: Path = Path("footfall-data")
    redis_url: str | None = None
    host: str = "0.0.0.0"
    port: int = 8000
    workers: int = 1
    worker: str = "eventlet"
    log_level: str = "info"
    max_body: int = 2 * 1024 * 1024
    secure_cookies: bool = False
    store_timeout: int = 3
    disk_warning: int = 1000
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    rows_a_minute: int = 6000
    state_dir: Path | None = None
    key: str | None = None
    key_file: Path | None = None


def _number(name: str, text: str, least: int, most: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise InvalidInput(
            "invalid_settings", f"{name} must be a whole number from {least} to {most}, not {text!r}."
        )
    return number


def _choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise InvalidInput("invalid_settings", f"{name} must be one of {', '.join(choices)}, not {text!r}.")
    return text


def _proxies(name: str, text: str) -> tuple[str, ...]:
    proxies = tuple(proxy for part in text.split(",") if (proxy := part.strip()))
    for proxy in proxies:
        if not is_proxy(proxy):
            raise InvalidInput("invalid_settings", f"{name} lists addresses or networks, not {proxy!r}.")
    return proxies


def _state_dir(environ: Mapping[str, str]) -> Path | None:
    """The user's, as the XDG base directories have it; relative paths count for nothing there."""
    if (state := environ.get("XDG_STATE_HOME", "")).startswith("/"):
        return Path(state, "footfall")
    return Path(home, ".local", "state", "footfall") if (home := environ.get("HOME")) else None


def from_env(environ: Mapping[str, str], **flags: Any) -> Settings:
    """The settings of this environment; `flags` are fields of Settings, None where not given.

    Raises InvalidInput `invalid_settings`.
    """
    given: dict[str, Any] = {"state_dir": _state_dir(environ)}
    if text := environ.get("FOOTFALL_DATA_DIR"):
        given["data_dir"] = Path(text)
    if text := environ.get("REDIS_URL"):
        given["redis_url"] = text
    if text := environ.get("FOOTFALL_HOST"):
        given["host"] = text
    if text := environ.get("PORT"):
        given["port"] = _number("PORT", text, 0, 65535)
    if text := environ.get("FOOTFALL_WORKERS"):
        given["workers"] = _number("FOOTFALL_WORKERS", text, 1, 64)
    if text := environ.get("FOOTFALL_WORKER"):
        given["worker"] = _choice("FOOTFALL_WORKER", text, ("eventlet", "threading"))
    if text := environ.get("FOOTFALL_LOG_LEVEL"):
        levels = ("debug", "info", "warning", "error", "critical")
        given["log_level"] = _choice("FOOTFALL_LOG_LEVEL", text.lower(), levels)
    if text := environ.get("FOOTFALL_MAX_BODY"):
        given["max_body"] = _number("FOOTFALL_MAX_BODY", text, 1024, 2**30)
    if text := environ.get("FOOTFALL_SECURE_COOKIES"):
        switches = ("0", "1", "true", "false")
        given["secure_cookies"] = _choice("FOOTFALL_SECURE_COOKIES", text.lower(), switches) in ("1", "true")
    if text := environ.get("FOOTFALL_STORE_TIMEOUT"):
        given["store_timeout"] = _number("FOOTFALL_STORE_TIMEOUT", text, 1, 60)
    if text := environ.get("FOOTFALL_DISK_WARNING"):
        given["disk_warning"] = _number("FOOTFALL_DISK_WARNING", text, 0, 10**9)
    if text := environ.get("FOOTFALL_ROWS_A_MINUTE"):
        given["rows_a_minute"] = _number("FOOTFALL_ROWS_A_MINUTE", text, 0, 10**9)
    if (text := environ.get("FOOTFALL_PROXIES")) is not None:
        given["proxies"] = _proxies("FOOTFALL_PROXIES", text)
    if text := environ.get("FOOTFALL_KEY"):
        if len(text) < LEAST_KEY:
            raise InvalidInput("invalid_settings", f"FOOTFALL_KEY must have at least {LEAST_KEY} characters.")
        given["key"] = text
    if text := environ.get("FOOTFALL_KEY_FILE"):
        given["key_file"] = Path(text)
    given |= {name: value for name, value in flags.items() if value is not None}
    return replace(Settings(), **given)
