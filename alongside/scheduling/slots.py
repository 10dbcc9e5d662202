"""Which times are free: plain arithmetic on spans. No Django here, and nothing looks at the clock.

One function, `openings`, decides both what is shown and what a client or newcomer may take (peers.md 2.5);
one, `clashes`, decides for everybody whether a time is free. The cost of a window grows with what is taken in
it, never with history.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span, day_span, first_moment, local, merge, subtract, week_span
from alongside.scheduling.corridor import meets

LONGEST_MINUTES = 12 * 60
TIMES_SUGGESTED = 12
NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Hours:
    """Working time on one weekday (0 Monday .. 6 Sunday), by the clock of the member's zone.

    It holds from and until those days, both included; `place_kind` "" stands for any place.
    """

    weekday: int
    starts: time
    ends: time
    valid_from: date | None = None
    valid_until: date | None = None
    place_kind: str = ""
    room_id: UUID | None = None

    @property
    def minutes(self) -> int:
        """How long they are, by the clock."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute

    def holds_on(self, day: date) -> bool:
        """Whether these hours are worked on this day."""
        return (
            self.weekday == day.weekday()
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
        )


@dataclass(frozen=True, slots=True)
class DayException:
    """A day that differs: time taken away, or added (`is_working`); without times the whole day."""

    on: date
    is_working: bool
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How a member lets themselves be booked.

    `before` and `after`: the member's own time around a meeting, which a client never sees. `most_a_day` and
    `most_a_week`: meetings of all services. After `rest_after` meetings in a row comes a `rest`. `corridor`:
    time between people who come on site (F06). `hold`: how long a chosen time is kept. `undo`: how long a
    booking can be taken back before anybody is told.
    """

    notice: timedelta = timedelta(hours=24)
    horizon: timedelta = timedelta(days=60)
    step: timedelta = timedelta(minutes=30)
    before: timedelta = NO_TIME
    after: timedelta = NO_TIME
    most_a_day: int | None = None
    most_a_week: int | None = None
    rest_after: int | None = None
    rest: timedelta = NO_TIME
    corridor: timedelta = NO_TIME
    hold: timedelta = timedelta(minutes=10)
    undo: timedelta = timedelta(minutes=5)

    def around(self, span: Span) -> Span:
        """What a meeting takes of the member: with their own time before and after it."""
        return Span(span.start - self.before, span.end + self.after)


def reminder_hours(thresholds: Mapping[str, object]) -> int:
    """How many hours before a meeting the reminder goes out; 0 for none."""
    value = thresholds.get("reminder_hours")
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 24 * 14:
        return value
    return 24


def days_of(window: Span, zone: ZoneInfo) -> Iterator[date]:
    """The calendar days of a zone that a span touches."""
    day, last = window.start.astimezone(zone).date(), window.end.astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def working_spans(
    hours: Iterable[Hours],
    days: Iterable[date],
    zone: ZoneInfo,
    away: Collection[date] = (),
    exceptions: Iterable[DayException] = (),
    place_kind: str = "",
) -> list[Span]:
    """The working time of those days, in order, by the clock of the zone.

    `away`: days without any (absences, holidays); not even extra hours are worked then. `place_kind`: only
    hours at which meetings of that kind are held; "" for all.
    """
    usual = [each for each in hours if not place_kind or each.place_kind in ("", place_kind)]
    differing: dict[date, list[DayException]] = {}
    for each in exceptions:
        differing.setdefault(each.on, []).append(each)
    found: list[Span] = []
    for day in days:
        if day not in away:
            worked = [
                _by_the_clock(day, each.starts, each.ends, zone) for each in usual if each.holds_on(day)
            ]
            found.extend(_with_exceptions(worked, day, differing.get(day, ()), zone))
    return merge(found)


def _with_exceptions(
    worked: list[Span], day: date, exceptions: Iterable[DayException], zone: ZoneInfo
) -> list[Span]:
    off: list[Span] = []
    extra: list[Span] = []
    for each in exceptions:
        (extra if each.is_working else off).append(_span_of(each, zone))
    return [*subtract(worked, off), *extra] if off else [*worked, *extra]


def _span_of(each: DayException, zone: ZoneInfo) -> Span:
    if each.starts is None or each.ends is None:
        return day_span(each.on, zone)
    return _by_the_clock(each.on, each.starts, each.ends, zone)


def _by_the_clock(day: date, starts: time, ends: time, zone: ZoneInfo) -> Span:
    """Empty where the clocks skip it whole (a spring night, the day that Apia left out)."""
    start, end = first_moment(day, starts, zone), first_moment(day, ends, zone)
    return Span(start, max(start, end))


def full_spans(meetings: Iterable[Span], zone: ZoneInfo, rules: Rules) -> list[Span]:
    """Whole days and weeks in which no more meetings are held: a ceiling hides times, it is no error."""
    if rules.most_a_day is None and rules.most_a_week is None:
        return []
    days = Counter(span.start.astimezone(zone).date() for span in meetings)
    full = []
    if rules.most_a_day is not None:
        full += [day_span(day, zone) for day, held in days.items() if held >= rules.most_a_day]
    if rules.most_a_week is not None:
        weeks: Counter[date] = Counter()
        for day, held in days.items():
            weeks[day - timedelta(days=day.weekday())] += held
        full += [week_span(monday, zone) for monday, held in weeks.items() if held >= rules.most_a_week]
    return full


def openings(
    working: Iterable[Span],
    taken: Iterable[Span],
    minutes: int,
    rules: Rules,
    now: datetime,
    *,
    meetings: Sequence[Span] = (),
    rooms: Sequence[Span] = (),
    on_site: Sequence[Span] = (),
    zone: ZoneInfo | None = None,
) -> list[Span]:
    """Every span of that many minutes that a client may take, in order.

    Within working hours; free, with the member's own time before and after it; not before the notice, not
    beyond the horizon; starting on the grid (counted from the start of each stretch of work). `meetings` (the
    member's, by `zone`) count for ceilings and rests, `rooms` is when the room of these hours is taken, `on_site`
    (others' meetings) says who would meet in the corridor.
    """
    length, bookable = timedelta(minutes=minutes), Span(now + rules.notice, now + rules.horizon)
    if length <= NO_TIME or _allows_none(rules):
        return []
    blocked = [Span(span.start - rules.after, span.end + rules.before) for span in taken]
    blocked += [*rooms, *full_spans(meetings, zone, rules)] if zone else rooms
    found: list[Span] = []
    blocks = merge(working)
    at = 0
    for free in subtract(blocks, blocked):
        while blocks[at].end < free.end:
            at += 1
        found.extend(_on_grid(blocks[at].start, free, length, rules.step, bookable))
    if rules.rest_after:
        found = [span for span in found if rests_enough(span, meetings, rules)]
    corridor_minutes = rules.corridor // timedelta(minutes=1)
    if corridor_minutes and on_site:
        found = [span for span in found if not meets(span, on_site, corridor_minutes)]
    return found


def _allows_none(rules: Rules) -> bool:
    return rules.most_a_day == 0 or rules.most_a_week == 0


def rests_enough(span: Span, meetings: Iterable[Span], rules: Rules) -> bool:
    """Whether with this meeting nobody holds more than `rest_after` in a row without a rest between them."""
    if not rules.rest_after:
        return True
    earlier = sorted((each for each in meetings if each.end <= span.start), reverse=True)
    later = sorted(each for each in meetings if each.start >= span.end)
    held, edge = 1, span.start
    for each in earlier:
        if edge - each.end >= rules.rest:
            break
        held, edge = held + 1, each.start
    edge = span.end
    for each in later:
        if each.start - edge >= rules.rest:
            break
        held, edge = held + 1, each.end
    return held <= rules.rest_after


def _on_grid(
    anchor: datetime, free: Span, length: timedelta, step: timedelta, bookable: Span
) -> Iterator[Span]:
    earliest = max(free.start, bookable.start)
    start = anchor + max(0, -((anchor - earliest) // step)) * step
    while start + length <= free.end and start <= bookable.end:
        yield Span.known(start, start + length)
        start += step


def clashes(wanted: Span, taken: Iterable[Span]) -> bool:
    """Whether any taken time shares a moment with the wanted one."""
    return any(wanted.overlaps(span) for span in taken)


def alternatives(free: Sequence[Span], wanted: datetime, count: int = 3) -> list[Span]:
    """The openings closest to the wanted time, in order."""
    nearest = sorted(free, key=lambda span: abs(span.start - wanted))
    return sorted(nearest[:count])


def rhythm(
    after: datetime,
    weekday: int,
    at: time,
    minutes: int,
    zone: ZoneInfo,
    every_weeks: int,
    not_before: datetime,
) -> Iterator[Span]:
    """The next times at an agreed rhythm (A01), on the wall clock of the zone, soonest first.

    `after`: the meeting they follow; the first is in the week `every_weeks` later (or twice, three times
    as many later: the rhythm keeps its step), and never before `not_before`.
    """
    last, turn = after.astimezone(zone).date(), timedelta(weeks=max(1, every_weeks))
    day = last - timedelta(days=last.weekday()) + turn + timedelta(days=weekday)
    day += max(0, (not_before.astimezone(zone).date() - day) // turn) * turn
    for _ in range(TIMES_SUGGESTED):
        span = Span.lasting(local(day, at, zone), minutes)
        if span.start > not_before:
            yield span
        day += turn


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """From the first moment of one day to the last of another."""
    return Span(day_span(first, zone).start, day_span(last, zone).end)


def moment(text: str) -> datetime | None:
    """The moment that an address or a hidden field names (ISO 8601 with a zone); None for anything else."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
