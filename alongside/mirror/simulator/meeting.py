"""Meetings of a made-up engagement: booked, moved, missed, held; steps and answers that come of them. No Django."""

from datetime import timedelta
from uuid import UUID

from alongside.mirror.simulator.life import NEVER, Life, Meeting
from alongside.mirror.simulator.record import Booking

RELATION = ("heard", "understood", "accepted", "matters", "way", "comfortable", "safe")
USE = ("valuable", "useful")
BEFORE = 2  # days, when somebody finds that it does not suit them


def meet(life: Life) -> None:
    """Book, change or hold the next meeting, as the day asks; and see to the steps."""
    _see_to_steps(life)
    if life.next is None:
        if life.stage in ("intake", "active", "ending") and life.day >= life.book_on:
            _book(life)
    elif life.day == life.next.day - BEFORE:
        _change(life, life.next)
    elif life.day == life.next.day:
        _come(life, life.next)


def _book(life: Life) -> None:
    usual = life.met_on + 7 * life.plan.every_weeks + life.chance.choice([0, 0, 0, 1, -1])
    day = max(life.day + BEFORE + 1, usual)
    by = "client" if life.happens(life.habits.client_books) else "member"
    at, starts = life.at(), life.at(10, 16) + timedelta(days=day - life.day)
    life.next = Meeting(day, len(life.kept.bookings))
    life.kept.bookings.append(Booking(at, starts))
    minutes = life.plan.minutes
    life.kept.tell(
        at, "appointment.booked", life.row(), by, starts_at=starts.isoformat(), minutes=minutes, by=by
    )


def _change(life: Life, meeting: Meeting) -> None:
    """Two days before: perhaps one of the two moves or cancels it."""
    habits, dice = life.habits, life.chance.random()
    if dice < habits.ours:
        who, status = "us", "cancelled_by_us"
    elif dice < habits.ours + habits.theirs:
        who, status = "client", "cancelled_in_time"
    else:
        return
    if life.happens(0.5):
        _move(life, meeting, who)
    else:
        _cancel(life, meeting, who, status, 48.0)
        life.book_on = life.day + 1


def _move(life: Life, meeting: Meeting, who: str) -> None:
    days = life.chance.randint(1, 4)
    was, starts = _times(life, meeting, days)
    meeting.day += days
    life.kept.bookings[meeting.booking].until += timedelta(days=days)
    by = "client" if who == "client" else "member"
    life.kept.tell(
        life.at(), "appointment.moved", None, by, was_at=was, starts_at=starts, hours_before=48.0, by=who
    )


def _times(life: Life, meeting: Meeting, days: int) -> tuple[str, str]:
    until = life.kept.bookings[meeting.booking].until
    return until.isoformat(), (until + timedelta(days=days)).isoformat()


def _cancel(life: Life, meeting: Meeting, who: str, status: str, hours: float) -> None:
    at, by = life.at(8, 9), "client" if who == "client" else "member"
    life.kept.bookings[meeting.booking].until = at
    life.kept.tell(at, "appointment.cancelled", None, by, status=status, hours_before=hours, by=who)
    life.next = None


def _come(life: Life, meeting: Meeting) -> None:
    habits = life.habits
    if habits.stays_away or life.happens(habits.misses):
        _stay_away(life, meeting)
    else:
        _hold(life)


def _stay_away(life: Life, meeting: Meeting) -> None:
    if life.happens(0.5):
        _cancel(life, meeting, "client", "cancelled_late", 3.0)
    else:
        life.kept.tell(life.at(18, 19), "appointment.missed")
    life.next, life.met_on = None, life.day
    life.away += life.habits.stays_away
    is_over = life.habits.stays_away and life.away > life.habits.books_again
    life.book_on = NEVER if is_over else life.day + life.chance.randint(1, 3)


