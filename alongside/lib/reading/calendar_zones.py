"""Time zones of a calendar file: known names, Windows names, vendor prefixes, and zones a file describes.

The calendar library keeps zones that a file describes for the whole process. Two practices
may describe different zones by one name, so each calendar is read alone, with an empty memory.
"""

import datetime as dt
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.lib.reading.calendar_rules import rule_fault
from alongside.lib.reading.calendar_text import Block
from alongside.lib.reading.problems import Problem, Reason, shown

_ANY_DAY = dt.date(2000, 1, 1)
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_one_at_a_time = threading.Lock()


@contextmanager
def zones_of(calendar: Block, problems: list[Problem]) -> Iterator[None]:
    """While inside, the calendar library knows the zones of this calendar and of no other."""
    from icalendar.timezone import tzp  # large, and seldom needed

    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a vendor's prefix before a zone's name is stripped
        tzp.use_default()
        try:
            for zone in calendar.inside("VTIMEZONE"):
                _learn(zone, problems)
            yield
        finally:
            tzp.use_default()


def _learn(zone: Block, problems: list[Problem]) -> None:
    """Teach the library one described zone; one that cannot be followed is named and left unknown."""
    from icalendar import Calendar
    from icalendar.timezone import tzp

    rules = [rule for part in zone.blocks for rule in part.values("RRULE")]
    followed = all("YEARLY" in rule.upper() and rule_fault(rule, _ANY_DAY) is None for rule in rules)
    name = "".join(zone.values("TZID")[:1])
    try:
        if not followed:
            raise ValueError("a zone must change by the year")
        Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{zone.text()}\r\nEND:VCALENDAR\r\n")
        dt.datetime(2025, 7, 1, tzinfo=tzp.timezone(name)).utcoffset()
    except _UNREADABLE:
        problems.append(Problem(Reason.ZONE_UNREADABLE, zone.line, facts={"tzid": shown(name)}))
