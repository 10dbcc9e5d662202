"""Words for where a meeting takes place."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACE_WORDS: dict[str, str | Promise] = {
    "room": _("In person"),
    "phone": _("By phone"),
    "home": _("At the client's home"),
    "video": _("By video"),
}
PLACE_WORDS_FOR_CLIENTS: dict[str, str | Promise] = PLACE_WORDS | {"home": _("At your home")}
