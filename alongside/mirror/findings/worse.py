"""A goal moves away (C02: outcome beside alliance)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.nearness import LAST, READS, is_fresh, last_days, near, open_goals

KIND = "worse"
__all__ = ["KIND", "READS", "find"]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client says that a goal is further away than it was.

    Evidence: the ratings of the last three days with one, of every open goal that fell by `worse_by` points or
    more from the first to the last of them, the newest within `rated_days`. Scores of other questions are not
    looked at: the trail does not hold which way is better. Silent on a dip that came back, on a fall of one
    point, on several ratings of one day, on closed goals, and on old ratings. Holds in all work. Rests when the
    goal comes nearer again.
    """
    if frame.practitioner is None:
        return []
    courses = [last_days(rated) for rated in open_goals(facts, now).values()]
    lost = [(_lost(rated), rated) for rated in courses if is_fresh(rated, thresholds.rated_days, now)]
    fallen = [(points, rated) for points, rated in lost if points >= thresholds.worse_by]
    if not fallen:
        return []
    evidence = tuple(sorted(fact.id for _, rated in fallen for fact in rated))
    numbers = {"goals": len(fallen), "points": max(points for points, _ in fallen)}
    return [Found(KIND, frame.practitioner, evidence, numbers)]


def _lost(rated: Sequence[Fact]) -> int:
    """Points from the first to the last of three; 0 with fewer."""
    said = [value for fact in rated if (value := near(fact)) is not None]
    return said[0] - said[-1] if len(said) == LAST else 0
