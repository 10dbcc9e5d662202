"""The client's answers about being together are low (C02, C04)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import fmean

from alongside.mirror.after_meetings import VERB, last_answers, relation
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds

KIND = "alliance_low"
READS = frozenset({VERB})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's last answers about the relation are low.

    Evidence: the last `alliance_answers` answers of the client after meetings, none older than
    `alliance_days`, when their mean about being heard, understood, accepted, safe is under `alliance_under`
    of 10. Silent on one low evening among good ones, on low use with a good relation, on what others than
    the client answered, on old answers, and with fewer answers. Holds in all work. Rests when answers rise.
    """
    if frame.practitioner is None:
        return []
    since = now - timedelta(days=thresholds.alliance_days)
    last = last_answers(facts, now, thresholds.alliance_answers, about_relation=True)
    if len(last) < thresholds.alliance_answers or last[0].at < since:
        return []
    mean = fmean(value for fact in last if (value := relation(fact)) is not None)
    if mean >= thresholds.alliance_under:
        return []
    numbers = {"tenths": round(mean * 10), "answers": len(last)}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in last), numbers)]
