"""Words about the diagnostic stage, for its page and a client's file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # translated when they are shown

TASKS: Words = {
    "event": _("How deep did the event go?"),
    "ability": _("Can the client solve it now with their own abilities and resources?"),
    "causes": _("What mainly caused the situation?"),
    "feelings": _("Which feelings does the client have about it?"),
    "analysis": _("The case as a whole, and a plan"),
}
CAN_COPE: Words = {
    "can": _("Can"),
    "partly": _("Can in part"),
    "cannot": _("Cannot at present"),
}
REFUSALS: Words = {
    "changed": _("Somebody saved this since you opened it. Your words stand below: compare, and save again."),
    "needs_words": _("Write the result before you tick it as done."),
    "needs_answer": _("Please choose an answer before you tick this task as done."),
    "unknown_choice": _("Please choose one from the list."),
    "unknown_check_in": _("Please choose from the list."),
    "unknown_task": _("Please choose one from the list."),
    "out_of_range": _("Please choose a number from 0 to 10."),
    "too_long": _("This is too long."),
}
