"""The words of the diary: why something was not kept, and how often a question is asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # lazy sentences

ENTRY_REFUSALS: Words = {
    "nothing_in_it": _("There is nothing in this entry yet. A word, a number, a photo or a sound is enough."),
    "too_long": _("This is too long for one entry. Please make two of it."),
    "out_of_range": _("Please choose a number from 0 to 10."),
    "too_many": _("Please choose up to eight themes, each a short word."),
    "too_large": _("This file is larger than 10 MB. A smaller one can be kept."),
    "unknown_photo": _("This is no photo that can be kept here. JPEG, PNG, WebP and HEIC can."),
    "unknown_sound": _("This is no recording that can be kept here. MP3, M4A, OGG, WebM and WAV can."),
    "changed_meanwhile": _(
        "This entry was saved from somewhere else meanwhile. Below is what was saved. Nothing is lost: save again to "
        "keep what you see in the form."
    ),
}
PROMPT_REFUSALS: Words = {
    "required": _("This is still missing."),
    "too_long": _("This is too long for a question to a diary."),
    "out_of_range": _("Please choose one of these."),
    "wrong_end": _("Please choose a day after today, within half a year."),
    "no_work": _("There is no open work with this client, so nothing new is proposed."),
    "stopped": _("This question has been stopped."),
    "not_agreed": _("Please say yes to the question first."),
    "quiet": _("No letters leave at that time of the day. Please choose another time."),
    "no_email": _("There is no e-mail address of yours to which a letter could go."),
}
RHYTHMS: dict[int, Any] = {
    1: _("Every day"),
    2: _("Every second day"),
    3: _("Every third day"),
    7: _("Once a week"),
    14: _("Every second week"),
}
