"""Where a request comes from, also behind proxies that the site trusts."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

ONE_SITE = 64  # bits of an IPv6 address that a household or office has for itself
WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+")


def client_address(request: HttpRequest) -> str | None:
    """Return the address a request came from; of IPv6 the network, for its hosts are free to take.

    Each of our proxies adds whom it heard from at the end of X-Forwarded-For; what stands before
    those is the client's own word and is not believed. An entry that is no address is nobody's:
    taken for the proxy's own it would have all of them share one lock.
    """
    heard = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies: int = settings.PROXIES
    said = heard[-proxies].strip() if 0 < proxies <= len(heard) else ""
    found = _address(said or request.META.get("REMOTE_ADDR", ""))
    if isinstance(found, IPv6Address):
        return str(IPv6Address(int(found) >> ONE_SITE << ONE_SITE))
    return str(found) if found else None


def _address(written: str) -> IPv4Address | IPv6Address | None:
    """Return an address, without the port that some proxies write beside it."""
    with_port = WITH_PORT.fullmatch(written)
    bare = (with_port["six"] or with_port["four"]) if with_port else written
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
