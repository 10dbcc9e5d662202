"""A calendar file of any program as a list of events in a window of time, and what was left out.

Recurring events become one event for each time, moved and cancelled times as they are. An
event that cannot be followed is skipped and named; a file that cannot be read is refused.
"""

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from alongside.lib.reading.calendar_events import Checked, Component, check_event, is_far, problem_of
from alongside.lib.reading.calendar_text import Block, read_blocks
from alongside.lib.reading.calendar_zones import zones_of
from alongside.lib.reading.problems import Problem, Reason, Unreadable, shown
from alongside.lib.reading.source_keys import event_key
from alongside.lib.spans import Span, local
from alongside.lib.zones import is_zone

MOST_EVENTS = 5_000
MOST_SECONDS = 5.0
LONGEST_SUMMARY = 200
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Event:
    """One time of one event, in UTC. All-day events run from midnight to midnight of the asked zone.

    `key` stays the same when the file is read again; `original`: the slot of a recurring
    event that this time came from ("" for a single event). `has_end` is False where the
    file names no end (then `ends` equals `starts`).
    """

    line: int
    key: str
    uid: str
    original: str
    starts: dt.datetime
    ends: dt.datetime
    all_day: bool
    has_end: bool
    cancelled: bool
    transparent: bool
    summary: str

    @property
    def takes_time(self) -> bool:
        """Whether somebody is busy then."""
        return not self.cancelled and not self.transparent and self.starts < self.ends


@dataclass(slots=True)
class CalendarRead:
    """What a file holds in the window. `outside`: events that have no time in it."""

    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    outside: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """`zone`: where a day begins; `floating`: the zone of times that name none."""

    zone: ZoneInfo
    floating: ZoneInfo
    window: Span
    most: int
    until: float
    skips_far: bool = False


def usual_window(now: dt.datetime) -> Span:
    """Two years back and one year ahead."""
    return Span(now - dt.timedelta(days=730), now + dt.timedelta(days=365))


def read_calendar(
    data: bytes,
    *,
    zone: ZoneInfo,
    window: Span,
    most: int = MOST_EVENTS,
    seconds: float = MOST_SECONDS,
    skips_far: bool = False,
) -> CalendarRead:
    """All events of all calendars in a file that touch the window, in order of time.

    `zone` is where days begin, and for times without a zone or with one that nobody knows. At most `most` events
    and about `seconds` of thinking; what was left out then is named. With `skips_far`, single events that are
    days away from the window are not looked into. Refused: see `read_blocks`.
    """
    found = CalendarRead()
    asked = _Asked(zone, zone, window, most, time.monotonic() + seconds, skips_far)
    for calendar in read_blocks(data):
        _read(calendar, asked, found)
    found.events.sort(key=lambda event: (event.starts, event.line, event.uid))
    if not found.events and not found.problems:
        reason = Reason.NOTHING_IN_WINDOW if found.outside else Reason.NO_EVENTS
        facts: dict[str, str | int] = {"count": found.outside} if found.outside else {}
        found.problems.append(Problem(reason, facts=facts))
    return found


def _read(calendar: Block, asked: _Asked, found: CalendarRead) -> None:
    """One VCALENDAR. Times without a zone are in the calendar's own, where it names one."""
    own = "".join(calendar.values("X-WR-TIMEZONE")[:1]).strip()
    if is_zone(own):
        asked = replace(asked, floating=ZoneInfo(own))
    with zones_of(calendar, found.problems):
        checked = _check(calendar, asked, found)
        groups = _groups(checked, found)
        for number, group in enumerate(groups):
            if _is_enough(asked, found, left=len(groups) - number):
                break
            _follow(group, asked, found)


def _is_enough(asked: _Asked, found: CalendarRead, left: int) -> bool:
    """Name the reason once when there are too many events, or no time is left."""
    if len(found.events) >= asked.most:
        problem = Problem(Reason.TOO_MANY_EVENTS, facts={"limit": asked.most})
    elif time.monotonic() > asked.until:
        problem = Problem(Reason.TOO_SLOW, facts={"count": left})
    else:
        return False
    found.problems.append(problem)
    return True


