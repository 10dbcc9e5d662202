"""The attitude mirror (E14): what is asked, and what a team may see of it. No Django here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

# 0: on autopilot, 10: truly present; and warm, individually, understandingly.
ITEMS = ("present", "warm", "individual", "understanding")
CADENCES = (1, 2, 4, 13)  # weeks until it comes up again
HIGHEST = 10
FEWEST_PEOPLE = 5  # of whom a team sees the mean


def is_due(last_at: datetime | None, weeks: int | None, now: datetime) -> bool:
    """Whether it comes up again: by the cadence that its owner chose last; never by itself without one."""
    if last_at is None or not weeks:
        return False
    return now >= last_at + timedelta(weeks=weeks)


@dataclass(frozen=True, slots=True)
class TeamMirror:
    """The means over people, each counted once; None for every item with fewer than five people."""

    people: int
    means: dict[str, float] | None


def team_mirror(by_person: Iterable[Iterable[Mapping[str, int]]]) -> TeamMirror:
    """Each person's mean by item, then the mean of these, rounded to whole points so that nobody stands out."""
    people = [list(answers) for answers in by_person]
    people = [answers for answers in people if answers]
    if len(people) < FEWEST_PEOPLE:
        return TeamMirror(len(people), None)
    means = {}
    for item in ITEMS:
        own = [mean for answers in people if (mean := _mean(answers, item)) is not None]
        if len(own) >= FEWEST_PEOPLE:
            means[item] = float(round(sum(own) / len(own)))
    return TeamMirror(len(people), means)


def _mean(answers: list[Mapping[str, int]], item: str) -> float | None:
    given = [each[item] for each in answers if item in each]
    return sum(given) / len(given) if given else None
