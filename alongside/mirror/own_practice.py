"""A member's own practice in numbers, for themselves alone (D02, D03, D04, D07). No Django here.

Time is nobody's quality: it is set beside what one can carry, never beside what one is worth (D03).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from statistics import fmean, median
from uuid import UUID

from alongside.mirror.own_record import MEMBER, Record, Window
from alongside.steps.balance import CLIENT, PRACTITIONER, Balance, balance

MEETINGS, WRITING, CALLS = "meetings", "writing", "calls"
KINDS = (MEETINGS, WRITING, CALLS)
FEWEST_ANSWERS = 5  # answers, before a median is said [derived]
FEWEST_WEEKS = 4  # weeks of records, before it is said how many one can hold [derived]
FEWEST_PEOPLE = 5  # people with two ratings, before time is drawn beside change [derived]
SHORTER = 2 / 3  # what is left of an answer that is shorter by a third
FEWER = 1 / 2  # what is left of unasked contacts when they are half as many [derived]
HABITS = ("shorter", "on_time", "asked")
PACE_SETTING = "lines_a_minute"
PACE = 2  # lines of 72 columns written in a minute [derived]; a setting of the practice


@dataclass(frozen=True, slots=True)
class Style:
    """How one works: lines written in a minute, and which habits are tried out."""

    lines_a_minute: int = PACE
    shorter: bool = False
    on_time: bool = False
    asked: bool = False


def pace(settings: Mapping[str, object]) -> int:
    """The pace of writing that a practice has set, in lines a minute."""
    value = settings.get(PACE_SETTING)
    return value if isinstance(value, int) and value > 0 else PACE


@dataclass(frozen=True, slots=True)
class Done:
    """Something that took time. `is_known`: false where the agreed length stands for the real one.

    `id`: of the record that says so.
    """

    at: datetime
    kind: str
    minutes: float
    client: UUID | None = None
    is_known: bool = True
    id: int = field(default=0, compare=False)


def done(records: Sequence[Record], style: Style | None = None) -> list[Done]:
    """What took the member's own time: meetings, writing (by the stated pace) and calls.

    An end that was corrected counts once, as it was known last. Calls without minutes are left out.
    """
    style = style or Style()
    mine = sorted((each for each in records if each.is_mine), key=lambda each: each.id)
    ends = {each.about or each.id: each for each in mine if each.verb == "meeting.ended"}
    sent = [each for each in mine if each.verb == "message.sent"]
    found = [_meeting(each, style) for each in ends.values()]
    found += [one for each in sent if (one := _sent(each, style)) is not None]
    return sorted(found, key=lambda each: (each.at, each.kind, each.minutes))


def _meeting(record: Record, style: Style) -> Done:
    planned, real = record.number("planned_minutes"), record.facts.get("real_minutes")
    known = isinstance(real, int) and real >= 0
    minutes = record.number("real_minutes") if known else planned
    if style.on_time:
        minutes = min(minutes, planned)
    return Done(record.at, MEETINGS, float(minutes), record.client, known, record.id)


def _sent(record: Record, style: Style) -> Done | None:
    part = FEWER if style.asked and record.is_unasked else 1.0
    if record.is_talk:
        took = (record.minutes or 0) * part
        return Done(record.at, CALLS, took, record.client, id=record.id) if took else None
    if record.facts.get("by") != MEMBER:
        return None  # a letter of theirs that was written down here
    if style.shorter and record.answers:
        part *= SHORTER
    minutes = record.number("lines") / style.lines_a_minute * part
    return Done(record.at, WRITING, minutes, record.client, id=record.id)


@dataclass(frozen=True, slots=True)
class Week:
    """One week: when it began, how many meetings, and the minutes of each kind."""

    monday: date
    meetings: int
    minutes: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.minutes.values())


def by_week(took: Sequence[Done], window: Window) -> list[Week]:
    """Each of the weeks, the earliest first, also those without anything."""
    held: list[list[Done]] = [[] for _ in window.mondays]
    for each in took:
        if 0 <= (number := window.week_of(each.at)) < window.weeks:
            held[number].append(each)
    return [_week(monday, within) for monday, within in zip(window.mondays, held, strict=True)]


def _week(monday: date, held: Sequence[Done]) -> Week:
    minutes = {kind: _total(each for each in held if each.kind == kind) for kind in KINDS}
    return Week(monday, sum(each.kind == MEETINGS for each in held), minutes)


@dataclass(frozen=True, slots=True)
class Lines:
    """Answers: how many, and the medians of our lines, of theirs, and of ours to one of theirs."""

    n: int
    ours: float
    theirs: float
    ratio: float


def lines_of_answers(records: Sequence[Record]) -> Lines | int:
    """Our lines against theirs; only how many answers there are, while those are too few."""
    answers = [each for each in records if each.is_contact and not each.is_talk and each.answers]
    if len(answers) < FEWEST_ANSWERS:
        return len(answers)
    pairs = [(each.number("lines"), each.answers) for each in answers]
    ratio = median(ours / theirs for ours, theirs in pairs)
    return Lines(len(pairs), median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs), ratio)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts that were asked for (they answer something), and those that nobody had asked for."""

    asked: int
    unasked: int

    @property
    def total(self) -> int:
        return self.asked + self.unasked