def _hold(life: Life) -> None:
    at, planned = life.at(10, 16), life.plan.minutes
    real = _real_minutes(life, planned)
    ends = at + timedelta(minutes=real or planned)
    life.kept.tell(at, "meeting.started", planned_minutes=planned)
    life.kept.tell(ends, "meeting.ended", planned_minutes=planned, real_minutes=real, source="pressed")
    life.next, life.met_on, life.held_on = None, life.day, life.day
    life.book_on = life.day + (1 if life.happens(0.7) else life.chance.randint(2, 5))
    for _ in range(life.chance.choice([0, 1, 1, 2]) if life.happens(life.habits.steps) else 0):
        _set_step(life)
    _talk(life)
    if life.happens(life.habits.answers):
        _answer(life)


def _real_minutes(life: Life, planned: int) -> int | None:
    habits = life.habits
    if not life.happens(habits.end_known):
        return None
    beyond = life.chance.gauss(habits.over, habits.over_spread)
    if life.happens(habits.long_evening):
        beyond += life.chance.uniform(10, 30)
    return max(10, round(planned + beyond))


def _set_step(life: Life) -> None:
    owner = "practitioner" if life.happens(life.habits.own_steps) else "client"
    set_by = "client" if life.happens(life.habits.set_by_client) else "member"
    row = life.row()
    is_planned = bool(life.goals) and not life.happens(life.habits.adhoc)
    about = {"owner": owner, "set_by": set_by, "is_planned": is_planned}
    life.kept.tell(life.at(16, 18), "step.set", row, set_by, **about)
    life.steps.append((life.day + life.chance.randint(3, 20), row, owner))


def _see_to_steps(life: Life) -> None:
    """What is due today is done, let go, or forgotten."""
    for due, row, owner in [each for each in life.steps if each[0] == life.day]:
        life.steps.remove((due, row, owner))
        share, by = (life.habits.done, "client") if owner == "client" else (0.85, "member")
        if life.happens(share):
            life.kept.tell(life.at(), "step.done", row, by, owner=owner)
        elif life.happens(0.35):
            life.kept.tell(life.at(), "step.dropped", row, by, owner=owner)


def _talk(life: Life) -> None:
    """What an answer or a feeling had shown is talked about."""
    waiting, life.concerns = life.concerns, []
    for row in waiting:
        if life.happens(life.habits.talks):
            life.kept.tell(life.at(16, 17), "concern.talked", row, is_shared=True)
        else:
            life.concerns.append(row)
    if life.ways_round and life.happens(life.habits.ways_round_talked):
        for row in life.ways_round:
            life.kept.tell(life.at(17, 18), "workaround.talked", row)
        life.ways_round = []
    if life.feelings and life.happens(life.habits.feelings_answered):
        life.kept.tell(life.at(17, 18), "feeling.answered", count=life.feelings)
        life.feelings = 0


def _answer(life: Life) -> None:
    habits = life.habits
    if life.happens(habits.tens):
        answers, has_words = dict.fromkeys((*RELATION, *USE), 10), False
    else:
        answers, has_words = _values(life), life.happens(habits.words)
    about = {"measure": "after-meeting", "rater": "client", "occasion": "after"}
    more = {"scores": {}, "low": [], "is_urgent": False, "off_course": []}
    more |= {"answered": len(answers), "asked": len(answers)}
    row, at = life.row(), life.at(18, 21)
    life.kept.tell(
        at, "checkin.answered", row, "client", **about, **more, answers=answers, has_words=has_words
    )
    if min(answers[name] for name in RELATION) <= 4:
        _raise_concern(life, row)


def _values(life: Life) -> dict[str, int]:
    habits = life.habits
    evening = life.chance.gauss(0, habits.spread / 2)
    if life.happens(habits.low_evening):
        evening -= life.chance.uniform(1, 3)
    level = dict.fromkeys(RELATION, habits.relation) | dict.fromkeys(USE, habits.use)
    said = {name: life.chance.gauss(about + evening, habits.spread) for name, about in level.items()}
    return {name: min(10, max(0, round(value))) for name, value in said.items()}


def _raise_concern(life: Life, row: UUID) -> None:
    life.kept.tell(life.at(21, 22), "concern.raised", row, "worker", part="heard", why="low")
    life.concerns.append(row)
