"""Dates as people and programs write them, in four languages' habits.

12/11/2025 is read only when the whole file shows which comes first, or the user said so.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alongside.lib.reading.problems import Reason, Unreadable, shown


class Order(StrEnum):
    """Which comes first in 12/11/2025."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class OrderFound:
    """What a file shows about its dates: `needed` when some date depends on the order."""

    needed: bool
    order: Order | None

    @property
    def must_be_asked(self) -> bool:
        """Some date depends on the order and no date shows it."""
        return self.needed and self.order is None


_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*(?:г\.?)?")
_EITHER = re.compile(r"(\d{1,2})\s*([/-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_MOMENT = re.compile(r"(.*?\d日?(?:\s*г\.?)?)[T\s,]+((?:午前|午後)?\s*\d{1,2}\s*[:時.h].*)", re.DOTALL)
_BEFORE_ERA = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}


def plain(text: str) -> str:
    """Full-width digits and signs as ASCII ones, no space around."""
    return unicodedata.normalize("NFKC", text).strip()


def split_moment(text: str) -> tuple[str, str]:
    """The date and the time of "2025-12-31T08:00:00" or "31.12.2025 8.00"; the time may be ""."""
    value = plain(text)
    match = _MOMENT.fullmatch(value)
    return (match[1], match[2]) if match else (value, "")


def find_order(values: Iterable[str]) -> OrderFound:
    """Look through all the dates of a file for one that can only be read one way."""
    needed, day_first, month_first = False, False, False
    for value in values:
        match = _EITHER.fullmatch(split_moment(value)[0])
        if match:
            needed = True
            day_first = day_first or int(match[1]) > 12
            month_first = month_first or int(match[3]) > 12
    if day_first == month_first:
        return OrderFound(needed, None)
    return OrderFound(needed, Order.DAY_FIRST if day_first else Order.MONTH_FIRST)


def read_date(text: str, order: Order | None, field: str = "") -> dt.date:
    """The date in `text`, whose time of day, if any, is passed over.

    Unreadable: date_unreadable, date_ambiguous, date_impossible (31 February).
    """
    value = split_moment(text)[0]
    year, month, day = _parts(value, order, field)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unreadable(Reason.DATE_IMPOSSIBLE, field, value=shown(text)) from None


def _parts(value: str, order: Order | None, field: str) -> tuple[int, int, int]:
    if match := _YEAR_FIRST.fullmatch(value):
        year, month, day = (part for part in match.groups() if part)
        return int(year), int(month), int(day)
    if match := _DOTTED.fullmatch(value):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _ERA.fullmatch(value):
        year_of_era = 1 if match[2] == "元" else int(match[2])
        return _BEFORE_ERA[match[1]] + year_of_era, int(match[3]), int(match[4])
    if match := _EITHER.fullmatch(value):
        return _either(match, order, field)
    raise Unreadable(Reason.DATE_UNREADABLE, field, value=shown(value))


def _either(match: re.Match[str], order: Order | None, field: str) -> tuple[int, int, int]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if order is None and first != second and first <= 12 and second <= 12:
        raise Unreadable(Reason.DATE_AMBIGUOUS, field, value=shown(match[0]))
    month_first = order is Order.MONTH_FIRST or (order is None and second > 12)
    return (year, first, second) if month_first else (year, second, first)
