"""A good one: the goals are near, and stay so (consider spacing or ending; L04)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.nearness import READS, is_fresh, last_days, near, open_goals

KIND = "much_better"
__all__ = ["KIND", "READS", "find"]
TIMES = 4  # ratings that say so: three may be a good month on the way [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client says that every open goal is near, again and again.

    Evidence: the last ratings on four different days of every open goal, all `near_at_least` or more, the
    newest within `rated_days`. Silent when one open goal is less near or was never rated, on one good day or
    three, on old ratings, when the ending has begun already, and in delivery work (D09). Rests when a goal is
    further away, closed or new.
    """
    if not frame.is_advice or frame.practitioner is None or frame.stage == "ending":
        return []
    courses = [last_days(rated, TIMES) for rated in open_goals(facts, now).values()]
    if not courses or not all(_is_near(rated, thresholds, now) for rated in courses):
        return []
    evidence = tuple(sorted(fact.id for rated in courses for fact in rated))
    numbers = {"goals": len(courses), "near": thresholds.near_at_least, "times": TIMES}
    return [Found(KIND, frame.practitioner, evidence, numbers)]


def _is_near(rated: Sequence[Fact], thresholds: Thresholds, now: datetime) -> bool:
    said = [value for fact in rated if (value := near(fact)) is not None]
    is_known = len(said) == TIMES and is_fresh(rated, thresholds.rated_days, now)
    return is_known and min(said) >= thresholds.near_at_least
