"""Every link of every page leads somewhere, for each who may sign in."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

HREF = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
OF_A_KIND = 2  # addresses that differ in numbers and codes alone
NUMBERS = re.compile(r"\d+|[0-9A-Z]{8,}|%[0-9A-F]{2}")


def kind_of(address: str) -> tuple[str, tuple[str, ...]]:
    """Return what an address is like: its path without numbers, and what it asks, nought apart."""
    parts = urlsplit(address)
    asked = (one.partition("=") for one in parts.query.split("&"))
    said = sorted(f"{name}={'0' if value == '0' else ''}" for name, _, value in asked)
    return NUMBERS.sub("#", parts.path), tuple(said)


@pytest.mark.parametrize("who", ["officer", "clerk", "other_clerk", "registry", "tax_office", ""])
def test_every_link_of_every_page_leads_somewhere(published, client_of, who):
    client = client_of(who)
    todo, seen, kinds, dead = deque([("/", "")]), {"/"}, {}, []
    while todo:
        address, on = todo.popleft()
        response = client.get(address)
        if response.status_code >= 400:
            dead.append((response.status_code, address, on))
        if response.status_code in {301, 302}:
            found = [response.headers["Location"]]
        elif "text/html" in response.headers.get("Content-Type", "") and not response.streaming:
            found = [unescape(link) for link in HREF.findall(response.content.decode())]
        else:
            found = []
        for link in found:
            to = urljoin(address, link)
            kind = kind_of(to)
            if to in seen or urlsplit(to).netloc or kinds.get(kind, 0) >= OF_A_KIND:
                continue
            seen.add(to)
            kinds[kind] = kinds.get(kind, 0) + 1
            todo.append((to, address))
    assert dead == []
    assert len(seen) > (30 if who == "officer" else 0)
