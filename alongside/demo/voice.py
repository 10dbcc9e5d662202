"""What clients of a built practice say: before and after meetings, of their goals, and of their own picture."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from alongside.demo.meetings import begin_of, end_of
from alongside.demo.people import Company
from alongside.meetings.models import Meeting
from alongside.voice import verbs
from alongside.voice.answers import critical, how_full, low
from alongside.voice.caring import Why
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.models import (
    CheckIn,
    Concern,
    CriticalAnswer,
    Goal,
    GoalRating,
    Occasion,
    Rater,
    ResultComment,
    Way,
)
from alongside.voice.sets import SETS

THANKS = timedelta(hours=3)


def ask_after(company: Company, meeting: Meeting) -> CheckIn:
    """Right after a meeting the client is asked how it was."""
    return _ask(company, "after-meeting", end_of(meeting), meeting=meeting)


def ask_before(company: Company, meeting: Meeting) -> CheckIn:
    """The day before a meeting the client is asked how it has been."""
    at = begin_of(meeting) - timedelta(hours=22)
    return _ask(company, "before-meeting", at, appointment=meeting.appointment, occasion=Occasion.BEFORE)


def answer(
    company: Company,
    row: CheckIn,
    at: datetime,
    answers: Mapping[str, float],
    words: str = "",
    seen_at: datetime | None = None,
) -> None:
    """What the client answered, 0 to 10 each; seen by the practitioner since, or not yet."""
    key = row.version.measure.key
    definition, scores = SETS[key], _scorer(key).score(answers)
    full = how_full(definition, answers)
    row.answers, row.low = dict(answers), list(low(definition, answers))
    row.scores = {scale: score._asdict() for scale, score in scores.items()}
    row.is_urgent = bool(critical(definition, answers))
    row.answered_at, row.words, row.seen_at, row.way = at, words, seen_at, Way.PORTAL
    company.tell(
        company.theirs,
        verbs.CHECK_IN_ANSWERED,
        at=at,
        subject=row,
        measure=key,
        rater=str(Rater.CLIENT),
        occasion=str(row.occasion),
        answers=row.answers,
        scores={scale: score.value for scale, score in scores.items()},
        low=row.low,
        is_urgent=row.is_urgent,
        has_words=bool(words),
        answered=full[0],
        asked=full[1],
        off_course=[],  # our own sets have no expected course of their own
    )
    if seen_at:
        company.tell(company.mine, verbs.CHECK_IN_SEEN, at=seen_at, subject=row)
    else:
        _raise(company, row, critical(definition, answers), at)


def _raise(company: Company, row: CheckIn, urgent: Sequence[str], at: datetime) -> None:
    """What is low in an answer that nobody has seen yet is worth a conversation, or must be seen at once."""
    who: dict[str, Any] = {"practice": company.builder.practice, "client": company.client, "check_in": row}
    for item in urgent:
        told = [str(company.mine.id)]
        called = CriticalAnswer(**who, item=item, given=row.answers[item], told_at=at, told_to=told)
        company.builder.add(called)
        company.tell(company.theirs, verbs.CRITICAL_RAISED, at=at, subject=called, item=item, told=told)
    for item in row.low:
        why = Why.URGENT if item in urgent else Why.LOW
        found = Concern(**who, engagement=company.work, part=item, why=why, raised_at=at)
        company.builder.add(found)
        company.tell(company.theirs, verbs.CONCERN_RAISED, at=at, subject=found, part=item, why=str(why))


def decline(company: Company, row: CheckIn, at: datetime) -> None:
    """The client would rather not say."""
    row.declined_at = at
    company.tell(company.theirs, verbs.CHECK_IN_DECLINED, at=at, subject=row)


def set_goal(company: Company, words: str, at: datetime) -> Goal:
    """A goal in the client's words, with both sides' yes."""
    goal = Goal(
        practice=company.builder.practice,
        client=company.client,
        engagement=company.work,
        words=words,
        set_by="client",
        set_at=at,
        client_agreed_at=at,
        member_agreed_at=at + THANKS,
    )
    company.builder.add(goal)
    company.tell(company.theirs, verbs.GOAL_SET, at=at, subject=goal, set_by="client")
    company.tell(company.mine, verbs.GOAL_AGREED, at=at + THANKS, subject=goal, by="member")
    return goal


def rate_goal(company: Company, goal: Goal, near: int, at: datetime) -> None:
    """How near the goal is for the client, 0 to 10."""
    who: dict[str, Any] = {"practice": company.builder.practice, "client": company.client}
    company.builder.add(GoalRating(**who, goal=goal, by_client=True, near=near, at=at))
    company.tell(
        company.theirs,
        verbs.GOAL_RATED,
        at=at,
        subject=goal,
        by="client",
        near=near,
        level=None,
        has_words=False,
    )


def comment(company: Company, key: str, words: str, at: datetime) -> None:
    """What the client says to the picture of their answers."""
    made = ResultComment(
        practice=company.builder.practice,
        client=company.client,
        measure=company.builder.version(key).measure,
        by_client=True,
        words=words,
        at=at,
    )
    company.builder.add(made)
    company.tell(company.theirs, verbs.RESULT_COMMENTED, at=at, subject=made, by="client")


def _ask(company: Company, key: str, at: datetime, **about: Any) -> CheckIn:
    row = CheckIn(
        practice=company.builder.practice,
        client=company.client,
        engagement=company.work,
        version=company.builder.version(key),
        asked_at=at,
        **about,
    )
    company.builder.add(row)
    company.tell(company.mine, verbs.CHECK_IN_ASKED, at=at, subject=row, measure=key, rater=str(row.rater))
    return row


@cache
def _scorer(key: str) -> Scorer:
    return Scorer(SETS[key])
