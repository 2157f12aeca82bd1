"""Logging in with a name and a password, and how guessing is slowed down.

What is counted is an address with a name, and an address with all names. So nobody's guesses lock a name out for
others, and whoever tries one password with many names is held up as well. An address from which a user has logged in
is never held up for that user: there the pace of the hashing bounds the guesses, and the passwords that are taken
bear that.
"""

import hashlib
import ipaddress

from footfall.domain.errors import NotAuthenticated, TooManyAttempts
from footfall.domain.users import User
from footfall.services import passwords
from footfall.store import Stores

#: Attempts within the time that fail, of an address with one name.
MOST_WITH_A_NAME = 10
#: Attempts within the time, of an address with all names that have not logged in from it yet. Those that work count
#: too, or whoever has one account could go on for ever; a whole crew that comes at once behind one address is fewer.
MOST_FROM_AN_ADDRESS = 100
FORGET_S = 300
#: How long an address stays known after a login: from one event to the next.
KNOWN_S = 180 * 24 * 60 * 60


def login(stores: Stores, name: str, password: str, address: str = "") -> User:
    """Raises NotAuthenticated `wrong_login`, TooManyAttempts `too_many_attempts`.

    Of somebody who is disabled no more is told than of somebody who does not exist.
    """
    origin = _origin(address)
    pair, alone = _key(origin, name), _key(origin)
    known = stores.access.is_known_login(pair)
    if not known:
        # Counted before the password is looked at: many attempts at once are as many.
        with_name, from_address, seconds = stores.access.count_login(pair, alone, FORGET_S)
        if with_name > MOST_WITH_A_NAME or from_address > MOST_FROM_AN_ADDRESS:
            raise TooManyAttempts(
                "too_many_attempts", f"Too many failed logins; wait {seconds} seconds.", retry_after=seconds
            )
    user = stores.users.get(name) if name.isascii() else None
    if not passwords.fits(password, user.password if user else None) or user is None or user.disabled:
        raise NotAuthenticated("wrong_login", "The name or the password is wrong.")
    if not known:
        stores.access.know_login(pair, KNOWN_S)
    return user


def _origin(address: str) -> str:
    """An address, or the network that one household has in IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def _key(*parts: str) -> str:
    text = "\0".join(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
