"""The client's answers about being together fall (C02: a drop against their own baseline)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.after_meetings import RELATION, VERB, last_answers, relation, usual, values
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds

KIND = "alliance_falling"
READS = frozenset({VERB})
LEAST = 3  # answers that say what is usual for them ...
LOW = 3  # ... before so many that are clearly lower: one or two may be bad evenings [derived]
LONGEST = 15  # answers looked back on at most: usual is what was usual lately [derived]
EACH = 5 / 8  # of the fall, that each of the low ones shows: answers scatter around it [derived]
SURE = 1.6  # spreads of their own answers below what is usual [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the last answers are clearly below the client's own usual.

    Evidence: the last three answers after meetings and those before, three or more, when each of the three is
    below the middle of those before by five eighths of `alliance_fall` and by more than what this client's
    answers differ anyway, over the questions that were answered every time. Silent after one or two bad
    evenings (the answer itself is heard at once elsewhere), on a client who always answers low or differs a
    little, with fewer answers, on other people's answers, when it is older than `alliance_days`, and when only
    the use of the meeting fell. Rests when the next answer is as usual, and when the lower has become usual.
    """
    about = last_answers(facts, now, LONGEST, about_relation=True)
    since = now - timedelta(days=thresholds.alliance_days)
    if frame.practitioner is None or len(about) < LEAST + LOW or about[-1].at < since:
        return []
    means = _comparable(about)
    if len(means) < len(about):
        return []
    level, spread = usual(means[:-LOW])
    if level - max(means[-LOW:]) < max(EACH * thresholds.alliance_fall, SURE * spread):
        return []
    numbers = {"before": round(level * 10), "tenths": round(means[-1] * 10)}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in about), numbers)]


def _comparable(about: Sequence[Fact]) -> list[float]:
    """The mean of each answer over what was answered every time; empty where there is nothing such."""
    same = RELATION.intersection(*(values(fact) for fact in about))
    return [mean for fact in about if (mean := relation(fact, same)) is not None]