def contacts(records: Sequence[Record]) -> Contacts:
    """The member's own messages and calls, by whether they were asked for."""
    ours = [each for each in records if each.is_contact]
    unasked = sum(each.is_unasked for each in ours)
    return Contacts(len(ours) - unasked, unasked)


def by_hour(records: Sequence[Record], zone: tzinfo) -> list[int]:
    """How many of the member's own contacts began in each hour of the day, by their own clock."""
    hours = [each.at.astimezone(zone).hour for each in records if each.is_contact]
    return [hours.count(hour) for hour in range(24)]


def steps_by_client(records: Sequence[Record], advice: Collection[UUID]) -> dict[UUID, Balance]:
    """Who owns the steps, for each client of advice work who has any (D04, D09)."""
    owners: dict[UUID, list[str]] = {}
    for each in records:
        if (
            each.verb == "step.set"
            and each.client
            and each.client in advice
            and each.facts.get("owner") in (CLIENT, PRACTITIONER)
        ):
            owners.setdefault(each.client, []).append(each.facts["owner"])
    return {client: balance(owned) for client, owned in owners.items()}


def nearer(records: Sequence[Record]) -> dict[UUID, float]:
    """How much nearer each client says their goals are: the mean over goals of the last rating minus the first.

    Points of 10; only goals that they rated on two days at least.
    """
    rated: dict[tuple[UUID, UUID], list[tuple[date, int]]] = {}
    for each in sorted(records, key=lambda one: (one.at, one.id)):
        if each.near is not None and each.client and each.about:
            rated.setdefault((each.client, each.about), []).append((each.at.date(), each.near))
    changes: dict[UUID, list[int]] = {}
    for (client, _goal), said in rated.items():
        if said[0][0] < said[-1][0]:
            changes.setdefault(client, []).append(said[-1][1] - said[0][1])
    return {client: fmean(found) for client, found in changes.items()}


@dataclass(frozen=True, slots=True)
class Effort:
    """The time that went to one client, and how much nearer they say they are, in points of 10."""

    client: UUID
    minutes: float
    change: float


def efforts(took: Sequence[Done], changes: Mapping[UUID, float]) -> list[Effort]:
    """Time against change for own clients, least time first; empty below five people (D03)."""
    if len(changes) < FEWEST_PEOPLE:
        return []
    found = [Effort(client, _minutes(took, client), change) for client, change in changes.items()]
    return sorted(found, key=lambda each: (each.minutes, each.change))


@dataclass(frozen=True, slots=True)
class Capacity:
    """Minutes a week for one client, over so many people; how many clients the available minutes hold."""

    people: int
    minutes: float
    available: int

    @property
    def holds(self) -> int:
        return int(self.available // self.minutes)


def capacity(
    took: Sequence[Done], window: Window, clients: Collection[UUID], available: int
) -> Capacity | None:
    """What one can hold at this style (D02); None while there is too little to say.

    Each client's minutes a week since they were first seen in these weeks; the mean over clients.
    """
    weekly: list[float] = []
    first_week = window.weeks
    for client in clients:
        seen = [window.week_of(each.at) for each in took if each.client == client]
        if seen:
            first_week = min(first_week, *seen)
            weekly.append(_minutes(took, client) / (window.weeks - min(seen)))
    if window.weeks - first_week < FEWEST_WEEKS or not sum(weekly):
        return None
    return Capacity(len(weekly), fmean(weekly), available)


def freed(records: Sequence[Record], window: Window, style: Style) -> dict[str, float]:
    """Minutes a week that each habit would free if it alone were changed (D02)."""
    plain = Style(style.lines_a_minute)
    now = _total(done(records, plain))
    tried = {name: replace(plain, **{name: True}) for name in HABITS}
    return {name: (now - _total(done(records, each))) / window.weeks for name, each in tried.items()}


def _total(took: Iterable[Done]) -> float:
    return sum(each.minutes for each in took)


def _minutes(took: Iterable[Done], client: UUID) -> float:
    return _total(each for each in took if each.client == client)
