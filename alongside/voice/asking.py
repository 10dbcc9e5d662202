"""What is to be asked now, of whom, and until when: plain arithmetic over plans and what happened; no Django.

Nothing is asked twice for one occasion, nothing after an ending but what was planned for after it, and nothing
while the work rests. In which order things became known makes no difference.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

# As in voice/models: Rhythm, Occasion, Rater; arithmetic knows no tables.
BEFORE, AFTER, MONTHLY, TOUCHPOINT = "before", "after", "monthly", "touchpoint"
ENDING, AFTER_ENDING = "ending", "after_ending"
RHYTHMS = (BEFORE, AFTER, MONTHLY, TOUCHPOINT, ENDING, AFTER_ENDING)
COUNTED = (BEFORE, AFTER, MONTHLY)  # what can be rarer
REGULAR, FOLLOW_UP = "regular", "follow_up"
OCCASION = {MONTHLY: REGULAR, AFTER_ENDING: FOLLOW_UP}  # the others have the name of their rhythm
CLIENT, MEMBER, CIRCLE = "client", "member", "circle"
RATERS = (CLIENT, MEMBER, CIRCLE)

FIRST_MEETING, THIRD_MEETING = "first_meeting", "third_meeting"
AGREEMENT_CHANGED, ABSENCE_OVER = "agreement_changed", "absence_over"
TOUCHPOINTS = (FIRST_MEETING, THIRD_MEETING, AGREEMENT_CHANGED, ABSENCE_OVER)
AFTER_MEETINGS = {1: FIRST_MEETING, 3: THIRD_MEETING}

A_DAY = timedelta(days=1)
LEAST_LEFT = timedelta(hours=1)  # a question that comes later than so long before a meeting helps nobody
WAITS = timedelta(days=14)  # so long an answer is waited for
LATE_AFTER_ENDING = timedelta(days=30)  # later than so long after its day nobody is asked any more
REMINDED_AFTER = timedelta(days=2)
MOST_MONTHS = 24
SKIPS_IN_A_ROW = 2  # after so many no letter asks any more, until there was an answer


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of asking. `every` counts meetings or months; `is_own`: this client's, not the practice's.

    A stopped plan is a no: it says that its measure is not asked, also where the practice asks it of everybody.
    """

    id: UUID | None
    measure: UUID
    rhythm: str
    since: datetime
    every: int = 1
    touchpoint: str = ""
    rater: str = CLIENT
    is_own: bool = False
    is_stopped: bool = False

    @property
    def occasion(self) -> str:
        return OCCASION.get(self.rhythm, self.rhythm)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, by when it ended. `is_asked_about`: it is being wrapped up just now."""

    id: UUID
    at: datetime
    is_asked_about: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """An appointment that is planned."""

    id: UUID
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Touch:
    """Something that happened at which may be asked: a code of TOUCHPOINTS."""

    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work, as far as it matters for asking. `circle`: who of the circle may be asked (N01)."""

    opened_at: datetime
    held: Sequence[Held] = ()
    planned: Sequence[Planned] = ()
    touches: Sequence[Touch] = ()
    circle: Sequence[UUID] = ()
    is_resting: bool = False
    ending_at: datetime | None = None  # an ending was offered, and stands
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked already. `subject`: the meeting or appointment; `person`: who of the circle."""

    measure: UUID
    rater: str
    occasion: str
    at: datetime
    subject: UUID | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask now, and until when an answer is waited for. `at`: since when it was due."""

    plan: UUID | None
    measure: UUID
    rater: str
    occasion: str
    at: datetime
    expires_at: datetime
    subject: UUID | None = None
    person: UUID | None = None


def in_force(plans: Iterable[Plan]) -> list[Plan]:
    """The plans that hold for one client: for each measure and rater their own, else those of the practice."""
    layers: dict[tuple[UUID, str], list[Plan]] = defaultdict(list)
    for plan in plans:
        layers[plan.measure, plan.rater].append(plan)
    found = (plan for layer in layers.values() for plan in _highest(layer) if not plan.is_stopped)
    return sorted(found, key=_order_of_plan)


def due(plans: Iterable[Plan], work: Work, asked: Iterable[Asked], now: datetime) -> list[Ask]:
    """What is to be asked now, in a fixed order; asked again with that as asked, nothing more is due."""
    return due_of(in_force(plans), work, asked, now)


def due_of(plans: Iterable[Plan], work: Work, asked: Iterable[Asked], now: datetime) -> list[Ask]:
    """The same for plans that are known to hold."""
    before = list(asked)
    found: list[Ask] = []
    for ask in sorted(_candidates(plans, work, now), key=_order):
        if not any(_covers(done, ask) for done in before):
            found.append(ask)
            before.append(Asked(ask.measure, ask.rater, ask.occasion, now, ask.subject, ask.person))
    return found


