"""Facts for the tests of findings about working and the course: Anna works with one client."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.mirror.facts import Fact, FrameFacts

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
WORK = FrameFacts(practitioner=ANNA)
DELIVERY = FrameFacts(practitioner=ANNA, is_advice=False)


def told(number: int, days_ago: float, verb: str, about: int | None = None, **facts: Any) -> Fact:
    """A fact of so many days ago; `about` numbers the row it is about."""
    row = UUID(int=1000 + about) if about is not None else None
    return Fact(number, NOW - timedelta(days=days_ago), verb, facts, ANNA, "member", row)


def met(number: int, days_ago: float) -> Fact:
    return told(number, days_ago, "meeting.ended", planned_minutes=50, real_minutes=None, source="clock")


def answered(number: int, days_ago: float, value: int | None, words: bool = False, **also: Any) -> Fact:
    """An answer after a meeting with the same value everywhere; `also` are other values by item."""
    names = ("heard", "understood", "accepted", "matters", "way", "comfortable", "safe", "valuable")
    about: dict[str, Any] = {"measure": "after-meeting", "rater": "client", "occasion": "after"}
    about |= {name: also.pop(name) for name in ("measure", "rater") if name in also}
    answers = dict.fromkeys(names, value) | also
    return told(number, days_ago, "checkin.answered", **about, answers=answers, has_words=words)


def rated(number: int, days_ago: float, near: int | None, goal: int = 1) -> Fact:
    return told(number, days_ago, "goal.rated", goal, by="client", near=near, level=None, has_words=False)


def step(
    number: int, days_ago: float, owner: str = "client", set_by: str = "member", is_planned: bool = True
) -> Fact:
    return told(number, days_ago, "step.set", number, owner=owner, set_by=set_by, is_planned=is_planned)
