"""Words for members' looks at themselves, and for types of tone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # translated when they are shown

MOTIVES: Words = {
    "asked_for": _("The client asked for it"),
    "agreed": _("We had agreed on it"),
    "for_client": _("It serves the client's own work"),
    "disliked": _("I did not want to be disliked"),
    "habit": _("Out of habit"),
    "other": _("Something else"),
}
ABOUTS: Words = {
    "start": _("At the start of the work"),
    "reply": _("After a long reply"),
    "overrun": _("After a meeting that ran over"),
    "contact": _("After writing unasked"),
}
REFUSALS: Words = {
    "unknown_choice": _("Please choose one of these."),
    "required": _("Please write or choose something here."),
    "too_long": _("This is too long. Please say it in fewer words."),
    "know_them": _("You have met three times. By now you know this person better than any type does."),
    "out_of_use": _("This type is out of use. Please choose another."),
}
