"""A member's weeks for the tests of findings that read them week by week; NOW is a Monday morning."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside.mirror.facts import Fact
from tests.mirror.findings.told import ANNA, NOW

PEOPLE = [UUID(int=900 + number) for number in range(30)]


def at(
    number: int, weeks_ago: int, verb: str, *, day: int = 2, hour: int = 10, who: int = 0, **also: Any
) -> Fact:
    """A fact of that weekday of the week so many whole weeks ago; 0 is the week that has just ended."""
    moment = (NOW - timedelta(weeks=weeks_ago + 1)).replace(hour=hour) + timedelta(days=day)
    about, minutes = also.pop("about", number), also.pop("minutes", None)
    return Fact(
        number,
        moment,
        verb,
        also,
        ANNA,
        "member",
        UUID(int=5000 + about),
        client=PEOPLE[who],
        minutes=minutes,
    )


def met(number: int, weeks_ago: int, who: int = 0, real: int | None = 50, **also: Any) -> Fact:
    said = {"planned_minutes": 50, "real_minutes": real, "source": "pressed"}
    return at(number, weeks_ago, "meeting.ended", who=who, **said, **also)


def wrote(number: int, weeks_ago: int, lines: int = 4, answers: int | None = 3, **also: Any) -> Fact:
    said = {"by": "member", "channel": "portal", "is_unasked": answers is None} | also
    return at(number, weeks_ago, "message.sent", lines=lines, answers_lines=answers, **said)


def said(number: int, weeks_ago: int, **answers: int | None) -> Fact:
    week = (NOW - timedelta(weeks=weeks_ago + 1)).date().isoformat()
    items = dict.fromkeys(("energy", "joy", "rest", "own", "doubt", "pressure", "shown")) | answers
    return at(number, weeks_ago, "pulse.said", day=6, week=week, **items)
