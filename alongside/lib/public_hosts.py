"""Which machines may be asked on behalf of a person: only those out in the open net, never our own neighbours.

A name is looked up once, and what was looked at is what is connected to: a name that points elsewhere a moment
later (rebinding) changes nothing.
"""

import ipaddress
import queue
import socket
import threading

PORTS = {"http": 80, "https": 443}
_INSIDE_IPV6 = (  # ranges that carry an IPv4 address within
    ipaddress.IPv6Network("64:ff9b::/96"),  # RFC 6052
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # RFC 8215
    ipaddress.IPv6Network("2002::/16"),  # 6to4
    ipaddress.IPv6Network("2001::/32"),  # Teredo
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, long given up
)


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the open net. Anything unclear does not."""
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _INSIDE_IPV6):
            return False
    is_special = found.is_multicast or found.is_reserved or found.is_loopback or found.is_link_local
    return found.is_global and not is_special and not found.is_unspecified


def addresses_of(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a host, also where it is written as a number. Empty: unknown, or it took too long."""
    found: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def look() -> None:
        try:
            lines = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put(list(dict.fromkeys(str(line[4][0]) for line in lines)))
        except (OSError, UnicodeError):
            found.put([])

    # A look-up cannot be given a time limit; whoever waits for it can.
    threading.Thread(target=look, daemon=True).start()
    try:
        return found.get(timeout=max(seconds, 0.01))
    except queue.Empty:
        return []
