"""How an agreement is said: its sections, whom each protects and why (A09), and its terms as sentences.

Used by the desk, the portal and the PDF. Texts stay in the words in which they were agreed; everything else
is said in the reader's language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.core import UnknownLocaleError
from babel.numbers import format_currency
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.frame.sections import SECTIONS, TEXTS
from alongside.web.agreement_words import (
    CHANNELS,
    LABELS,
    METHODS,
    PERIODS,
    PLACE_KINDS,
    RECORDINGS,
    TITLES,
    WHY,
)

# Several terms that are said in one line stand under the first.
SAID_WITH = {
    "weekday": "when",
    "at_time": "when",
    "timezone": "when",
    "room_id": "place_kind",
    "place": "place_kind",
    "currency": "fee",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was agreed. `was` is what the version before said, where it differs."""

    name: str
    label: str
    text: str
    is_words: bool  # in the language of the agreement, as it was typed
    is_changed: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section as it is read."""

    name: str
    title: str
    protects: str
    lines: tuple[Line, ...]

    @property
    def is_changed(self) -> bool:
        return any(line.is_changed for line in self.lines)


def parts(frame: Any, before: Any = None, changed: Iterable[str] = ()) -> list[Part]:
    """The agreement as sections of lines; with `before`, lines that hold a changed term say what it was."""
    marked = {SAID_WITH.get(term, term) for term in changed}
    return [
        Part(section.name, str(TITLES[section.name]), str(WHY[section.name]), found)
        for section in SECTIONS
        if (found := _lines(section.terms, frame, before, marked))
    ]


def _lines(terms: tuple[str, ...], frame: Any, before: Any, marked: set[str]) -> tuple[Line, ...]:
    names = list(dict.fromkeys(SAID_WITH.get(term, term) for term in terms))
    lines = (_line(name, frame, before, name in marked) for name in names)
    return tuple(line for line in lines if line.text or line.is_changed)


def _line(name: str, frame: Any, before: Any, is_changed: bool) -> Line:
    was = said(before, name) if before is not None and is_changed else ""
    return Line(name, str(LABELS[name]), said(frame, name), name in TEXTS, is_changed, was)


def said(frame: Any, name: str) -> str:
    """One term (or those that are said with it) as a sentence; "" where there is nothing to say."""
    if name in TEXTS:
        return str(getattr(frame, name) or "")
    say = _SENTENCES[name]
    return str(say(frame))


def section_titles(terms: Iterable[str]) -> list[str]:
    """Titles of the sections in which these terms stand."""
    wanted = set(terms)
    return [str(TITLES[section.name]) for section in SECTIONS if wanted & set(section.terms)]


def label_of(term: str) -> str:
    """What a term is called."""
    return str(LABELS[SAID_WITH.get(term, term)])


def length(minutes: int) -> str:
    """50 minutes."""
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def rhythm(frame: Any) -> str:
    """How often the two meet."""
    return every(frame.every_weeks)


def every(weeks: int | None) -> str:
    """Every week, every 2 weeks, as agreed each time (None)."""
    if weeks is None:
        return _("As we agree each time")
    if weeks == 1:
        return _("Every week")
    return ngettext("Every %(n)d week", "Every %(n)d weeks", weeks) % {"n": weeks}


def when(frame: Any) -> str:
    """Tuesday, 15:00; with the zone where the reader's clock shows another."""
    if frame.weekday is None:
        return ""
    day = str(WEEKDAYS[frame.weekday])
    if frame.at_time is None:
        return day
    facts = {"day": day, "time": time_format(frame.at_time, "TIME_FORMAT"), "zone": frame.timezone}
    if frame.timezone == get_current_timezone_name():
        return _("%(day)s, %(time)s") % facts
    return _("%(day)s, %(time)s (time in %(zone)s)") % facts


def place(where: Any) -> str:
    """Where an agreement or an appointment takes place: the room, and what else is said about it."""
    kind = "" if where.room and where.place_kind == "room" else str(PLACE_KINDS.get(where.place_kind, ""))
    if where.place_kind == "room" and where.place:
        kind = ""
    found = [where.room.name if where.room else "", kind, where.place or ""]
    return " · ".join(each for each in found if each)


def money(amount: Any, currency: str) -> str:
    """An amount in the reader's language: €85.00, 85,00 €."""
    try:
        return format_currency(amount, currency, locale=(get_language() or "en").replace("-", "_"))
    except UnknownLocaleError:
        return f"{amount} {currency}"


