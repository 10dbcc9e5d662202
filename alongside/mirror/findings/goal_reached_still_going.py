"""Every goal is reached, no new one is named, and the meetings go on (G02, L05)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "goal_reached_still_going"
GOALS = frozenset({"goal.set", "goal.closed", "goal.reopened"})
READS = GOALS | {"meeting.ended", "engagement.opened"}
REACHED = "reached"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, `reached_weeks` after the last goal was reached. Advice work only.

    Evidence: how each goal of this work was closed, and the meetings since; at least `reached_meetings`.
    Silent where a goal is open, was put aside or was never named, in the weeks after the last one (there is
    much to close), and once an ending is offered. Rests as soon as a new goal is set.
    """
    if not frame.is_advice or frame.practitioner is None or frame.stage != "active":
        return []
    events = past(facts, now, READS)
    closed = _reached(events)
    if not closed or now - closed[-1].at < timedelta(weeks=thresholds.reached_weeks):
        return []
    met = [fact for fact in events if fact.verb == "meeting.ended" and fact.at > closed[-1].at]
    if len(met) < thresholds.reached_meetings:
        return []
    numbers = {"goals": len(closed), "weeks": (now - closed[-1].at).days // 7, "meetings": len(met)}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in [*closed, *met]), numbers)]


def _reached(events: Sequence[Fact]) -> list[Fact]:
    """How the goals of this work were closed, the last one last; nothing unless all of them were reached."""
    last: dict[object, Fact] = {}
    for fact in events:
        if fact.verb == "engagement.opened":
            last = {}
        elif fact.verb in GOALS:
            last[fact.about or fact.id] = fact
    if not all(fact.verb == "goal.closed" and fact.facts["how"] == REACHED for fact in last.values()):
        return []
    return sorted(last.values(), key=lambda fact: (fact.at, fact.id))
