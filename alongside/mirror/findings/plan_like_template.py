"""What this person was given stands as it does for everybody (A12)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "plan_like_template"
GIVEN, CHANGED = "tool.given", "tool.changed"
PROPOSED, WITHDRAWN = "frame.proposed", "frame.withdrawn"
READS = frozenset({GIVEN, CHANGED, PROPOSED, WITHDRAWN})
US, AGREEMENT = "member", "agreement"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: the last `template_things` things are nobody's own.

    Evidence: tools that say word for word what the library says (only when to use them differs), and the newest
    agreement where it says how the two work as it does for everybody; all of the last `template_things` of them, the
    newest within `template_days`. Silent when one of them was worded for this person, then or later, on tools that
    the client found, on one or two, on several versions of one agreement (it counts once), on what was taken back,
    and on what was given before this was known. Holds in all work. Rests with the next thing that is theirs.
    """
    if frame.practitioner is None or frame.stage == "ended":
        return []
    things = list(_things(past(facts, now, READS)).values())
    last = sorted(things, key=lambda each: (each[0].at, each[0].id))[-thresholds.template_things :]
    if len(last) < thresholds.template_things or not all(is_usual for _, is_usual in last):
        return []
    if last[-1][0].at < now - timedelta(days=thresholds.template_days):
        return []
    tools = sum(fact.verb == GIVEN for fact, _ in last)
    numbers = {"things": len(last), "tools": tools, "agreements": len(last) - tools}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact, _ in last), numbers)]


def _things(seen: Sequence[Fact]) -> dict[Any, tuple[Fact, bool]]:
    """What was given, with whether it stands as for everybody; of agreements only the newest proposal."""
    things: dict[Any, tuple[Fact, bool]] = {}
    for fact in seen:
        is_usual = fact.facts.get("is_as_library", fact.facts.get("is_as_template"))
        if fact.verb == WITHDRAWN:
            if AGREEMENT in things and things[AGREEMENT][0].about == fact.about:
                del things[AGREEMENT]
        elif is_usual is None or fact.by != US:
            continue
        elif fact.verb == PROPOSED:
            things[AGREEMENT] = (fact, is_usual)
        elif fact.verb == GIVEN or fact.about in things:
            first = things.get(fact.about, (fact, is_usual))[0]
            things[fact.about] = (first, is_usual)
    return things
