"""How scores, days and intervals are said, in the reader's language and time zone."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from alongside.voice.series.enough import Result
from alongside.web.result_words import REASONS


def number(value: float, digits: int = 1) -> str:
    """At most so many digits after the point, as the language writes them: 7, 7.3, in Finnish 7,3."""
    text = f"{round(value, digits) + 0.0:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−").replace(".", str(get_format("DECIMAL_SEPARATOR")))


def percent(share: float) -> str:
    """A share of 1 as a whole percentage."""
    return _("%(number)s %%") % {"number": round(100 * share)}


def local_day(at: datetime) -> int:
    """The day on the reader's calendar, as a whole number."""
    return timezone.localtime(at).date().toordinal()


def local_days(moments: Iterable[datetime]) -> list[int]:
    """The same for many: a page of results asks for hundreds."""
    zone = timezone.get_current_timezone()
    return [at.astimezone(zone).toordinal() for at in moments]


def day(ordinal: int) -> str:
    """A day in a list or along an edge: 5 Mar 2026."""
    return date_format(date.fromordinal(ordinal), "SHORT_DATE_FORMAT")


def between(low: float, high: float, level: float | None = None, digits: int = 2) -> str:
    """An interval, with how sure it is where that is known."""
    said = {"low": number(low, digits), "high": number(high, digits)}
    if level is None:
        return _("%(low)s to %(high)s") % said
    return _("%(low)s to %(high)s (%(level)d %%)") % {**said, "level": round(100 * level)}


def reason(result: Result[object]) -> str:
    """Why there is no number; "" when there is one."""
    if result.reason is None:
        return ""
    return str(REASONS[result.reason]) % {"n": result.n, "needs": result.needs or 0}
