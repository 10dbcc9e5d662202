"""Asking every day how it goes, unasked (D01: "contacting the client every day, unasked")."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "unasked_contact"
READS = frozenset({"message.sent"})
A_DAY = timedelta(days=1)


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member who wrote unasked on several days in a row.

    Evidence: the messages on the longest run of days, within `unasked_within_days`, that nothing from the
    client interrupts. Silent where daily contact is agreed in the frame, in delivery work (D09), where the
    client writes too, and for a message now and then. Rests when the run grows old.
    """
    if not frame.is_advice or frame.daily_contact_agreed:
        return []
    since = now - timedelta(days=thresholds.unasked_within_days)
    recent = [fact for fact in past(facts, now, READS) if fact.at >= since]
    members = {fact.by_member for fact in recent if fact.by_member and fact.facts["by"] == "member"}
    found = []
    for member in sorted(members):
        run = _longest_run(member, recent)
        if (days := _days(run)) >= thresholds.unasked_days:
            found.append(
                Found(KIND, member, tuple(fact.id for fact in run), {"days": days, "messages": len(run)})
            )
    return found


def _longest_run(member: UUID, messages: Sequence[Fact]) -> list[Fact]:
    """The longest run of unasked messages on days that follow each other, without a word of the client."""
    runs: list[list[Fact]] = [[]]
    for fact in messages:
        if fact.facts["by"] == "client":
            runs.append([])
        elif fact.by_member == member and fact.facts["is_unasked"]:
            if runs[-1] and fact.at.date() - runs[-1][-1].at.date() > A_DAY:
                runs.append([])
            runs[-1].append(fact)
    return max(runs, key=_days)


def _days(run: Sequence[Fact]) -> int:
    return len({fact.at.date() for fact in run})
