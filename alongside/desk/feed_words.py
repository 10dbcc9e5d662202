"""Words about calendars elsewhere: what an address shows, and why a calendar could not be read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

LEVELS: list[tuple[str, Words]] = [
    ("busy", _("Only that I am busy")),
    ("initials", _("Initials and place")),
    ("name", _("Names and place")),
]
LEVEL_WORDS: dict[str, Words] = dict(LEVELS)

# Why a calendar could not be looked at: beside the form, and later in the list.
PROBLEMS: dict[str, Words] = {
    "address_wrong": _("This is no address of a calendar. It begins with https:// or webcal://."),
    "address_private": _(
        "This address lies in a private network. We only ask addresses that are open to the world."
    ),
    "host_unknown": _("There is no such address. Please look whether it is complete."),
    "unreachable": _("The other calendar does not answer."),
    "certificate": _("The other calendar cannot prove who it is: its certificate is not valid."),
    "too_slow": _("The other calendar takes too long to answer."),
    "too_large": _("This calendar is larger than 2 MB."),
    "redirects": _("This address only leads to other addresses, without end."),
    "status": _("The other calendar refuses to show itself. Perhaps the address has changed."),
    "answer_broken": _("What came back is not an answer of a web server."),
    "not_a_calendar": _("What lies there is not a calendar file (.ics)."),
    "broken": _("This calendar file is damaged."),
    "too_many": _("This calendar holds more than 10,000 times."),
    "too_much_to_read": _("This calendar takes too long to read."),
    "some_unreadable": _("Some times in it could not be read and are left out. All others are taken over."),
    "empty": _("The calendar came back empty; we kept what we had."),
}
REFUSED: dict[str, Words] = PROBLEMS | {
    "too_many_sources": _("Ten calendars are the most. Remove one first."),
    "too_many_feeds": _("Ten addresses are the most. Take one back first."),
    "address_or_file": _("Please give either an address or a file."),
    "order": _("The end comes after the start."),
    "past": _("This time has passed already."),
    "too_long": _("At most 90 days at once. For more, enter an absence."),
    "too_far": _("This is too far ahead."),
}
