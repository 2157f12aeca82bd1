"""Which browser pages are this server's own: a cookie alone, or a standing connection, is for no other site's page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def is_own_page(origin: str, environ: Mapping[str, Any]) -> bool:
    """Whether the page of that `Origin` came from the host that the request was for, as WSGI's `environ` tells it.

    The scheme is not compared: behind a proxy that ends TLS this server knows only http. A proxy that changes `Host`
    must say in `X-Forwarded-Host` what it was.
    """
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        return False
    return bool(host) and host in own_hosts(environ)


def own_hosts(environ: Mapping[str, Any]) -> list[str]:
    """What this server is called, by the request's own headers."""
    forwarded = str(environ.get("HTTP_X_FORWARDED_HOST", "")).split(",")[0].strip()
    hosts = [str(environ.get("HTTP_HOST", "")), forwarded]
    return list(dict.fromkeys(host for host in hosts if host))
