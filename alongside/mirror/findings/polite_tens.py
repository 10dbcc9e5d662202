"""Answers without information: tens everywhere and no words (C02)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.after_meetings import VERB, last_answers, values
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "polite_tens"
ADDED = "checkin.added_to"  # words, after the answer
READS = frozenset({VERB, ADDED})
HIGHEST = 10


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's answers can no longer tell anything.

    Evidence: the last `tens_answers` answers after meetings, all of them the highest on every question that was
    answered and none with words, the newest within `alliance_days`. Silent on a single nine, on tens with
    words, then or later, on fewer answers, and on other people's answers. It may all be just as good as it
    says. Rests with the first answer that is different.
    """
    last = last_answers(facts, now, thresholds.tens_answers)
    if frame.practitioner is None or len(last) < thresholds.tens_answers:
        return []
    if last[-1].at < now - timedelta(days=thresholds.alliance_days) or not all(map(_is_all_tens, last)):
        return []
    with_words = {fact.about for fact in past(facts, now, (ADDED,))} - {None}
    if any(fact.about in with_words for fact in last):
        return []
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in last), {"answers": len(last)})]


def _is_all_tens(fact: Fact) -> bool:
    return not fact.facts.get("has_words") and set(values(fact).values()) == {HIGHEST}
