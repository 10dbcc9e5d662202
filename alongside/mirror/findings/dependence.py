"""A long work in which the client writes ever more and begins ever less (L05, G05)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.months import in_windows, rises

KIND = "dependence"
CONTACTS = ("message.sent", "appointment.booked")
READS = frozenset({*CONTACTS, "step.set"})
A_MONTH = timedelta(days=30)


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a question for review, never a word about the client.

    Evidence: what the client wrote or booked in the last four weeks, when the work has gone on for
    `dependence_months`, the days with contact of theirs rose over three windows of four weeks to at least
    `dependence_contacts`, and the steps they set themselves did not. Silent in a young work, where daily
    contact is agreed, when their own steps rise too, in a busy month alone, while it ends, and in delivery
    work (D09). Rests when contact or own steps turn.
    """
    if not frame.is_advice or frame.practitioner is None or frame.daily_contact_agreed:
        return []
    if frame.opened_at is None or frame.stage == "ending":
        return []
    months = (now - frame.opened_at) // A_MONTH
    theirs = in_windows(
        [fact for fact in past(facts, now, CONTACTS) if fact.facts.get("by") == "client"], now
    )
    set_by = past(facts, now, ("step.set",))
    steps = in_windows([fact for fact in set_by if fact.facts.get("set_by") == "client"], now)
    days = [len({fact.at.date() for fact in window}) for window in theirs]
    is_more = rises(days) and days[-1] >= thresholds.dependence_contacts
    if months < thresholds.dependence_months or not is_more or len(steps[-1]) > len(steps[0]):
        return []
    numbers = {"months": months, "first": days[0], "last": days[-1], "steps": len(steps[-1])}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in theirs[-1]), numbers)]
