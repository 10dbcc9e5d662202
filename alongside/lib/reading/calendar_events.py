"""One event of a calendar file, checked before it is followed through time."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from alongside.lib.reading.calendar_rules import rule_fault
from alongside.lib.reading.calendar_text import Block
from alongside.lib.reading.problems import Problem, Reason, Unreadable, shown
from alongside.lib.spans import Span

OLDEST_YEAR, NEWEST_YEAR = 1900, 2200
LONGEST_DAYS = 400
LONGEST_LINE = 100_000
_TWO_DAYS = dt.timedelta(days=2)
_DAY = re.compile(r"\s*([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{6}Z?)?\s*$")
_REPEATS = {"RRULE", "RDATE", "EXRULE", "RECURRENCE-ID"}
_DATES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RDATE", "EXDATE")
# What the calendar library gives for an event; its values are of many kinds.
Component = Any
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Checked:
    """An event that can be followed. `tzids`: names of zones that nobody knows."""

    line: int
    uid: str
    component: Component
    is_override: bool
    repeats: bool
    tzids: tuple[str, ...]


def check_event(block: Block) -> Checked:
    """Parse and check one VEVENT, inside `calendar_zones.zones_of`.

    Unreadable: every reason for which an event is skipped; see `problem_of`.
    """
    long = next((name for name, line in block.lines if len(line) > LONGEST_LINE), "")
    if long:
        raise Unreadable(Reason.EVENT_DATES_UNREADABLE, property=long)
    event = _parsed(block)
    _check_properties(block, event)
    start = event["DTSTART"].dt
    _check_span(event, start)
    _check_rules(block, event, start)
    repeats = "RRULE" in event or "RDATE" in event
    uid = str(event.get("UID", "")).strip()
    return Checked(block.line, uid, event, "RECURRENCE-ID" in event, repeats, _unknown_zones(event))


def is_far(block: Block, window: Span) -> bool:
    """Whether a single event is days away from a window, by its bare text: cheap, and sure when it says yes."""
    if any(name in _REPEATS for name, _ in block.lines):
        return False
    days = [_day(value) for name in ("DTSTART", "DTEND") for value in block.values(name)]
    if len(days) != 2 or not all(days):
        return False
    first, last = (dt.date.min if day is None else day for day in days)
    is_before = last < window.start.date() - _TWO_DAYS and first <= last
    return is_before or (first > window.end.date() + _TWO_DAYS and first <= last)


def _day(value: str) -> dt.date | None:
    match = _DAY.match(value)
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def problem_of(block: Block, error: Unreadable) -> Problem:
    """The named reason, at the event's line and uid."""
    uid = "".join(block.values("UID")[:1])
    return Problem(error.reason, block.line, uid=shown(uid), facts=error.facts)


def _parsed(block: Block) -> Component:
    from icalendar import Calendar  # large, and seldom needed

    try:
        calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{block.text()}\r\nEND:VCALENDAR\r\n")
        return calendar.walk("VEVENT")[0]
    except _BROKEN:
        raise Unreadable(Reason.EVENT_UNREADABLE) from None


def _check_properties(block: Block, event: Component) -> None:
    """Every line about time was understood, and is about days or moments, not times of day."""
    written = {name for name, _ in block.lines}
    if "DTSTART" not in event:
        raise Unreadable(Reason.EVENT_WITHOUT_START)
    for name in _DATES:
        if name in written and (name not in event or not _are_moments(event[name], name)):
            raise Unreadable(Reason.EVENT_DATES_UNREADABLE, property=name)


def _are_moments(value: object, name: str) -> bool:
    from icalendar.error import BrokenCalendarProperty

    if name in ("DTSTART", "DTEND", "RECURRENCE-ID") and isinstance(value, list):
        return False
    kinds: tuple[type, ...] = (dt.date, tuple) if name == "RDATE" else (dt.date,)
    if name == "DURATION":
        kinds = (dt.timedelta,)
    try:
        return all(isinstance(one, kinds) for one in _values(value))
    except BrokenCalendarProperty:
        return False


def _values(value: Any) -> list[object]:
    """The plain values of a property that may stand on several lines and hold several dates."""
    many = value if isinstance(value, list) else [value]
    found: list[object] = []
    for one in many:
        found += [item.dt for item in one.dts] if hasattr(one, "dts") else [getattr(one, "dt", None)]
    return found


def _check_span(event: Component, start: dt.date) -> None:
    """The start is in our times, the end is not before it, and not years after it."""
    if not OLDEST_YEAR <= start.year <= NEWEST_YEAR:
        raise Unreadable(Reason.EVENT_START_IMPOSSIBLE)
    try:
        length = event["DTEND"].dt - start if "DTEND" in event else _duration(event)
    except _BROKEN:
        # A day for a start and a moment for an end, or a moment with a zone and one without.
        raise Unreadable(Reason.EVENT_DATES_UNREADABLE, property="DTEND") from None
    if length < dt.timedelta(0):
        raise Unreadable(Reason.EVENT_END_BEFORE_START)
    if length > dt.timedelta(days=LONGEST_DAYS):
        raise Unreadable(Reason.EVENT_TOO_LONG, limit=LONGEST_DAYS)


def _check_rules(block: Block, event: Component, start: dt.date) -> None:
    for rule in block.values("RRULE"):
        fault = rule_fault(rule, start)
        if fault:
            raise Unreadable(fault)
    refused = any(name == "RRULE" for name, _ in event.errors)
    if refused or block.values("EXRULE"):
        raise Unreadable(Reason.RULE_UNREADABLE)


def _duration(event: Component) -> dt.timedelta:
    found = event["DURATION"].dt if "DURATION" in event else dt.timedelta(0)
    assert isinstance(found, dt.timedelta)
    return found


def _unknown_zones(event: Component) -> tuple[str, ...]:
    """The zones named on dates that were read without a zone because nobody knows it."""
    unknown = []
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        moment = getattr(event.get(name), "dt", None)
        tzid = event[name].params.get("TZID", "") if moment else ""
        if tzid and isinstance(moment, dt.datetime) and moment.tzinfo is None:
            unknown.append(str(tzid))
    return tuple(dict.fromkeys(unknown))
