"""Words for appointments: what became of them, and why a time was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

STATUS_WORDS: dict[str, Words] = {
    "requested": _("asked for"),
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
    "no_calendar": _("You cannot book in this person's calendar. It stays where it was."),
    "times": _("Choose from 1 to 104 meetings."),
    "every_weeks": _("Choose from 1 to 8 weeks."),
    "every_months": _("Choose from 1 to 12 months."),
    "week_of_month": _("Choose which week of the month."),
    "until": _("Choose a last day after the first, with no more than 104 meetings."),
    "no_end": _("Say how many times, or until when."),
    "scope": _("Choose which meetings you mean."),
    "together": _("This meeting is shared with others. Move it for everybody."),
    "full": _("There is no place left."),
    "capacity": _("Choose from 2 to 100 places, and no fewer than people who come."),
    "nobody": _("Choose at least one person who comes."),
    "comes_already": _("This person comes already."),
    "nothing_left": _("No meeting is left to book."),
    "not_planned": _("This appointment is not planned any more."),
    "begun": _("This meeting has begun already."),
    "too_late_to_move": _("It is late now, and a move may cost something. Please look again."),
    "with_others": _("Others come to this meeting too. Please write to us if you cannot come."),
    "choose_time": _("Please choose a time."),
    "undo_over": _("It can no longer be taken back. You can still cancel it."),
    "not_requested": _("This has been answered already."),
    "not_begun": _("This meeting has not begun yet."),
    "order": _("The end must be after the start."),
    "overlap": _("These times overlap."),
}
CLASH_WORDS: dict[str, Words] = {
    "none": _("free"),
    "taken": _("taken"),
    "away": _("away on this day"),
    "outside": _("outside of working hours"),
    "full": _("free, but that day or week is full"),
}
