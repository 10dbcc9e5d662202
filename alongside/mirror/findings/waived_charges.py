"""Charges that are let go again and again (A02, A07)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "waived_charges"
READS = frozenset({"charge.waived"})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, whoever pressed, in advice and in delivery.

    Evidence: the charges let go on at least `waived_days` different days of the last `waived_within_days`.
    Several on one day are one decision. A charge that was wrong (voided) or that a package covers is none;
    a lower fee that was agreed makes no waiver at all. Rests when they grow old.
    """
    if frame.practitioner is None:
        return []
    since = now - timedelta(days=thresholds.waived_within_days)
    waived = [fact for fact in past(facts, now, READS) if fact.at >= since]
    days = len({fact.at.date() for fact in waived})
    if days < thresholds.waived_days:
        return []
    numbers = {"charges": len(waived), "days": thresholds.waived_within_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in waived), numbers)]
