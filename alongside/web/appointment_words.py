"""Words for appointments: what became of them, and why a time was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

STATUS_WORDS: dict[str, Words] = {
    "planned": _("planned"),
    "kept": _("kept"),
    "cancelled_in_time": _("cancelled in time"),
    "cancelled_late": _("cancelled late"),
    "cancelled_by_us": _("cancelled by us"),
    "cancelled": _("cancelled"),
    "missed": _("missed"),
    "unknown": _("not known"),
}
REFUSED: dict[str, Words] = {
    "taken": _("This time is taken. Please choose another."),
    "ceiling": _("That day or week is full. Say why you book all the same, or choose another time."),
    "past": _("This time has passed already."),
    "too_far": _("This is too far ahead."),
    "length": _("A meeting takes from 1 minute to 12 hours."),
    "unknown_place": _("Please choose a place."),
    "not_agreed": _("A second meeting can be booked as soon as the agreement is accepted."),
    "archived": _("This client is archived. Bring them back first."),
    "ended": _("This work has ended. Open a new one first."),
    "not_here": _("This person does not work here any more."),
    "times": _("Choose from 1 to 52 meetings."),
    "every_weeks": _("Choose from 1 to 8 weeks."),
    "nothing_left": _("No meeting is left to book."),
    "not_planned": _("This appointment is not planned any more."),
    "begun": _("This meeting has begun already."),
    "not_begun": _("This meeting has not begun yet."),
    "order": _("The end must be after the start."),
    "overlap": _("These times overlap."),
}
CLASH_WORDS: dict[str, Words] = {
    "none": _("free"),
    "taken": _("taken"),
    "away": _("away on this day"),
}
