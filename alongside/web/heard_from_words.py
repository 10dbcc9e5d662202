"""Words for where clients come from (M03)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEARD_FROM: dict[str, str | Promise] = {
    "recommended": _("Somebody recommended you"),
    "professional": _("A doctor or another professional"),
    "search": _("A search on the internet"),
    "directory": _("A directory or a map"),
    "social": _("Social media"),
    "event": _("A talk, a course or an article"),
    "other": _("Another way"),
}
HEARD_FROM_CHOICES = [("", _("I would rather not say")), *HEARD_FROM.items()]
