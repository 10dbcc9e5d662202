"""Words for a member's own weeks, for talks with a supervisor, and for ways round a need."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # translated when they are shown

ITEMS: Words = {
    "energy": _("My energy"),
    "joy": _("Joy in the work"),
    "rest": _("Rest"),
    "own": _("How much of the work is mine"),
    "doubt": _("Doubt whether this is what I want"),
    "pressure": _("The pressure to please"),
    "shown": _("What I published, or told others about my work"),
}
ENDS: dict[str, tuple[Any, Any]] = {
    "energy": (_("empty"), _("full of it")),
    "joy": (_("none"), _("a great deal")),
    "rest": (_("none"), _("well rested")),
    "own": (_("others decide it all"), _("it is my own")),
    "doubt": (_("none"), _("a great deal")),
    "shown": (_("nothing"), _("a great deal")),
    "pressure": (_("none"), _("“I must please them more!”")),
}
SUBJECTS: Words = {
    "client": _("Work with a client"),
    "frame": _("The agreement and its edges"),
    "conflict": _("A conflict"),
    "ending": _("An ending"),
    "own_limits": _("My own limits: time, load, rest"),
    "own_feelings": _("What it does to me"),
    "skill": _("Method and skill"),
    "other": _("Something else"),
}
WAYS: Words = {
    "direct": _("went straight to a person, past the agreed way"),
    "paper": _("used paper or a tool of their own"),
    "somebody": _("asked somebody else"),
    "left_out": _("left something out"),
    "other": _("found another way"),
}
REFUSALS: Words = {
    "nothing_said": _("Choose a number or write a few words."),
    "out_of_range": _("This number is not possible here."),
    "in_future": _("This day is still to come."),
    "unknown_choice": _("Please choose one of these."),
    "required": _("Please write or choose something here."),
    "too_long": _("This is too long. Please say it in fewer words."),
}
