"""More of the work is beside the plan than in it (D05: "impossible to proceed to plan")."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.voice.motives import adherence

KIND = "adhoc_over_plan"
SET, CHANGED, SENT = "step.set", "step.changed", "message.sent"
OPENS, CLOSES = ("goal.set", "goal.reopened"), "goal.closed"
READS = frozenset({SET, CHANGED, SENT, *OPENS, CLOSES})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when most of what they began lately belongs to no goal.

    Evidence: steps set from our side without a goal or a decision of both, and days of unasked contact of ours,
    within `adhoc_days`: more than `adhoc_percent` of these and of the planned steps together, at least `adhoc_steps`
    of them steps, in `adhoc_weeks` different weeks. Silent while no goal is open (there is no plan to leave), on
    steps that the client sets, on a step whose goal was named later, on contact alone (unasked_contact tells it), in
    one busy week, where daily contact is agreed, in delivery work (D09), and on older steps that do not say. Rests
    when steps follow goals again.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    told = past(facts, now, READS)
    goals = [fact for fact in told if fact.verb in (*OPENS, CLOSES)]
    since = now - timedelta(days=thresholds.adhoc_days)
    recent = [
        fact for fact in told if fact.at >= since and _begun_by_us(fact, frame) and _has_plan(goals, fact)
    ]
    in_plan = {fact.about for fact in told if fact.facts.get("is_planned") is True}
    planned = sum(fact.about in in_plan for fact in recent)
    beside = [fact for fact in recent if fact.about is None or fact.about not in in_plan]
    if not _is_off_plan(planned, beside, thresholds):
        return []
    steps = sum(fact.verb == SET for fact in beside)
    numbers = {"steps": steps, "contacts": _days_of_contact(beside), "planned": planned}
    evidence = tuple(fact.id for fact in beside)
    return [Found(KIND, frame.practitioner, evidence, numbers | {"days": thresholds.adhoc_days})]


def _is_off_plan(planned: int, beside: Sequence[Fact], thresholds: Thresholds) -> bool:
    steps = sum(fact.verb == SET for fact in beside)
    share = adherence([True] * planned + [False] * (steps + _days_of_contact(beside))).other_share
    weeks = {fact.at.isocalendar()[:2] for fact in beside}
    is_more = share is not None and 100 * share > thresholds.adhoc_percent
    return is_more and steps >= thresholds.adhoc_steps and len(weeks) >= thresholds.adhoc_weeks


def _days_of_contact(facts: Sequence[Fact]) -> int:
    return len({fact.at.date() for fact in facts if fact.verb == SENT})


def _begun_by_us(fact: Fact, frame: FrameFacts) -> bool:
    """A step set from our side that says whether it is planned, or contact that nobody asked for or agreed."""
    if fact.verb == SET:
        return fact.facts.get("set_by") != "client" and isinstance(fact.facts.get("is_planned"), bool)
    is_unasked = fact.verb == SENT and fact.facts["by"] == "member" and fact.facts["is_unasked"]
    return bool(is_unasked) and not frame.daily_contact_agreed


def _has_plan(goals: Sequence[Fact], then: Fact) -> bool:
    """Whether a goal was open at that time."""
    open_goals: set[UUID | None] = set()
    for fact in goals:
        if fact.at > then.at:
            break
        if fact.verb in OPENS:
            open_goals.add(fact.about)
        elif fact.verb == CLOSES:
            open_goals.discard(fact.about)
    return bool(open_goals)
