"""Words about goals, shared by the pages of desk and portal and by a client's file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # translated when they are shown

TASKS: Words = {
    "beliefs": _("Beliefs and attitude to the problem change"),
    "position": _("A new position, a new view of the world"),
    "positive": _("Thoughts turn to what is good"),
    "whole": _("Mental health as a whole comes back"),
}
MOVEMENTS: Words = {
    "no_goal": _("No goal yet that would show it."),
    "not_rated": _("Not rated yet."),
    "once": _("Rated once. A second time makes it comparable."),
    "too_few": _("Too few answers to say."),
    "nearer": _("Nearer than at first."),
    "further": _("Further away than at first. That is worth a conversation."),
    "still": _("No movement so far. Perhaps it needs more time, or another way."),
}
CLOSED: Words = {
    "reached": _("reached"),
    "changed": _("became another goal"),
    "dropped": _("set aside"),
}
LEVELS: Words = {
    "-2": _("Much less than expected"),
    "-1": _("Less than expected"),
    "0": _("As expected"),
    "1": _("More than expected"),
    "2": _("Much more than expected"),
}
REFUSALS: Words = {
    "required": _("Please write a few words."),
    "too_long": _("This is too long. A few sentences are enough."),
    "unknown_task": _("Please choose one from the list."),
    "out_of_range": _("Please choose a number from the list."),
    "all_levels": _("Please describe all five levels, or leave all of them empty."),
    "nothing_said": _("Please choose a number."),
    "no_levels": _("This goal has no levels yet."),
    "client_says": _("How near a goal is, only the client can say."),
    "closed": _("This goal is closed. Open it again first."),
    "unknown_way": _("Please choose one from the list."),
}
