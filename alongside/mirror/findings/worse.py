"""A goal moves away, or an answer fell by more than chance (C02: outcome beside alliance)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.nearness import LAST, course, is_fresh, last_days, open_goals
from alongside.mirror.nearness import READS as GOALS

KIND = "worse"
RAISED = "concern.raised"
TAKEN_UP = frozenset({"concern.talked", "concern.closed"})
READS = GOALS | TAKEN_UP | {RAISED}
LONGEST = 6  # ratings looked back on at most [derived]
SURE = 2.5  # standard errors that the slope is under zero: of many looks each may be mistaken [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's goals move away or their answers show it.

    Evidence: the last three to six ratings, on as many days, of every open goal whose straight line fell by
    `worse_by` points or more, and more surely than ratings differ anyway; the newest within `rated_days`. And
    what an answer of theirs showed to be worse by more than its error of measurement, within `rated_days`,
    while nobody has talked about it. Silent on a dip that came back, on a fall of one point, on ratings that
    go up and down, on several of one day, on closed goals, and on old ratings. Holds in all work. Rests when
    the goal comes nearer again and the answer was talked about.
    """
    if frame.practitioner is None:
        return []
    courses = [last_days(rated, LONGEST) for rated in open_goals(facts, now).values()]
    fresh = [rated for rated in courses if is_fresh(rated, thresholds.rated_days, now)]
    fallen = [fall for rated in fresh if (fall := _fall(rated, thresholds.worse_by)) is not None]
    answers = _worse_answers(facts, now, thresholds.rated_days)
    if not fallen and not answers:
        return []
    ids = (*(fact.id for _, rated in fallen for fact in rated), *(fact.id for fact in answers))
    points = max((points for points, _ in fallen), default=0)
    numbers = {"goals": len(fallen), "points": points, "answers": len(answers)}
    return [Found(KIND, frame.practitioner, tuple(sorted(ids)), numbers)]


def _fall(rated: Sequence[Fact], least: int) -> tuple[int, Sequence[Fact]] | None:
    """Points lost and the ratings that show it, as few as it takes; None where chance may explain it."""
    for count in range(LAST, len(rated) + 1):
        line = course(rated[-count:])
        if line and -line.change >= least and line.slope + SURE * line.error < 0:
            return round(-line.change), rated[-count:]
    return None


def _worse_answers(facts: Sequence[Fact], now: datetime, days: int) -> list[Fact]:
    seen = past(facts, now, TAKEN_UP | {RAISED})
    done = {fact.about for fact in seen if fact.verb in TAKEN_UP}
    since = now - timedelta(days=days)
    worse = [fact for fact in seen if fact.verb == RAISED and fact.facts.get("why") == "worse"]
    return [fact for fact in worse if fact.at >= since and fact.about and fact.about not in done]
