"""The practitioner carries the steps (D04: the "who" is wrong)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.chance import ONE_IN_200, at_least
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.steps.balance import ADVICE, CLIENT, PRACTITIONER, balance, leans_on_practitioner

KIND = "practitioner_carries"
READS = frozenset({"step.set"})
TWO_IN_FIVE = 0.4  # what is ours as a rule is less [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when most of the steps set lately are theirs.

    Evidence: the practitioner's own steps among those set within `carries_days`, when they are more than
    `carries_percent`, and so many that chance does not make it: surely more than two in five, by the lower end of
    Wilson's interval (five of five, eight of ten, fourteen of twenty). Silent at half and half, on few steps, on
    steps of long ago, and in delivery work, where that is the job (D09). Rests when the client owns more again.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    since = now - timedelta(days=thresholds.carries_days)
    recent = [fact for fact in past(facts, now, READS) if fact.at >= since and _owner(fact)]
    owned = balance(_owner(fact) for fact in recent)
    is_sure = at_least(owned.practitioner, owned.total, ONE_IN_200) > TWO_IN_FIVE
    if not is_sure or not leans_on_practitioner(owned, ADVICE, thresholds.carries_percent / 100):
        return []
    ours = tuple(fact.id for fact in recent if _owner(fact) == PRACTITIONER)
    numbers = {"steps": owned.practitioner, "of": owned.total, "days": thresholds.carries_days}
    return [Found(KIND, frame.practitioner, ours, numbers)]


def _owner(fact: Fact) -> str:
    owner = fact.facts.get("owner")
    return owner if owner in (CLIENT, PRACTITIONER) else ""
