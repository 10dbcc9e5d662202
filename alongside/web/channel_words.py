"""The words for the ways by which people reach each other (H08)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

PREFERRED: dict[str, str | Promise] = {
    "": gettext_lazy("I have no preference"),
    "portal": gettext_lazy("Messages here"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("A telephone call"),
    "letter": gettext_lazy("A letter on paper"),
    "sms": gettext_lazy("A text message"),
    "visit": gettext_lazy("Talking in person"),
}
LOGGED: dict[str, str | Promise] = {
    "phone": gettext_lazy("By telephone"),
    "visit": gettext_lazy("In person"),
    "letter": gettext_lazy("By letter on paper"),
    "sms": gettext_lazy("By text message"),
    "email": gettext_lazy("By e-mail"),
}


def logged_as(channel: str, minutes: int | None) -> str:
    """By what way something was said and how long the talk was; "" for what was written here."""
    way = LOGGED.get(channel)
    if way is None:
        return ""
    if minutes is None:
        return str(way)
    length = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return f"{way} · {length}"


def prefers(channel: str) -> str:
    """How a client likes to be reached, for who works with them; "" where they have not said."""
    return str(PREFERRED[channel]) if channel else ""
