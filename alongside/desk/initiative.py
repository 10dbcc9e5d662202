"""What a client begins by themselves, month by month, beside the hours of work in it: words and pictures (L04)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from alongside.mirror.initiative import Month
from alongside.web.charts.bars import Bars, draw_bars
from alongside.web.charts.picture import Sheet

SHEETS = (Sheet("wide", 720, 140, 52, 0), Sheet("narrow", 288, 140, 46, 0))
FEWEST = 2  # months of which a part can be said, before it is drawn [derived]


def beside_time(months: Sequence[Month]) -> dict[str, Any]:
    """What the page shows; {} where nothing has been begun yet."""
    if not any(each.begun for each in months):
        return {}
    said = [each for each in months if each.percent is not None]
    is_drawn = len(said) >= FEWEST
    return {
        "months": months,
        "first": said[0] if is_drawn else None,
        "last": said[-1] if is_drawn else None,
        "parts": _parts(months) if is_drawn else [],
        "hours": _hours(months) if is_drawn else [],
    }


def _parts(months: Sequence[Month]) -> list[Bars]:
    """Of what was begun in each month the client's part and ours, of 100; a gap where there is too little to say."""
    columns = [(0, 0) if each.percent is None else (each.percent, 100 - each.percent) for each in months]
    return [draw_bars(columns, _names(months), sheet, _percent) for sheet in SHEETS]


def _hours(months: Sequence[Month]) -> list[Bars]:
    columns = [(each.minutes / 60,) for each in months]
    return [draw_bars(columns, _names(months), sheet, _number) for sheet in SHEETS]


def _names(months: Sequence[Month]) -> list[str]:
    return [_short(each.first) for each in months]


def _short(first: date) -> str:
    return date_format(first, "M")


def _percent(value: float) -> str:
    return _("%(number)s %%") % {"number": _number(value)}


def _number(value: float) -> str:
    return number_format(value, 0 if value == int(value) else 1)
