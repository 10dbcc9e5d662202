"""Which links a toolkit takes, and the host that is shown beside each. No Django here."""

from urllib.parse import urlsplit

LONGEST = 2000
_SCHEMES = ("http", "https")


def tidy_link(text: str) -> str | None:
    """The link as it is kept; None for what is no plain http or https address of a host with a name.

    A name or password in front of the host is refused: it makes one host look like another.
    """
    link = text.strip()
    if not link or len(link) > LONGEST or any(not c.isprintable() or c.isspace() or c == "\\" for c in link):
        return None
    if "://" not in link and ":" not in link.split("/", 1)[0]:
        link = f"https://{link}"
    return link if host(link) else None


def host(link: str) -> str:
    """The host of a link as it is written for people, "" where there is none."""
    try:
        parts = urlsplit(link)
        name, _port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or parts.username is not None or "." not in name.strip("."):
        return ""
    return name
