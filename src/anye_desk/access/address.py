"""Where a request comes from, also behind proxies that the site trusts."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

ONE_SITE = 64  # bits of an IPv6 address that a household or office has for itself


def client_address(request: HttpRequest) -> str | None:
    """Return the address a request came from; of IPv6 the network, for its hosts are free to take.

    Each of our proxies adds whom it heard from at the end of X-Forwarded-For; what stands before
    those is the client's own word and is not believed.
    """
    heard = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies: int = settings.PROXIES
    said = heard[-proxies].strip() if 0 < proxies <= len(heard) else ""
    for address in (said, request.META.get("REMOTE_ADDR", "")):
        try:
            found = ip_address(address)
        except ValueError:
            continue
        if found.version == 4:  # noqa: PLR2004 (IPv4)
            return str(found)
        network = int(found) >> ONE_SITE << ONE_SITE
        return str(type(found)(network))
    return None
