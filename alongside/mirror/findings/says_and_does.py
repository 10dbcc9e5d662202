"""What is said and what is done differ (B04: sign 1 of silent needs)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.chance import at_least
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.nearness import READS as GOALS
from alongside.mirror.nearness import is_fresh, last_days, near, open_goals

KIND = "says_and_does"
STEPS = frozenset({"step.set", "step.done", "step.dropped", "step.reopened"})
READS = GOALS | STEPS
TWICE = 2  # a goal is said to be near on so many days: one may be a good day [derived]
MANY = 0.44  # of their steps that are due, are undone at least: everybody lets some go [derived] ...
SURE = 1.28  # ... and in nine of ten cases it is more than what chance makes of so few steps [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a signal to ask, never a mark on the client.

    Evidence: the last two ratings, on two days, of each goal that the client says is near (`near_at_least`), the
    newest within `rated_days`; and the client's own steps of the last `undone_days` that were let go, or stand
    open for `open_days`, when they are at least `undone_steps`, and so many of those done, let go or old that it
    is no chance. Silent when most steps get done, when they are fresh, when goals are not said to be near or on
    one good day only, on the practitioner's own steps, and on few steps. Holds in all work. Rests when steps get
    done.
    """
    if frame.practitioner is None:
        return []
    goals = [last_days(rated, TWICE) for rated in open_goals(facts, now).values()]
    nearly = [rated for rated in goals if _is_near(rated, thresholds, now)]
    steps = _of_client(past(facts, now, STEPS), now - timedelta(days=thresholds.undone_days))
    undone = [fact for fact in steps if _is_undone(fact, thresholds, now)]
    known = [*undone, *(fact for fact in steps if fact.verb == "step.done")]
    if not nearly or len(undone) < thresholds.undone_steps or at_least(len(undone), len(known), SURE) < MANY:
        return []
    evidence = tuple(sorted(fact.id for fact in (*(fact for rated in nearly for fact in rated), *undone)))
    numbers = {"goals": len(nearly), "steps": len(undone), "of": len(known)}
    return [Found(KIND, frame.practitioner, evidence, numbers)]


def _is_near(rated: Sequence[Fact], thresholds: Thresholds, now: datetime) -> bool:
    said = [value for fact in rated if (value := near(fact)) is not None]
    if len(said) < TWICE or not is_fresh(rated, thresholds.rated_days, now):
        return False
    return min(said) >= thresholds.near_at_least


def _of_client(seen: Sequence[Fact], since: datetime) -> list[Fact]:
    """The newest fact about each step of the client's that was set since then: how it stands."""
    steps: dict[UUID, Fact] = {}
    for fact in seen:
        is_new = fact.verb == "step.set" and fact.at >= since and fact.facts.get("owner") == "client"
        if fact.about is not None and (is_new or fact.about in steps):
            steps[fact.about] = fact
    return list(steps.values())


def _is_undone(fact: Fact, thresholds: Thresholds, now: datetime) -> bool:
    is_old = now - fact.at >= timedelta(days=thresholds.open_days)
    return fact.verb == "step.dropped" or (fact.verb in ("step.set", "step.reopened") and is_old)
