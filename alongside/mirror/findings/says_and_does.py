"""What is said and what is done differ (B04: sign 1 of silent needs)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.nearness import READS as GOALS
from alongside.mirror.nearness import is_fresh, near, open_goals

KIND = "says_and_does"
STEPS = frozenset({"step.set", "step.done", "step.dropped", "step.reopened"})
READS = GOALS | STEPS


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a signal to ask, never a mark on the client.

    Evidence: the newest rating of each goal that the client says is near (`near_at_least`), within `rated_days`;
    and the client's own steps of the last `carries_days` that were let go, or stand open for `open_days`, when
    they are at least `undone_steps` and more than half. Silent when steps get done, when they are fresh, when
    goals are not said to be near, on the practitioner's own steps, and on one step. Holds in all work. Rests
    when steps get done.
    """
    if frame.practitioner is None:
        return []
    goals = open_goals(facts, now).values()
    said = [rated[-1] for rated in goals if is_fresh(rated, thresholds.rated_days, now)]
    nearly = [fact for fact in said if (near(fact) or 0) >= thresholds.near_at_least]
    steps = _of_client(past(facts, now, STEPS), now - timedelta(days=thresholds.carries_days))
    undone = [fact for fact in steps if _is_undone(fact, thresholds, now)]
    if not nearly or len(undone) < thresholds.undone_steps or 2 * len(undone) <= len(steps):
        return []
    evidence = tuple(sorted(fact.id for fact in (*nearly, *undone)))
    numbers = {"goals": len(nearly), "steps": len(undone), "of": len(steps)}
    return [Found(KIND, frame.practitioner, evidence, numbers)]


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
