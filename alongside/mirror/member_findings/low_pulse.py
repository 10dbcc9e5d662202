"""Energy that is low, or falls week by week (D06: what comes before a practice tires)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_times import kept

KIND = "low_pulse"
SAID, REMOVED = "pulse.said", "pulse.removed"
READS = frozenset({SAID, REMOVED})
FRESH = timedelta(days=14)
WEEK = timedelta(weeks=1)


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member, from what they said to themselves about their weeks.

    Evidence: the last week's answer, when the energy in it is under `energy_under`; or the weeks one after another in
    which it fell `energy_weeks` times. Silent when the last answer is older than two weeks, when a week between was
    not said, when it rose or stood once, and on what was taken away. Rests when the energy rises.
    """
    weeks = [fact for fact in kept(facts, now, SAID, REMOVED) if fact.facts["energy"] is not None]
    weeks = sorted(
        (fact for fact in weeks if _week(fact) <= now.date()), key=lambda fact: (_week(fact), fact.id)
    )
    if not weeks or now.date() - _week(weeks[-1]) >= FRESH:
        return []
    last, falling = weeks[-1], weeks[-thresholds.energy_weeks - 1 :]
    if not last.by_member:
        return []
    energy = last.facts["energy"]
    if len(falling) > thresholds.energy_weeks and _falls(falling):
        first = falling[0].facts["energy"]
        numbers = {"energy": energy, "first": first, "weeks": thresholds.energy_weeks}
        return [Found(KIND, last.by_member, tuple(fact.id for fact in falling), numbers)]
    if energy < thresholds.energy_under:
        return [Found(KIND, last.by_member, (last.id,), {"energy": energy})]
    return []


def _week(fact: Fact) -> date:
    return date.fromisoformat(fact.facts["week"])


def _falls(weeks: Sequence[Fact]) -> bool:
    """Whether each is the week after the one before, and lower."""
    pairs = pairwise(weeks)
    return all(
        _week(after) - _week(before) == WEEK and after.facts["energy"] < before.facts["energy"]
        for before, after in pairs
    )
