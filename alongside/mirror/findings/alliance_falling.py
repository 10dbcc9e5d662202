"""The client's answers about being together fall (C02: a drop against their own baseline)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import fmean

from alongside.mirror.after_meetings import RELATION, VERB, last_answers, relation, values
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds

KIND = "alliance_falling"
READS = frozenset({VERB})
BEFORE = 3  # the client's own usual: the mean of so many answers before ...
LOW = 2  # ... so many that are clearly lower: one alone may be a bad day [derived]
NEARLY = 1e-9


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the last answers are clearly below the client's own usual.

    Evidence: the last two answers after meetings and the three before, when each of the two fell by
    `alliance_fall` of 10 or more against the mean of the three, over the questions that were answered all five
    times. Silent after one bad day (the answer itself is heard at once elsewhere), on a client who always
    answers low or differs a little, with fewer answers, on other people's answers, when it is older than
    `alliance_days`, and when only the use of the meeting fell. Rests when the next answer is as usual.
    """
    about = last_answers(facts, now, BEFORE + LOW, about_relation=True)
    since = now - timedelta(days=thresholds.alliance_days)
    if frame.practitioner is None or len(about) < BEFORE + LOW or about[-1].at < since:
        return []
    same = RELATION.intersection(*(values(fact) for fact in about))
    means = [mean for fact in about if (mean := relation(fact, same)) is not None]
    if len(means) < BEFORE + LOW:
        return []
    usual = fmean(means[:BEFORE])
    if usual - max(means[BEFORE:]) < thresholds.alliance_fall - NEARLY:
        return []
    numbers = {"before": round(usual * 10), "tenths": round(means[-1] * 10)}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in about), numbers)]
