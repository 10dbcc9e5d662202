"""The client's answers about being together are low (C02, C04)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import fmean

from alongside.mirror.after_meetings import VERB, error_of, last_answers, relation
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds

KIND = "alliance_low"
READS = frozenset({VERB})
LONGEST = 5  # answers looked at together at most [derived]
SURE = 1.64  # standard errors: in 19 of 20 cases their true level is under the bound [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's last answers about the relation are low.

    Evidence: the last `alliance_answers` answers of the client after meetings, or up to five, none older than
    `alliance_days`, when their mean about being heard, understood, accepted, safe is under `alliance_under` of
    10 by more than their own ups and downs explain. So one answer that is very low weighs little, and a few
    that are a little low weigh enough. Silent on a low evening among good ones, on somebody who never gives
    tens, on low use with a good relation, on what others than the client answered, on old answers, and with
    fewer answers. Holds in all work. Rests when answers rise.
    """
    if frame.practitioner is None:
        return []
    since = now - timedelta(days=thresholds.alliance_days)
    most = max(LONGEST, thresholds.alliance_answers)
    last = [fact for fact in last_answers(facts, now, most, about_relation=True) if fact.at >= since]
    for count in range(thresholds.alliance_answers, len(last) + 1):
        said = [mean for fact in last[-count:] if (mean := relation(fact)) is not None]
        if fmean(said) + SURE * error_of(said) < thresholds.alliance_under:
            numbers = {"tenths": round(fmean(said) * 10), "answers": count}
            return [Found(KIND, frame.practitioner, tuple(fact.id for fact in last[-count:]), numbers)]
    return []
