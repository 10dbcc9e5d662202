"""Much time and no movement (D03: results do not rise because more time is spent)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import sqrt

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.nearness import READS as GOALS
from alongside.mirror.nearness import Course, course, every_day, open_goals

KIND = "no_progress"
MEETING = "meeting.ended"
READS = GOALS | {MEETING}
LITTLE = 1.5  # points of 10 over the whole time that are no progress worth the name [derived]
SURE = 1.28  # standard errors: in nine of ten cases the true gain is less than what is found [derived]
FALLS = 2.0  # standard errors under zero: it moves, and the wrong way, which `worse` says [derived]
MOST = 3 / 4  # of the time that ratings cover at least [derived]
HALF = 0.5  # nearly near is near, for who cannot tell seven from eight [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when there are many meetings and the client's goals stand still.

    Evidence: the client's ratings within `stuck_weeks`, three or more of a goal over at least three quarters of
    it, of every open goal that was rated so often, when the gain that they leave possible at most (upper bound
    of the slope of all of them) is under a point and a half; with `stuck_meetings` meetings or more in that
    time. Silent when one goal moves, up or down, when a goal is near already, with few ratings or meetings,
    and where ratings go up and down too much to tell. Advice work only (D09); never a measure of anybody's
    quality. Rests when a goal moves.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    time = timedelta(weeks=thresholds.stuck_weeks)
    meetings = [fact for fact in past(facts, now, (MEETING,)) if fact.at >= now - time]
    if len(meetings) < thresholds.stuck_meetings:
        return []
    recent = ([fact for fact in rated if fact.at >= now - time] for rated in open_goals(facts, now).values())
    lines = [(every_day(rated), course(every_day(rated))) for rated in recent]
    known = [(rated, line) for rated, line in lines if line and line.weeks >= MOST * thresholds.stuck_weeks]
    if not known or not _stand_still([line for _, line in known], thresholds):
        return []
    numbers = {"goals": len(known), "meetings": len(meetings), "weeks": thresholds.stuck_weeks}
    evidence = tuple(sorted(fact.id for rated, _ in known for fact in rated))
    return [Found(KIND, frame.practitioner, evidence, numbers)]


def _stand_still(lines: Sequence[Course], thresholds: Thresholds) -> bool:
    """Whether none is near or moves, and all together leave room for little only."""
    little = LITTLE / thresholds.stuck_weeks
    near = thresholds.near_at_least - HALF
    if any(abs(line.slope) > little or line.end >= near for line in lines):
        return False
    slope, error = _together(lines)
    return slope + SURE * error < little and slope + FALLS * error >= 0


def _together(lines: Sequence[Course]) -> tuple[float, float]:
    """The mean slope, surer ones counting more, and its standard error."""
    weights = [1 / line.error**2 for line in lines]
    slope = sum(weight * line.slope for weight, line in zip(weights, lines, strict=True)) / sum(weights)
    return slope, sqrt(1 / sum(weights))
