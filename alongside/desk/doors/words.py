"""Words about programs that come in and programs that are told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

SCOPES: list[tuple[str, Words]] = [
    ("clients:read", _("Clients: read names and contact details")),
    ("clients:write", _("Clients: read, add and change them")),
    ("appointments:read", _("Appointments: read times")),
    ("appointments:write", _("Appointments: read, book, move and cancel")),
    ("steps:read", _("Steps: read their words")),
    ("steps:write", _("Steps: read, set and close them")),
]
SCOPE_WORDS: dict[str, Words] = dict(SCOPES)

REFUSED_TOKEN: dict[str, Words] = {
    "name_missing": _("Please give it a name."),
    "too_long": _("At most 80 letters."),
    "no_scope": _("Choose at least one thing that the program may do."),
    "unknown_scope": _("Choose from the list."),
    "days": _("Between 1 and 365 days."),
    "too_many_tokens": _("Twenty tokens are the most. Take one back first."),
}