def months_later(moment: datetime, months: int) -> datetime:
    """The same day of the month so many months later; where that month is shorter, its last day."""
    years, month = divmod(moment.month - 1 + months, 12)
    first = moment.replace(year=moment.year + years, month=month + 1, day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return first.replace(day=min(moment.day, (after - A_DAY).day))


def remind_at(asked_at: datetime, expires_at: datetime | None) -> datetime | None:
    """When to remind, once; None where what was asked is over too soon for that."""
    at = asked_at + REMINDED_AFTER
    return at if expires_at is not None and at + A_DAY <= expires_at else None


def may_write(answered: Sequence[bool]) -> bool:
    """Whether a letter may ask: not after two in a row without an answer. The newest first, closed ones only."""
    return len(answered) < SKIPS_IN_A_ROW or any(answered[:SKIPS_IN_A_ROW])


def less_often(plan: Plan) -> int | None:
    """The `every` of half as often; None where it cannot get rarer and stops."""
    is_counted = plan.rhythm in COUNTED
    return plan.every * 2 if is_counted and plan.every * 2 <= MOST_MONTHS else None


def number_asked(plan: Plan, number: int) -> bool:
    """Whether this plan asks at the meeting of this number (from 1)."""
    return number % plan.every == 0


def _highest(layer: list[Plan]) -> list[Plan]:
    """A client's own plans before those of the practice, those before what is usual (which has no id)."""
    best = max(map(_rank, layer))
    return [plan for plan in layer if _rank(plan) == best]


def _rank(plan: Plan) -> int:
    return 2 if plan.is_own else int(plan.id is not None)


def _candidates(plans: Iterable[Plan], work: Work, now: datetime) -> Iterator[Ask]:
    held = sorted(work.held, key=lambda each: (each.at, each.id))
    planned = sorted(work.planned, key=lambda each: (each.starts_at, each.id))
    for plan in plans:
        for ask in _of(plan, work, held, planned, now):
            yield from _to_each(ask, work)


def _of(plan: Plan, work: Work, held: list[Held], planned: list[Planned], now: datetime) -> Iterator[Ask]:
    if plan.rhythm == AFTER_ENDING:
        yield from _after_ending(plan, work, now)
    elif work.ended_at is not None or work.is_resting:
        return
    elif plan.rhythm == BEFORE:
        yield from _before(plan, held, planned, now)
    elif plan.rhythm == AFTER:
        yield from _after(plan, held, now)
    elif plan.rhythm == MONTHLY:
        yield from _monthly(plan, work, now)
    elif plan.rhythm == TOUCHPOINT:
        yield from _at_touchpoint(plan, work, held, now)
    elif work.ending_at is not None:
        yield from _since(plan, work.ending_at, now)


def _before(plan: Plan, held: list[Held], planned: list[Planned], now: datetime) -> Iterator[Ask]:
    """The day before; an appointment counts by its place after the meetings that were held."""
    to_come = [each for each in planned if each.starts_at > now]
    for number, each in enumerate(to_come, start=len(held) + 1):
        at = each.starts_at - A_DAY
        if at <= now <= each.starts_at - LEAST_LEFT and number_asked(plan, number):
            yield _ask(plan, at, each.starts_at, each.id)


def _after(plan: Plan, held: list[Held], now: datetime) -> Iterator[Ask]:
    for number, each in enumerate(held, start=1):
        if each.is_asked_about and number_asked(plan, number):
            yield _ask(plan, each.at, now + WAITS, each.id)


def _monthly(plan: Plan, work: Work, now: datetime) -> Iterator[Ask]:
    """A client's own plan from its first day on; one of the practice by the month of the work itself.

    So that one plan for everybody does not write to everybody on one day.
    """
    start, first = (plan.since, 0) if plan.is_own else (work.opened_at, plan.every)
    passed = (now.year - start.year) * 12 + now.month - start.month
    turns = range(first, passed + 1, plan.every)
    latest = bisect_left(turns, True, key=lambda months: months_later(start, months) > now) - 1
    if latest >= 0:
        at = months_later(start, turns[latest])
        if at >= plan.since:
            yield from _since(plan, at, now)


def _at_touchpoint(plan: Plan, work: Work, held: list[Held], now: datetime) -> Iterator[Ask]:
    meetings = (Touch(AFTER_MEETINGS[n], each.at) for n, each in enumerate(held, 1) if n in AFTER_MEETINGS)
    reached = [each.at for each in (*work.touches, *meetings) if each.code == plan.touchpoint]
    latest = max((at for at in reached if plan.since <= at <= now), default=None)
    if latest is not None:
        yield from _since(plan, latest, now)


def _after_ending(plan: Plan, work: Work, now: datetime) -> Iterator[Ask]:
    if work.ended_at is not None:
        yield from _since(plan, months_later(work.ended_at, plan.every), now, LATE_AFTER_ENDING)


def _since(plan: Plan, at: datetime, now: datetime, late: timedelta = WAITS) -> Iterator[Ask]:
    """Due from then on; who comes too late does not ask any more."""
    if at <= now < at + late:
        yield _ask(plan, at, now + WAITS)


def _ask(plan: Plan, at: datetime, expires_at: datetime, subject: UUID | None = None) -> Ask:
    return Ask(plan.id, plan.measure, plan.rater, plan.occasion, at, expires_at, subject)


def _to_each(ask: Ask, work: Work) -> Iterator[Ask]:
    if ask.rater != CIRCLE:
        yield ask
        return
    for person in work.circle:
        yield Ask(ask.plan, ask.measure, ask.rater, ask.occasion, ask.at, ask.expires_at, ask.subject, person)


def _covers(done: Asked, ask: Ask) -> bool:
    """Whether what was asked is the answer to this too.

    The same measure is never asked of the same person for one meeting twice, nor for a reason that was there
    before it was asked the last time.
    """
    if (done.measure, done.rater, done.person) != (ask.measure, ask.rater, ask.person):
        return False
    if ask.subject is not None and done.subject is not None:
        return (done.occasion, done.subject) == (ask.occasion, ask.subject)
    return done.at >= ask.at


def _order(ask: Ask) -> tuple[object, ...]:
    """What belongs to a meeting first: it covers what has no subject."""
    return (
        *(ask.subject is None, ask.at, str(ask.measure), ask.rater, ask.occasion),
        *(str(ask.person), str(ask.subject), str(ask.plan)),
    )


def _order_of_plan(plan: Plan) -> tuple[object, ...]:
    return (str(plan.measure), plan.rater, RHYTHMS.index(plan.rhythm), plan.every, str(plan.id))
