"""How a moment is said, in the person's language and time zone: `{% load times %}{{ moment|when }}`."""

from datetime import date, datetime, time
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, pgettext

from alongside.lib.spans import is_repeated

register = template.Library()


@register.filter
def when(moment: datetime) -> str:
    """Weekday, day and time: Thursday, 5 March 2026, 14:00."""
    # Translators: a Django date format; order and words as your language has them.
    return _in_a_sentence(_said(moment, pgettext("date format", "l, j F Y, H:i")))


@register.filter
def short(moment: datetime) -> str:
    """Day and time in a list: 5 Mar 2026, 14:00."""
    return _said(moment, "SHORT_DATETIME_FORMAT")


@register.filter
def day(moment: date) -> str:
    """A day: 5 March 2026."""
    return _said(moment, "DATE_FORMAT")


@register.filter
def iso(moment: datetime) -> str:
    """For machines: the `datetime` of a <time>."""
    return moment.isoformat()


@register.filter
def long_day(moment: date) -> str:
    """Weekday and day: Thursday, 5 March."""
    return _in_a_sentence(_said(moment, pgettext("date format", "l, j F")))


@register.filter
def day_and_month(moment: date) -> str:
    """A day without its weekday: 5 March."""
    return _said(moment, pgettext("date format", "j F"))


@register.filter
def short_day(moment: date) -> str:
    """A column's head: Thu 5."""
    return _said(moment, pgettext("date format", "D j"))


@register.filter
def clock(moment: datetime | time) -> str:
    """The time on the clock, as the language writes it: 14:00, in Finnish 14.00."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return clock_words(local.hour, local.minute, get_language()) + _which(local)


@lru_cache(maxsize=8192)
def clock_words(hour: int, minute: int, language: str | None) -> str:
    """An hour and a minute, as a language writes them; a calendar shows hundreds of these."""
    return time_format(time(hour, minute), "TIME_FORMAT")


def _said(moment: date | None, pattern: str) -> str:
    if moment is None:
        return ""  # nothing was agreed: a template may ask before it knows
    if not isinstance(moment, datetime):
        return _kept(moment, pattern, get_language())
    shown = timezone.localtime(moment)
    return _kept(shown.replace(tzinfo=None, second=0, microsecond=0), pattern, get_language()) + _which(shown)


def _which(shown: datetime | time) -> str:
    """In the autumn night in which clocks show an hour twice: which of the two it is, as in " (EEST)"."""
    if not isinstance(shown, datetime) or shown.tzinfo is None:
        return ""
    return f" ({shown.tzname()})" if is_repeated(shown) else ""


@lru_cache(maxsize=8192)
def _kept(local: date, pattern: str, language: str | None) -> str:
    """Pages say the same moments again and again, and putting one into words takes long."""
    return date_format(local, pattern)


def _in_a_sentence(words: str) -> str:
    """Russian writes weekdays small, but Django's own begin with a capital."""
    return words[:1].lower() + words[1:] if get_language() == "ru" else words
