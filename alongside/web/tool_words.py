"""The words of the toolkit: kinds of tools, parts of the card for hard days, and why something was refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, Any]

KINDS: Words = {
    "text": pgettext_lazy("tool", "Text"),
    "exercise": pgettext_lazy("tool", "Exercise"),
    "link": pgettext_lazy("tool", "Link"),
    "file": pgettext_lazy("tool", "File"),
    "audio": pgettext_lazy("tool", "Sound"),
}
CARD: Words = {
    "signs": _("How I notice that a hard day is coming"),
    "helps": _("What helps me"),
    "people": _("Whom I can call"),
    "places": _("Where I can go"),
    "reasons": _("What it is worth it for"),
    "reminder": _("A sentence to myself"),
}
REFUSALS: Words = {
    "required": _("Please write something here."),
    "too_long": _("This is too long. Please shorten it."),
    "kind_unknown": _("Please choose from the list."),
    "language_unknown": _("Please choose from the list."),
    "not_a_link": _("This is not a link that can be opened. It begins with https:// or http://."),
    "empty_file": _("Please choose a file that is not empty."),
    "too_large": _("This file is larger than 10 MB."),
    "unknown_type": _("This kind of file is not taken. Please choose a document, a picture or plain text."),
    "not_a_sound": _("This is no sound that can be played here. Please choose MP3, M4A, OGG or WAV."),
    "not_adapted": _(
        "People differ: change something for this person, and say here what. A plain copy is not given."
    ),
    "in_future": _("That time is still to come."),
    "out_of_range": _("Please choose a number from 0 to 10."),
    "changed_meanwhile": _(
        "This was changed in another window. Nothing was overwritten: both versions are on this page."
    ),
}
