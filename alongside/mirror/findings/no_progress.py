"""Much time and no movement (D03: results do not rise because more time is spent)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import fmean

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.nearness import LAST, near, open_goals
from alongside.mirror.nearness import READS as GOALS

KIND = "no_progress"
MEETING = "meeting.ended"
READS = GOALS | {MEETING}
STILL = 1  # ratings within one point of each other ...
LEANING = 0.5  # ... whose later half is not clearly higher or lower have not moved [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when there are many meetings and the client's goals stand still.

    Evidence: the client's ratings within `stuck_weeks`, three or more of a goal over at least three quarters of
    it, all within one point and not leaning up or down, of every open goal that was rated so often; with
    `stuck_meetings` meetings or more in that time. Silent when one goal moves, up or down, when goals are near
    already, with few ratings or few meetings. Advice work only (D09); never a measure of anybody's quality.
    Rests when a goal moves.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    since = now - timedelta(weeks=thresholds.stuck_weeks)
    meetings = [fact for fact in past(facts, now, (MEETING,)) if fact.at >= since]
    courses = [[fact for fact in rated if fact.at >= since] for rated in open_goals(facts, now).values()]
    known = [rated for rated in courses if _is_long_enough(rated, thresholds)]
    if len(meetings) < thresholds.stuck_meetings or not known:
        return []
    if not all(_stands_still(rated, thresholds) for rated in known):
        return []
    numbers = {"goals": len(known), "meetings": len(meetings), "weeks": thresholds.stuck_weeks}
    evidence = tuple(sorted(fact.id for rated in known for fact in rated))
    return [Found(KIND, frame.practitioner, evidence, numbers)]


def _is_long_enough(rated: Sequence[Fact], thresholds: Thresholds) -> bool:
    """Over a shorter time work that moves steadily looks like work that stands still."""
    most = timedelta(weeks=thresholds.stuck_weeks) * 3 / 4
    return len(rated) >= LAST and rated[-1].at - rated[0].at >= most


def _stands_still(rated: Sequence[Fact], thresholds: Thresholds) -> bool:
    said = [value for fact in rated if (value := near(fact)) is not None]
    if max(said) - min(said) > STILL or said[-1] >= thresholds.near_at_least:
        return False
    half = len(said) // 2
    return abs(fmean(said[-half:]) - fmean(said[:half])) <= LEANING