def _check(calendar: Block, asked: _Asked, found: CalendarRead) -> list[Checked]:
    checked: list[Checked] = []
    blocks = calendar.inside("VEVENT")
    unknown: dict[str, None] = {}
    for number, block in enumerate(blocks):
        if _is_enough(asked, found, left=len(blocks) - number):
            break
        if asked.skips_far and is_far(block, asked.window):
            found.outside += 1
            continue
        try:
            checked.append(check_event(block))
        except Unreadable as error:
            found.problems.append(problem_of(block, error))
            continue
        unknown.update(dict.fromkeys(checked[-1].tzids))
    for tzid in unknown:
        facts = {"tzid": shown(tzid), "zone": asked.floating.key}
        found.problems.append(Problem(Reason.ZONE_UNKNOWN, facts=facts))
    return checked


def _groups(checked: Iterable[Checked], found: CalendarRead) -> list[list[Checked]]:
    """Events of one uid together: one that repeats, and the times of it that were changed."""
    groups: dict[str, list[Checked]] = {}
    for event in checked:
        if not event.uid:
            found.problems.append(Problem(Reason.UID_MISSING, event.line))
        group = groups.setdefault(event.uid or f"line {event.line}", [])
        twin = not event.is_override and any(not other.is_override for other in group)
        if twin:
            found.problems.append(Problem(Reason.UID_REPEATED, event.line, uid=shown(event.uid)))
        else:
            group.append(event)
    return list(groups.values())


def _follow(group: list[Checked], asked: _Asked, found: CalendarRead) -> None:
    """Add every time of one event that touches the window."""
    first = group[0]
    try:
        times = [first.component] if _is_plain(group) else _times(group, asked)
        recurs = any(event.repeats or event.is_override for event in group)
        events = [_event(one, first, recurs, asked) for one in times[: asked.most]]
    except _BROKEN:
        found.problems.append(Problem(Reason.EVENT_UNREADABLE, first.line, uid=shown(first.uid)))
        return
    inside = [event for event in events if _touches(event, asked.window)]
    found.events.extend(inside[: max(asked.most - len(found.events), 0)])
    found.outside += not inside


def _is_plain(group: list[Checked]) -> bool:
    """One time with a start and an end: as most are, and there is nothing to follow."""
    one = group[0]
    return len(group) == 1 and not (one.repeats or one.is_override or "DURATION" in one.component)


def _times(group: list[Checked], asked: _Asked) -> list[Component]:
    import recurring_ical_events  # large, and seldom needed
    from icalendar import Calendar

    calendar = Calendar()
    alone = all(event.is_override for event in group)
    for event in group:
        if alone and event.repeats:
            # A change to a series that is not in the file, but that brings its own dates.
            event.component.pop("RECURRENCE-ID")
        calendar.add_component(event.component)
    query = recurring_ical_events.of(calendar, skip_bad_series=False)
    day = dt.timedelta(days=1)
    return list(query.between(asked.window.start - day, asked.window.end + day))


def _touches(event: Event, window: Span) -> bool:
    return event.starts < window.end and (event.ends > window.start or event.starts >= window.start)


def _event(one: Component, first: Checked, recurs: bool, asked: _Asked) -> Event:
    start, end = one["DTSTART"].dt, one["DTEND"].dt if "DTEND" in one else one["DTSTART"].dt
    all_day = not isinstance(start, dt.datetime)
    if all_day and end <= start:
        end = start + dt.timedelta(days=1)
    starts, ends = _utc(start, asked), _utc(end, asked)
    slot = getattr(one.get("RECURRENCE-ID"), "dt", start)
    original = _utc(slot, asked).isoformat() if recurs else ""
    # Without a uid, an event is known by its title and its time.
    uid, summary = first.uid, " ".join(str(one.get("SUMMARY", "")).split())
    key = event_key(uid, original) if uid else event_key(f"?{summary}", _utc(slot, asked).isoformat())
    return Event(
        line=first.line,
        key=key,
        uid=shown(uid),
        original=original,
        starts=starts,
        ends=max(starts, ends),
        all_day=all_day,
        has_end=all_day or ends > starts,
        cancelled=str(one.get("STATUS", "")).strip().upper() == "CANCELLED",
        transparent=str(one.get("TRANSP", "")).strip().upper() == "TRANSPARENT",
        summary=summary[:LONGEST_SUMMARY],
    )


def _utc(moment: dt.date, asked: _Asked) -> dt.datetime:
    """A day at its midnight, a floating time in the zone for those, anything else as it says."""
    if not isinstance(moment, dt.datetime):
        return local(moment, dt.time(), asked.zone).astimezone(dt.UTC)
    if moment.tzinfo is None:
        return local(moment.date(), moment.time(), asked.floating).astimezone(dt.UTC)
    return moment.astimezone(dt.UTC)
