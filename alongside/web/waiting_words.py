"""Words of the waiting list: what somebody waits for, when they can come, and why it was refused."""

from collections.abc import Iterable
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from alongside.scheduling.demand import TICKED, at
from alongside.templatetags.times import clock, day
from alongside.web.places import PLACE_WORDS
from alongside.web.role_words import LANGUAGES

Words = str | Promise
WEEKDAY_CHOICES = [(str(number), name) for number, name in WEEKDAYS.items()]
PARTS: dict[str, Words] = {
    "morning": gettext_lazy("Morning"),
    "midday": gettext_lazy("Midday"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}
CONSTRAINTS: dict[str, Words] = {
    "work": gettext_lazy("Work"),
    "shifts": gettext_lazy("Shift work"),
    "care": gettext_lazy("Caring for somebody"),
    "transport": gettext_lazy("The way here"),
    "health": gettext_lazy("Health"),
    "study": gettext_lazy("Studies"),
}
OFFER_STATUS: dict[str, Words] = {
    "open": gettext_lazy("offered"),
    "accepted": gettext_lazy("taken"),
    "declined": gettext_lazy("given back"),
    "expired": gettext_lazy("not answered"),
    "withdrawn": gettext_lazy("taken back by us"),
}
REFUSED: dict[str, Words] = {
    "order": gettext_lazy("The end must be after the start."),
    "dates": gettext_lazy("The last day must not be before the first."),
    "length": gettext_lazy("A meeting takes from 1 minute to 12 hours."),
    "unknown_place": gettext_lazy("Please choose a place."),
    "unknown_language": gettext_lazy("Please choose a language."),
    "weekdays": gettext_lazy("Please choose days of the week."),
    "many": gettext_lazy("Five wishes wait already. Change or withdraw one of them first."),
    "not_waiting": gettext_lazy("This wish does not wait any more."),
    "has_offer": gettext_lazy("A time is offered to them already, and waits for their answer."),
    "client_taken": gettext_lazy("They have another appointment at this time."),
    "nobody": gettext_lazy("Nobody on the waiting list can take this time."),
    "too_near": gettext_lazy("This time is too near: nobody could answer any more. Please call."),
    "taken": gettext_lazy("This time is taken or offered already. Please choose another."),
    "past": gettext_lazy("This time has passed already."),
    "too_far": gettext_lazy("This is too far ahead."),
    "archived": gettext_lazy("This client is archived. Bring them back first."),
    "not_here": gettext_lazy("This person does not work here any more."),
    "offer_over": gettext_lazy("This offer was answered already, or it has run out."),
    "not_agreed": gettext_lazy("A second meeting can be booked as soon as the agreement is accepted."),
    "times": gettext_lazy("Please check the times: each needs a day, and its end after its start."),
    "unknown_constraint": gettext_lazy("Please choose from the list."),
    "changed_meanwhile": gettext_lazy("Somebody changed this meanwhile. Please look at what is there now."),
}


def wish_words(wish: Any) -> list[str]:
    """What somebody waits for, in a few short phrases; empty when any time will do."""
    said: list[str] = []
    if wish.weekdays:
        said.append(", ".join(str(WEEKDAYS[number]) for number in wish.weekdays))
    if wish.from_time and wish.to_time:
        said.append(
            _("from %(start)s to %(end)s") % {"start": clock(wish.from_time), "end": clock(wish.to_time)}
        )
    elif wish.from_time:
        said.append(_("from %(start)s") % {"start": clock(wish.from_time)})
    elif wish.to_time:
        said.append(_("until %(end)s") % {"end": clock(wish.to_time)})
    return [*said, *_with_whom_and_where(wish), *_which_days(wish)]


def _with_whom_and_where(wish: Any) -> list[str]:
    said = []
    if wish.member:
        said.append(_("with %(name)s") % {"name": wish.member.name})
    if wish.service and wish.service.names:
        names = wish.service.names
        said.append(str(names.get(get_language()) or next(iter(names.values()))))
    if wish.place_kind:
        said.append(str(PLACE_WORDS[wish.place_kind]))
    if wish.unit:
        said.append(str(wish.unit.name))
    if wish.language:
        said.append(_("in %(language)s") % {"language": dict(LANGUAGES)[wish.language]})
    if wish.minutes:
        said.append(ngettext("%(n)s minute", "%(n)s minutes", wish.minutes) % {"n": wish.minutes})
    return said


def _which_days(wish: Any) -> list[str]:
    said = []
    if wish.earliest_on:
        said.append(_("not before %(day)s") % {"day": day(wish.earliest_on)})
    if wish.latest_on:
        said.append(_("not after %(day)s") % {"day": day(wish.latest_on)})
    return said


def life_words(times: Iterable[Any]) -> list[tuple[str, str]]:
    """When somebody can come: (weekday, parts of the day or clock times)."""
    named = {span: part for part, span in TICKED.items()}
    days: dict[int, list[str]] = {}
    for each in times:
        span = at(each["from"]), at(each["to"])
        if span in named:
            words = str(PARTS[named[span]])
        else:
            words = _("from %(start)s to %(end)s") % {"start": clock(span[0]), "end": clock(span[1])}
        days.setdefault(each["weekday"], []).append(words)
    return [(str(WEEKDAYS[number]), ", ".join(words)) for number, words in days.items()]