def fee(frame: Any) -> str:
    """What it costs; free of charge is also said."""
    return price(frame.fee, frame.currency)


def price(amount: Any, currency: str) -> str:
    """The same for any amount; "" where nothing is said."""
    if amount is None:
        return ""
    return money(amount, currency) if amount else _("Free of charge")


def cancelling(frame: Any) -> str:
    """Until when cancelling costs nothing."""
    hours = frame.cancel_hours
    if not hours:
        return _("Free of charge until the meeting begins.")
    return ngettext(
        "Free of charge up to %(n)d hour before.", "Free of charge up to %(n)d hours before.", hours
    ) % {"n": hours}


def share(percent: int) -> str:
    """What part of the fee is due."""
    if not percent:
        return _("Costs nothing.")
    if percent == 100:
        return _("The whole fee is due.")
    return _("%(n)d %% of the fee is due.") % {"n": percent}


def exceptions(frame: Any) -> str:
    """How many late cancellations cost nothing; "" where none does, or where all do."""
    if not (frame.fee and frame.late_percent and frame.free_late):
        return ""
    return ngettext(
        "The first late cancellation within twelve months costs nothing.",
        "The first %(n)d late cancellations within twelve months cost nothing.",
        frame.free_late,
    ) % {"n": frame.free_late}


def reply(frame: Any) -> str:
    """By when a message is answered."""
    hours = frame.reply_hours
    if hours is None:
        return ""
    if hours % 24 == 0 and hours > 24:
        return ngettext("Within %(n)d day.", "Within %(n)d days.", hours // 24) % {"n": hours // 24}
    return ngettext("Within %(n)d hour.", "Within %(n)d hours.", hours) % {"n": hours}


def day(value: date | None) -> str:
    """A day in the reader's language."""
    return date_format(value, "DATE_FORMAT") if value else ""


def _channels(frame: Any) -> str:
    return ", ".join(str(CHANNELS[each]) for each in CHANNELS if each in frame.contact_channels)


def _daily(frame: Any) -> str:
    return _("We agreed on contact every day.") if frame.daily_contact_agreed else ""


_SENTENCES: dict[str, Callable[[Any], Any]] = {
    "minutes": lambda frame: length(frame.minutes),
    "every_weeks": rhythm,
    "when": when,
    "place_kind": place,
    "fee": fee,
    "payment_method": lambda frame: METHODS.get(frame.payment_method, "") if frame.fee else "",
    "payment_period": lambda frame: PERIODS.get(frame.payment_period, "") if frame.fee else "",
    "cancel_hours": cancelling,
    "late_percent": lambda frame: share(frame.late_percent) if frame.fee else "",
    "free_late": exceptions,
    "missed_percent": lambda frame: share(frame.missed_percent) if frame.fee else "",
    "contact_channels": _channels,
    "reply_hours": reply,
    "daily_contact_agreed": _daily,
    "recording": lambda frame: RECORDINGS.get(frame.recording, ""),
    "review_on": lambda frame: day(frame.review_on),
}


def agreed_line(frame: Any) -> str:
    """Who said yes, when and how; "" while nobody has."""
    if frame.agreed_at is None:
        return ""
    facts = {"name": frame.agreed_name, "date": day(localtime(frame.agreed_at).date())}
    if frame.agreed_how == "paper":
        return _("%(name)s, signed on paper on %(date)s") % facts
    if frame.agreed_how == "spoken":
        return _("%(name)s, said yes on %(date)s") % facts
    return _("%(name)s, agreed here on %(date)s") % facts


def paper(frame: Any, practice_name: str) -> dict[str, object]:
    """What the PDF of one version says (templates/pdf/agreement.typ)."""
    facts = {"n": frame.version, "client": frame.client.name, "member": frame.engagement.practitioner.name}
    agreed = agreed_line(frame)
    yes = [
        {"label": _("For the work"), "text": facts["member"]},
        {"label": _("Agreed"), "text": agreed or _("Not agreed yet")},
    ]
    return {
        "title": _("Our agreement"),
        "practice": practice_name,
        "lead": _("Version %(n)d, between %(client)s and %(member)s") % facts,
        "foot": _("%(client)s, version %(n)d") % facts,
        "agreed": yes,
        "parts": [
            {
                "title": part.title,
                "protects": part.protects,
                "lines": [{"label": line.label, "text": line.text} for line in part.lines],
            }
            for part in parts(frame)
        ],
    }
