"""The pictures of one's own practice, each wide and narrow."""

from collections.abc import Sequence
from datetime import time

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from alongside.mirror.own_ladder import Rung
from alongside.mirror.own_practice import KINDS, Effort, Week
from alongside.templatetags.times import clock, day_and_month
from alongside.web.charts.bars import Bars, draw_bars
from alongside.web.charts.picture import Sheet
from alongside.web.charts.scatter import Scatter, draw_scatter

SHEETS = (Sheet("wide", 720, 200, 44, 0), Sheet("narrow", 288, 180, 34, 0))


def weeks(found: Sequence[Week]) -> list[Bars]:
    """Hours of each week, the kinds above each other."""
    columns = [[each.minutes[kind] / 60 for kind in KINDS] for each in found]
    names = [day_and_month(each.monday) for each in found]
    return [draw_bars(columns, names, sheet, _number) for sheet in SHEETS]


def rungs(found: Sequence[Rung]) -> list[Bars]:
    """How many of the seven steps each week showed."""
    names = [day_and_month(each.monday) for each in found]
    return [draw_bars([[len(each.seen)] for each in found], names, sheet, _number) for sheet in SHEETS]


def hours(counts: Sequence[int]) -> list[Bars]:
    """Contacts by the hour of the day."""
    names = [hour(number) for number in range(len(counts))]
    return [draw_bars([[count] for count in counts], names, sheet, _number) for sheet in SHEETS]


def efforts(found: Sequence[Effort]) -> list[Scatter]:
    """Hours for each client, and how much nearer they say they are."""
    points = [(each.minutes / 60, each.change) for each in found]
    return [draw_scatter(points, sheet, _in_hours, _signed) for sheet in SHEETS]


def hour(number: int) -> str:
    """The beginning of an hour of the day, as one writes it here."""
    return clock(time(number))


def _number(value: float) -> str:
    return number_format(value, 0 if value == int(value) else 1)


def _signed(value: float) -> str:
    return f"+{_number(value)}" if value > 0 else _number(value).replace("-", "\N{MINUS SIGN}")


def _in_hours(value: float) -> str:
    return _("%(number)s h") % {"number": _number(value)}
