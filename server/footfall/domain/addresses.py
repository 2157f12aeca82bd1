"""Whose request it is, for limits by address: who connected, or whom a proxy that is known names."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

NOBODY = "unknown"
#: Whoever has one address of IPv6 has the rest of its network as well (RFC 6177).
OWN_BITS = 64


def client_address(environ: Mapping[str, Any], proxies: Sequence[str]) -> str:
    """The address that WSGI's `environ` comes from; of IPv6 its network of 64 bits.

    `X-Forwarded-For` counts only as far as it was written by `proxies`, which are addresses or networks: from its end
    on, the first that is none of them.
    """
    networks = [ip_network(proxy, strict=False) for proxy in proxies]
    forwarded = str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    address = _read(str(environ.get("REMOTE_ADDR", "")))
    while address is not None and hops and any(address in network for network in networks):
        address = _read(hops.pop())
    if address is None:
        return NOBODY
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, OWN_BITS), strict=False))
    return str(address)


def is_proxy(text: str) -> bool:
    """Whether it is an address or a network."""
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
