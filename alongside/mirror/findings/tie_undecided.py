"""A tie outside the work was named, and nobody has decided about it (A08)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "tie_undecided"
INTAKE, DECIDED = "intake.answered", "tie.decided"
READS = frozenset({INTAKE, DECIDED})
TIES = "dual_ties"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, or would do it, for nothing can be opened before there is a decision.

    Evidence: the client's answers that named ties since the last decision, when the first of them is `tie_days` old
    or older. Silent on answers that named none, on ties that were decided about with a reason (whichever way, taken
    back too), while they are fresh, and when the work has ended. Holds in all work. Rests with the decision; a tie
    that is named after it begins anew.
    """
    whose = frame.awaits if frame.stage == "ended" else frame.practitioner
    named: list[Fact] = []
    for fact in past(facts, now, READS):
        if fact.verb == DECIDED:
            named = []
        elif TIES in fact.facts["answered"]:
            named.append(fact)
    if whose is None or not named:
        return []
    days = (now - named[0].at).days
    if days < thresholds.tie_days:
        return []
    return [Found(KIND, whose, tuple(fact.id for fact in named), {"days": days})]
