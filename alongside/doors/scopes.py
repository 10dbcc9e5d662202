"""What a token may be allowed, and what of an address is kept. No Django here."""

import ipaddress
import re
from datetime import timedelta

SUBJECTS = ("clients", "appointments", "steps")
SCOPES = tuple(f"{subject}:{way}" for subject in SUBJECTS for way in ("read", "write"))
USUAL_DAYS, MOST_DAYS = 90, 365
KEPT_USES = 100  # rows for each token
KEPT_FOR = timedelta(days=90)
PREFIX = "alongside_"
_SECRET = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


def looks_like_token(secret: str) -> bool:
    """Whether it can be one of ours at all: 256 random bits after our own beginning."""
    return _SECRET.fullmatch(secret) is not None


def allows(scopes: list[str], wanted: str) -> bool:
    """Whether these scopes hold what is wanted; who may write may read."""
    subject, _, way = wanted.partition(":")
    return wanted in scopes or (way == "read" and f"{subject}:write" in scopes)


def network_of(address: str) -> str:
    """The beginning of an IP address, which tells places apart and nobody's own machine: /24, or /48."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    length = 24 if found.version == 4 else 48
    return str(ipaddress.ip_network(f"{found}/{length}", strict=False))
