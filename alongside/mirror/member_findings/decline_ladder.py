"""Steps that often follow each other before a practice tires, seen together (D06: the decline sequence)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror import own_ladder
from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_weeks import in_order

KIND = "decline_ladder"
READS = own_ladder.READS


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member, with the furthest step and what showed each.

    Evidence: what showed the steps that were seen in each of the last `ladder_weeks` whole weeks, when they are at
    least `ladder_steps` of the seven. Silent on one hard week, on one or two steps, on more people who take no more
    than was agreed, on a new offer by itself, and on weeks about which nothing is known. Rests when one of the last
    weeks shows fewer.
    """
    weeks = own_ladder.ladder(facts, thresholds, now, own, thresholds.ladder_weeks)
    steps = [step for step in own_ladder.STEPS if all(step in week.seen for week in weeks)]
    shown = [fact for week in weeks for step in steps for fact in week.seen[step]]
    member = next((fact.by_member for fact in shown if fact.by_member), None)
    if len(steps) < thresholds.ladder_steps or member is None:
        return []
    furthest = list(own_ladder.STEPS).index(steps[-1]) + 1
    numbers = {"step": furthest, "seen": len(steps), "weeks": thresholds.ladder_weeks}
    return [Found(KIND, member, in_order(shown), numbers)]
